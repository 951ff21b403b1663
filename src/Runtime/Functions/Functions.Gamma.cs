namespace NumDsl;

// The logarithm of the gamma function and its derivatives.
public static partial class Functions
{
    /// <summary>The largest order of <see cref="Polygamma(int, NDArray)"/>: beyond, its factorials leave the range of float.</summary>
    private const int LargestOrder = 20;

    /// <summary>The logarithm of the absolute value of the gamma function of each element.</summary>
    /// <remarks>
    /// Derivative: Digamma x. Infinite at 0, -1, -2, ... and of infinities. Below 0 the accuracy is that of the two terms of the reflection
    /// formula, so next to the zeros below -2 only the absolute error is small.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Lgamma(NDArray x) => Elementwise.Map(x, SpecialFunctions.Lgamma);

    /// <inheritdoc cref="Lgamma(NDArray)"/>
    public static Scalar Lgamma(Scalar x) => SpecialFunctions.Lgamma(x.Value);

    /// <summary>The digamma function of each element: the derivative of the logarithm of the gamma function.</summary>
    /// <remarks>
    /// Derivative: Polygamma(1, x). At 0 and -0 it is -infinity and infinity, at -1, -2, ... and -infinity NaN. Below 0 the accuracy is that of
    /// the two terms of the reflection formula.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Digamma(NDArray x) => Elementwise.Map(x, SpecialFunctions.Digamma);

    /// <inheritdoc cref="Digamma(NDArray)"/>
    public static Scalar Digamma(Scalar x) => SpecialFunctions.Digamma(x.Value);

    /// <summary>The derivative of the digamma function, of an order of 1 (the trigamma function) or more.</summary>
    /// <remarks>
    /// Derivative: Polygamma(order + 1, x). At 0 it is infinite, with the sign of its limit from the sign of the zero; at -1, -2, ... and -infinity
    /// it is NaN.
    /// </remarks>
    /// <param name="order">The order, from 1 to 20.</param>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The order is below 1 or above 20.</exception>
    public static NDArray Polygamma(int order, NDArray x)
    {
        CheckOrder(order);
        return Elementwise.Map(x, value => SpecialFunctions.Polygamma(order, value));
    }

    /// <inheritdoc cref="Polygamma(int, NDArray)"/>
    public static Scalar Polygamma(int order, Scalar x)
    {
        CheckOrder(order);
        return SpecialFunctions.Polygamma(order, x.Value);
    }

    private static void CheckOrder(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(order, LargestOrder);
    }
}
