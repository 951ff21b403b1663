namespace NumDsl;

// Powers and logarithms to other bases; logarithms of sums, differences and odds in the forms that neither overflow nor cancel.
public static partial class Functions
{
    /// <summary>2^x of each element, exact where x is an integer.</summary>
    /// <remarks>
    /// Derivative: ln 2 2^x. Overflows to infinity from 1024 on.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Exp2(NDArray x) => Elementwise.Map(x, static a => Math.Pow(2, a));

    /// <inheritdoc cref="Exp2(NDArray)"/>
    public static Scalar Exp2(Scalar x) => Math.Pow(2, x.Value);

    /// <summary>The logarithm to base 2 of each element, exact at the powers of 2.</summary>
    /// <remarks>
    /// Derivative: 1/(x ln 2). Of 0 it is -infinity, of a negative number NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Log2(NDArray x) => Elementwise.Map(x, Math.Log2);

    /// <inheritdoc cref="Log2(NDArray)"/>
    public static Scalar Log2(Scalar x) => Math.Log2(x.Value);

    /// <summary>The logarithm to base 10 of each element.</summary>
    /// <remarks>
    /// Derivative: 1/(x ln 10). Of 0 it is -infinity, of a negative number NaN.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Log10(NDArray x) => Elementwise.Map(x, Math.Log10);

    /// <inheritdoc cref="Log10(NDArray)"/>
    public static Scalar Log10(Scalar x) => Math.Log10(x.Value);

    /// <summary>log(e^x + e^y), as max(x, y) + log1p(e^-|x - y|), which does not overflow.</summary>
    /// <remarks>
    /// Derivative: sigmoid(x - y) by x and sigmoid(y - x) by y, one half each where they are equal, infinities included. Of two
    /// equal infinities it is that infinity.
    /// </remarks>
    /// <param name="x">The first operand.</param>
    /// <param name="y">The second operand.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray LogAddExp(NDArray x, NDArray y) => Elementwise.Map(nameof(LogAddExp), x, y, SpecialFunctions.LogAddExp);

    /// <inheritdoc cref="LogAddExp(NDArray, NDArray)"/>
    public static NDArray LogAddExp(NDArray x, Scalar y) => Elementwise.Map(x, y, SpecialFunctions.LogAddExp);

    /// <inheritdoc cref="LogAddExp(NDArray, NDArray)"/>
    public static NDArray LogAddExp(Scalar x, NDArray y) => Elementwise.Map(x, y, SpecialFunctions.LogAddExp);

    /// <inheritdoc cref="LogAddExp(NDArray, NDArray)"/>
    public static Scalar LogAddExp(Scalar x, Scalar y) => SpecialFunctions.LogAddExp(x.Value, y.Value);

    /// <summary>log(1 - e^x) of each element, for x of at most 0, without cancellation near 0 or far below it.</summary>
    /// <remarks>
    /// Derivative: -1/(e^-x - 1). Of 0 it is -infinity, above 0 NaN, of -infinity 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Log1mExp(NDArray x) => Elementwise.Map(x, SpecialFunctions.Log1mExp);

    /// <inheritdoc cref="Log1mExp(NDArray)"/>
    public static Scalar Log1mExp(Scalar x) => SpecialFunctions.Log1mExp(x.Value);

    /// <summary>log(x/(1 - x)) of each element, the inverse of the logistic function.</summary>
    /// <remarks>
    /// Derivative: 1/(x(1 - x)). Of 0 and 1 it is an infinity, outside NaN; near 1/2 it keeps its full precision.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Logit(NDArray x) => Elementwise.Map(x, SpecialFunctions.Logit);

    /// <inheritdoc cref="Logit(NDArray)"/>
    public static Scalar Logit(Scalar x) => SpecialFunctions.Logit(x.Value);

    /// <summary>x log y, and 0 where x is 0: the term of an entropy.</summary>
    /// <remarks>
    /// Derivative: log y by x, and x/y by y, which is 0 where x is 0. Where x is 0 it is 0 for every y but NaN, as in SciPy.
    /// </remarks>
    /// <param name="x">The factor.</param>
    /// <param name="y">The argument of the logarithm.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Xlogy(NDArray x, NDArray y) => Elementwise.Map(nameof(Xlogy), x, y, SpecialFunctions.Xlogy);

    /// <inheritdoc cref="Xlogy(NDArray, NDArray)"/>
    public static NDArray Xlogy(NDArray x, Scalar y) => Elementwise.Map(x, y, SpecialFunctions.Xlogy);

    /// <inheritdoc cref="Xlogy(NDArray, NDArray)"/>
    public static NDArray Xlogy(Scalar x, NDArray y) => Elementwise.Map(x, y, SpecialFunctions.Xlogy);

    /// <inheritdoc cref="Xlogy(NDArray, NDArray)"/>
    public static Scalar Xlogy(Scalar x, Scalar y) => SpecialFunctions.Xlogy(x.Value, y.Value);

    /// <summary>x log(1 + y), and 0 where x is 0.</summary>
    /// <remarks>
    /// Derivative: log(1 + y) by x, and x/(1 + y) by y, which is 0 where x is 0. Where x is 0 it is 0 for every y but NaN, as in
    /// SciPy.
    /// </remarks>
    /// <param name="x">The factor.</param>
    /// <param name="y">What is added to 1.</param>
    /// <returns>The values, in the common shape of the two.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray Xlog1py(NDArray x, NDArray y) => Elementwise.Map(nameof(Xlog1py), x, y, SpecialFunctions.Xlog1py);

    /// <inheritdoc cref="Xlog1py(NDArray, NDArray)"/>
    public static NDArray Xlog1py(NDArray x, Scalar y) => Elementwise.Map(x, y, SpecialFunctions.Xlog1py);

    /// <inheritdoc cref="Xlog1py(NDArray, NDArray)"/>
    public static NDArray Xlog1py(Scalar x, NDArray y) => Elementwise.Map(x, y, SpecialFunctions.Xlog1py);

    /// <inheritdoc cref="Xlog1py(NDArray, NDArray)"/>
    public static Scalar Xlog1py(Scalar x, Scalar y) => SpecialFunctions.Xlog1py(x.Value, y.Value);

    /// <summary>1 - erf x of each element, relatively accurate down to the smallest number.</summary>
    /// <remarks>
    /// Derivative: -2/sqrt(pi) exp(-x^2). Of -infinity it is 2, of infinity 0.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray Erfc(NDArray x) => Elementwise.Map(x, SpecialFunctions.Erfc);

    /// <inheritdoc cref="Erfc(NDArray)"/>
    public static Scalar Erfc(Scalar x) => SpecialFunctions.Erfc(x.Value);

    /// <summary>The distribution function of the standard normal, erfc(-x/sqrt(2))/2, of each element.</summary>
    /// <remarks>
    /// Derivative: the density exp(-x^2/2)/sqrt(2 pi). Of -infinity it is 0, of infinity 1; the lower tail is relatively accurate
    /// down to the smallest number.
    /// </remarks>
    /// <param name="x">The operand, of any shape.</param>
    /// <returns>The values, in the shape of <paramref name="x"/>.</returns>
    public static NDArray NormalCdf(NDArray x) => Elementwise.Map(x, SpecialFunctions.NormalCdf);

    /// <inheritdoc cref="NormalCdf(NDArray)"/>
    public static Scalar NormalCdf(Scalar x) => SpecialFunctions.NormalCdf(x.Value);
}
