using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>Errors in units in the last place against 192-bit arithmetic, over the grid of <see cref="LaneFunctions"/>.</summary>
public class LaneAccuracyTests
{
    private static readonly Dictionary<string, (Func<BigReal, BigReal> Function, double From, double To)> References = new()
    {
        ["Exp"] = (BigMath.Exp, -3000, 3000),
        ["Expm1"] = (BigMath.Expm1, -3000, 3000),
        ["Log"] = (BigMath.Log, double.Epsilon, double.MaxValue),
        ["Log1p"] = (BigMath.Log1p, Math.BitDecrement(1) * -1, double.MaxValue),
        ["Sigmoid"] = (BigMath.Sigmoid, -3000, 3000),
        ["Tanh"] = (BigMath.Tanh, double.MinValue, double.MaxValue),
        ["Softplus"] = (BigMath.Softplus, double.MinValue, double.MaxValue),
        ["LogSigmoid"] = (BigMath.LogSigmoid, double.MinValue, double.MaxValue),
        ["Erf"] = (BigMath.Erf, double.MinValue, double.MaxValue),
        ["Sin"] = (BigMath.Sin, -2e5, 2e5),
        ["Cos"] = (BigMath.Cos, -2e5, 2e5),
        ["Tan"] = (x => BigMath.Sin(x) / BigMath.Cos(x), -2e5, 2e5),
        ["Asin"] = (BigMath.Asin, -1, 1),
        ["Acos"] = (BigMath.Acos, -1, 1),
        ["Atan"] = (BigMath.Atan, double.MinValue, double.MaxValue),
        ["Sinh"] = (BigMath.Sinh, -3000, 3000),
        ["Cosh"] = (BigMath.Cosh, -3000, 3000),
        ["Asinh"] = (BigMath.Asinh, double.MinValue, double.MaxValue),
        ["Acosh"] = (BigMath.Acosh, 1, double.MaxValue),
        ["Atanh"] = (BigMath.Atanh, Math.BitDecrement(1) * -1, Math.BitDecrement(1)),
        ["Exp2"] = (x => BigMath.Exp(x * BigReal.Ln2), -3000, 3000),
        ["Log2"] = (x => BigMath.Log(x) / BigReal.Ln2, double.Epsilon, double.MaxValue),
        ["Log10"] = (x => BigMath.Log(x) / BigMath.Log(10), double.Epsilon, double.MaxValue),
        ["Cbrt"] = (BigMath.Cbrt, double.MinValue, double.MaxValue),
        ["Rsqrt"] = (x => 1 / x.Sqrt(), double.Epsilon, double.MaxValue),
        ["Log1mExp"] = (BigMath.Log1mExp, -3000, -double.Epsilon),
        ["Logit"] = (x => BigMath.Log(x) - BigMath.Log1p(-x), double.Epsilon, Math.BitDecrement(1)),
        ["Erfc"] = (BigMath.Erfc, -30, 30),
        ["NormalCdf"] = (BigMath.NormalCdf, -42, 42),
        ["Lgamma"] = (BigMath.Lgamma, double.Epsilon, double.MaxValue),
        ["Digamma"] = (BigMath.Digamma, double.Epsilon, double.MaxValue),
    };

    public static TheoryData<string> Names => [.. References.Keys];

    /// <summary>The bound is the operator's own, as the documentation states it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_stays_within_its_error_bound(string name)
    {
        var (reference, from, to) = References[name];
        var bound = LaneFunctions.Rows[name].Ulps!.Value;
        AssertError(name, ElementType.Single, reference, from, to, bound);
        AssertError(name, ElementType.Double, reference, from, to, bound);
    }

    [Fact]
    public void Every_function_of_one_number_that_is_not_a_single_operation_has_a_reference()
    {
        var computed = LaneFunctions.Rows.Where(row => row.Value.Arity == 1 && row.Value.Ulps is null or > 0.5).Select(row => row.Key);
        Assert.Empty(computed.Except(References.Keys));
    }

    public static TheoryData<double> Exponents => [.. LaneFunctions.Exponents];

    [Theory]
    [MemberData(nameof(Exponents))]
    public void A_power_stays_within_its_error_bound(double exponent)
    {
        var bound = exponent is 4 or -2 ? 2 : 1.5;
        var c = BigReal.Exact(exponent, 0);
        foreach (var type in new[] { ElementType.Single, ElementType.Double })
        {
            AssertError(LaneFunctions.PowName(exponent), type, x => BigMath.Pow(x, c), double.Epsilon, double.MaxValue, bound, every: 4);
        }
    }

    public static TheoryData<int> Orders => [.. LaneFunctions.Orders];

    [Theory]
    [MemberData(nameof(Orders))]
    public void A_polygamma_function_stays_within_its_error_bound(int order)
    {
        foreach (var type in new[] { ElementType.Single, ElementType.Double })
        {
            AssertError(
                LaneFunctions.PolygammaName(order), type, x => BigMath.Polygamma(order, x), double.Epsilon, double.MaxValue, Elementwise.Polygamma.Ulps!.Value, every: 2);
        }
    }

