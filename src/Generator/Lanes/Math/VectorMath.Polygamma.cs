namespace NumDsl.Generator.Lanes;

/// <summary>The derivatives of the digamma function.</summary>
internal static partial class VectorMath
{
    /// <summary>
    /// The derivative of digamma of an order of at least 1: the terms of (-1)^(n + 1) n! sum of 1 / (x + k)^(n + 1) up to some k, and the rest by
    /// its asymptotic series (Abramowitz and Stegun 6.4.10 and 6.4.11). All are of one sign for positive x; below 2 ulp there, because terms
    /// and sum have two parts: a power multiplies the rounding of its base.
    /// </summary>
    public static Lane Polygamma(Lane x, int order)
    {
        var b = x.Builder;
        var negative = b.Less(x, b.Constant(0)).Hint("negative");
        var a = b.Select(negative, 1 - x, x).Hint("a");
        var shift = (b.IsSingle ? 5 : 11) + order;
        var isFar = b.Greater(a, b.Constant(shift)).Hint("isFar");
        var (v, vLow) = TwoSum(a, b.Constant(shift));
        var far = AsymptoticPolygamma(b.Select(isFar, a, v).Hint("far"), b.Select(isFar, b.Constant(0), vLow), order, b.IsSingle ? 5 : 9);
        var (sum, sumLow) = far;
        for (var k = shift - 1; k >= 0; k--)
        {
            (v, vLow) = k == 0 ? (a, b.Constant(0)) : TwoSum(a, b.Constant(k));
            var (term, termLow) = TimesInversePower((b.Constant(Factorial(order)), b.Constant(0)), v, vLow, order + 1);
            var low = (sumLow + termLow).Hint("sumLow");
            (sum, sumLow) = TwoSum(sum, term);
            sumLow = (sumLow + low).Hint("sumLow");
        }

        // What overflows has no parts.
        var near = b.Select(b.Equal(b.Abs(sum), b.Constant(double.PositiveInfinity)), sum, sum + sumLow);
        sum = b.Select(isFar, far.High + far.Low, near).Hint("sum");
        var y = order % 2 == 1 ? sum : -sum;

        // (-1)^n polygamma(n, 1 - x) - (d/dx)^n pi cot(pi x); each derivative of cot is a polynomial in it. At the poles NaN.
        var fraction = Fraction(x);
        var cotangent = Cotangent(fraction);
        var reflection = b.Polynomial((cotangent * cotangent).Hint("square"), "reflection", CotangentDerivative(order));
        reflection = order % 2 == 0 ? reflection * cotangent : reflection;
        var reflected = (order % 2 == 1 ? -y : y) - reflection;
        reflected = b.Select(b.Equal(fraction, b.Constant(0)), b.Constant(double.NaN), reflected).Hint("reflected");
        return b.Select(negative, reflected, y).Hint("polygamma");
    }

    /// <summary>
    /// (n - 1)! / x^n + n! / (2 x^(n + 1)) + sum of B(2 k) (2 k + n - 1)! / ((2 k)! x^(2 k + n)), in two parts, for x + xLow.
    /// </summary>
    private static (Lane High, Lane Low) AsymptoticPolygamma(Lane x, Lane xLow, int order, int terms)
    {
        var b = x.Builder;
        var coefficients = new double[terms];
        for (var k = 0; k < terms; k++)
        {
            // (2 k + n - 1)! / (2 k)!
            var ratio = 1.0;
            for (var i = (2 * k) + 1; i < (2 * k) + order; i++)
            {
                ratio *= i;
            }

            coefficients[k] = Bernoulli[k] * ratio;
        }

        var inverse = (1 / x).Hint("inverse");
        var square = (inverse * inverse).Hint("s");
        var series = (square * b.Polynomial(square, "series", [.. coefficients.Skip(1)])).Hint("series");
        var factor = FastTwoSum(b.Constant(coefficients[0]), b.Fma(inverse, Factorial(order) / 2, series), b.Constant(0));
        return TimesInversePower(factor, x, xLow, order);
    }

    /// <summary>The Bernoulli numbers B(0), B(2), B(4), ...</summary>
    private static readonly double[] Bernoulli =
        [1, 1.0 / 6, -1.0 / 30, 1.0 / 42, -1.0 / 30, 5.0 / 66, -691.0 / 2730, 7.0 / 6, -3617.0 / 510];

    /// <summary>factor / (x + xLow)^power in two parts, the factor first, so that no part of it is subnormal before the end.</summary>
    private static (Lane High, Lane Low) TimesInversePower((Lane High, Lane Low) factor, Lane x, Lane xLow, int power)
    {
        var (inverse, low) = Inverse(x, xLow);
        var product = factor;
        for (var i = 0; i < power; i++)
        {
            product = Product(product.High, product.Low, inverse, low);
        }

        return product;
    }

    /// <summary>1 / (x + xLow) in two parts; of infinity, of 0 and where it overflows in one.</summary>
    private static (Lane High, Lane Low) Inverse(Lane x, Lane? xLow)
    {
        var b = x.Builder;
        var inverse = (1 / x).Hint("inverse");
        var rest = b.Fma(-x, inverse, b.Constant(1));
        var low = ((xLow is { } part ? rest - (part * inverse) : rest) * inverse).Hint("inverseLow");
        return (inverse, b.Select(b.Less(b.Abs(low), b.Constant(double.PositiveInfinity)), low, b.Constant(0)).Hint("inverseLow"));
    }

    /// <summary>a + b in two parts, whichever is larger (Knuth).</summary>
    private static (Lane High, Lane Low) TwoSum(Lane a, Lane b)
    {
        var sum = (a + b).Hint("sum");
        var part = (sum - a).Hint("part");
        return (sum, (a - (sum - part) + (b - part)).Hint("sumLow"));
    }

    private static double Factorial(int n) => n < 2 ? 1 : n * Factorial(n - 1);

    /// <summary>
    /// The derivative of pi cot(pi x) of some order as a polynomial in c = cot(pi x), of which the derivative is -pi (1 + c^2): the
    /// coefficients of every other power, which have one sign; those between are 0.
    /// </summary>
    private static double[] CotangentDerivative(int order)
    {
        double[] polynomial = [0, Math.PI];
        for (var i = 0; i < order; i++)
        {
            var derivative = new double[polynomial.Length + 1];
            for (var k = 1; k < polynomial.Length; k++)
            {
                derivative[k - 1] -= Math.PI * k * polynomial[k];
                derivative[k + 1] -= Math.PI * k * polynomial[k];
            }

            polynomial = derivative;
        }

        return [.. polynomial.Where((_, power) => power % 2 != order % 2)];
    }
}
