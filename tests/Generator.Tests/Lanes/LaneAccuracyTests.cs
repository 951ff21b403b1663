using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

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
        ["Reciprocal"] = (x => 1 / x, double.MinValue, double.MaxValue),
    };

    [Theory]
    [InlineData("Exp", 1.1, 1.1)]
    [InlineData("Expm1", 1.7, 1.7)]
    [InlineData("Log", 1, 1)]
    [InlineData("Log1p", 1, 1)]
    [InlineData("Sigmoid", 2, 2)]
    [InlineData("Tanh", 1.5, 1.5)]
    [InlineData("Softplus", 2, 2)]
    [InlineData("LogSigmoid", 2, 2)]
    [InlineData("Erf", 1.1, 1.1)]
    [InlineData("Sin", 2, 2)]
    [InlineData("Cos", 2, 2)]
    [InlineData("Reciprocal", 0.5, 0.5)]
    public void A_function_stays_within_its_error_bound(string name, double singleBound, double doubleBound)
    {
        var (reference, from, to) = References[name];
        AssertError(name, ElementType.Single, reference, from, to, singleBound);
        AssertError(name, ElementType.Double, reference, from, to, doubleBound);
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

    private static double UlpError(double computed, BigReal expected, ElementType type)
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