    /// <summary>Below 0 the reflection formula has terms that may cancel, one of them of 1 - x rounded: the error is small beside them.</summary>
    [Theory]
    [InlineData("Lgamma", 0)]
    [InlineData("Digamma", 0)]
    [InlineData("Polygamma_1", 1)]
    [InlineData("Polygamma_2", 2)]
    public void Below_zero_a_gamma_function_is_right_beside_the_terms_of_its_reflection(string name, int order)
    {
        foreach (var type in new[] { ElementType.Single, ElementType.Double })
        {
            var x = LaneFunctions.Grid(type).Where(v => v is < 0 and > -1000 && v != Math.Floor(v)).ToArray();
            var y = LaneFunctions.Programs.Run(name, type, LanePrograms.SupportedWidths[0], x);
            for (var i = 0; i < x.Length; i++)
            {
                var exact = BigReal.Exact(x[i], 0);
                var (reflected, rest) = name == "Lgamma" ? BigMath.ReflectedLgamma(exact) : BigMath.ReflectedPolygamma(order, exact);
                var expected = reflected + rest;
                var scale = reflected.Abs().ToDouble() + rest.Abs().ToDouble();
                var unit = type == ElementType.Single ? Math.Pow(2, -23) : Math.Pow(2, -52);
                var error = double.IsInfinity(y[i]) && !double.IsFinite(LaneFunctions.Round(scale, type)) ? 0 : Math.Abs((BigReal.Exact(y[i], 1024) - expected).ToDouble());
                Assert.True(error <= 16 * unit * scale, $"{name} of {type} {x[i]:R} is {y[i]:R} instead of {expected.ToDouble():R}.");
            }
        }
    }

    /// <summary>30 digits each, computed with mpmath 1.3 and cut: they check the judge.</summary>
    [Theory]
    [InlineData("Exp", 1.0, "2.71828182845904523536028747135")]
    [InlineData("Expm1", 0.125, "0.133148453066826316829007227811")]
    [InlineData("Log", 10.0, "2.30258509299404568401799145468")]
    [InlineData("Log1p", 0.125, "0.117783035656383454538794109470")]
    [InlineData("Tanh", 0.375, "0.358357398350785946319360231553")]
    [InlineData("Erf", 1.25, "0.922900128256458230136523481197")]
    [InlineData("Sin", 1000.0, "0.826879540532002560255887429109")]
    [InlineData("Cos", 1000.0, "0.562379076290702991078249226605")]
    [InlineData("Sigmoid", 1.25, "0.777299861174691146999519547661")]
    [InlineData("Softplus", 1.25, "1.50192908134537288895341872621")]
    [InlineData("Asin", 0.375, "0.384396774495639083038194872967")]
    [InlineData("Acos", 0.375, "1.18639955229925753619312681867")]
    [InlineData("Atan", 1.25, "0.896055384571343956174800718029")]
    [InlineData("Sinh", 1.25, "1.60191908030082563790283030151")]
    [InlineData("Cosh", 1.25, "1.88842387716101573822771572816")]
    [InlineData("Asinh", 1.25, "1.04759301264925873589832123396")]
    [InlineData("Acosh", 1.25, "0.693147180559945309417232121458")]
    [InlineData("Atanh", 0.375, "0.394228680182135084730592122369")]
    [InlineData("Cbrt", 10.0, "2.15443469003188372175929356651")]
    [InlineData("Log1mExp", -1.25, "-0.337579565087411070123383777024")]
    [InlineData("Erfc", 0.75, "0.288844366346484868401062165408")]
    [InlineData("Erfc", 2.5, "0.000406952017444958939564215739974")]
    [InlineData("NormalCdf", 1.25, "0.894350226333144742311227235974")]
    [InlineData("Lgamma", 0.375, "0.863073982270647462405089094134")]
    [InlineData("Lgamma", 10.25, "13.3680236714760462954309130426")]
    [InlineData("Digamma", 0.375, "-2.75399904914513957576401921880")]
    [InlineData("Digamma", 10.25, "2.27770479068672396930146996295")]
    public void The_reference_functions_agree_with_published_digits(string name, double x, string digits)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var scaled = System.Numerics.BigInteger.Parse(digits.Remove(point, 1), System.Globalization.CultureInfo.InvariantCulture);
        var scale = new BigReal(System.Numerics.BigInteger.Pow(10, digits.Length - point - 1), 0);
        var error = (References[name].Function(BigReal.Exact(x, 0)) * scale) - new BigReal(scaled, 0);
        Assert.InRange(error.ToDouble(), -1, 1);
    }

    private static void AssertError(
        string name,
        ElementType type,
        Func<BigReal, BigReal> reference,
        double from,
        double to,
        double bound,
        int every = 1)
    {
        var x = LaneFunctions.Grid(type).Where(v => v >= from && v <= to).Where((_, i) => i % every == 0).ToArray();
        var y = LaneFunctions.Programs.Run(name, type, LanePrograms.SupportedWidths[0], x);
        var (worst, at) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            var error = UlpError(y[i], reference(BigReal.Exact(x[i], 0)), type);
            (worst, at) = error > worst ? (error, x[i]) : (worst, at);
        }

        Assert.True(worst <= bound, $"{name} of {type} is off by {worst:F3} ulp at {at:R}; the bound is {bound}.");
    }

    internal static double UlpError(double computed, BigReal expected, ElementType type)
    {
        var (digits, smallest, overflow) = type == ElementType.Single ? (24, -149, 128) : (53, -1074, 1024);
        if (double.IsNaN(computed))
        {
            return double.PositiveInfinity;
        }

        // Beyond the largest number the right answer is infinity.
        if (!expected.IsZero && expected.LeadingExponent >= overflow)
        {
            return double.IsInfinity(computed) && Math.Sign(computed) == expected.Sign ? 0 : double.PositiveInfinity;
        }

        var ulp = expected.IsZero ? smallest : Math.Max(expected.LeadingExponent - digits + 1, smallest);
        return Math.Abs((BigReal.Exact(computed, overflow) - expected).TimesPowerOfTwo(-ulp).ToDouble());
    }
}
