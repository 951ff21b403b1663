using System.Globalization;
using NumDsl.Kernels;

namespace NumDsl;

// Random numbers: functions of a key and of the place of each element.
public static partial class Functions
{
    /// <summary>Random numbers that are equally likely everywhere from 0 to 1, 1 excluded.</summary>
    /// <remarks>
    /// Derivative: 0, because there is no operand. The number of an element depends on the key and on the element's place alone
    /// (Philox4x32-10): equal calls give equal numbers, in float the leading 24 bits of those in double.
    /// </remarks>
    /// <param name="key">The key; another one gives other numbers.</param>
    /// <param name="shape">The sizes, two or more.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">The rank is below 2, or a size is negative.</exception>
    public static NDArray Uniform(RandomKey key, params int[] shape) => Drawn(key, shape, RandomNumbers.Uniform<double>);

    /// <summary>Random numbers of the normal distribution of mean 0 and variance 1.</summary>
    /// <remarks>
    /// Derivative: 0, because there is no operand. By the inverse of the distribution function (Wichura, Algorithm AS 241, 1988),
    /// to a relative error of 8e-16; the largest number that occurs is 8.2. The number of an element depends on the key and on the
    /// element's place alone (Philox4x32-10).
    /// </remarks>
    /// <param name="key">The key; another one gives other numbers.</param>
    /// <param name="shape">The sizes, two or more.</param>
    /// <returns>An array of that shape.</returns>
    /// <exception cref="ArgumentException">The rank is below 2, or a size is negative.</exception>
    public static NDArray Normal(RandomKey key, params int[] shape) => Drawn(key, shape, RandomNumbers.Normal<double>);

    /// <summary>A random mask: each element is 1 with a probability, and 0 otherwise.</summary>
    /// <remarks>Derivative: 0, with respect to p, too. It is Uniform less than p: never 1 for p = 0, always for p = 1, and 0 for NaN.</remarks>
    /// <param name="key">The key; another one gives another mask.</param>
    /// <param name="p">The probability of a 1.</param>
    /// <param name="shape">The sizes, two or more.</param>
    /// <returns>A mask of that shape.</returns>
    /// <exception cref="ArgumentException">The rank is below 2, or a size is negative.</exception>
    public static NDArray Bernoulli(RandomKey key, Scalar p, params int[] shape) => Uniform(key, shape) < p;

    /// <summary>The array with a random part of its elements 0 and the others divided by 1 - rate, so that the expected value stays.</summary>
    /// <remarks>
    /// Derivative: with respect to x, the same mask over 1 - rate; with respect to the rate, 0 (Srivastava et al., "Dropout", JMLR 15, 2014).
    /// A NaN that is dropped becomes 0. A rate of 0 changes nothing, of 1 leaves nothing; in an equation a rate that is data and lies
    /// outside makes everything NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <param name="rate">The probability with which an element is dropped, from 0 to 1.</param>
    /// <param name="key">The key; another one drops other elements.</param>
    /// <returns>An array of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not from 0 to 1.</exception>
    public static NDArray Dropout(NDArray x, Scalar rate, RandomKey key)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (!(rate.Value is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(rate), rate.Value, string.Create(CultureInfo.InvariantCulture,
                $"Dropout: the rate is {rate.Value:R}; it is a probability from 0 to 1."));
        }

        return Where(Uniform(key, [.. x.Shape]) < rate, 0, x / (1 - rate));
    }

    private delegate void Draw(RandomKey key, StridedArray<double> destination, ReadOnlySpan<nint> places, nint first);

    private static NDArray Drawn(RandomKey key, int[] shape, Draw draw)
    {
        ArgumentNullException.ThrowIfNull(shape);
        var result = NDArray.Zeros(shape);
        var destination = result.AsStrided();
        draw(key, destination, destination.Strides, 0);
        return result;
    }
}
