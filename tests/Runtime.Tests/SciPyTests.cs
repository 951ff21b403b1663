using System.Reflection;

namespace NumDsl.Tests;

/// <summary>
/// The mathematical functions against values of SciPy 1.10 and NumPy, 17 digits each. Where SciPy itself is off (normal_cdf in
/// the tail, logit near 1/2, digamma) and where it lacks the function (log1mexp) they are mpmath's.
/// </summary>
public sealed class SciPyTests
{
    [Theory]
    [InlineData("Erfc", -3.0, 1.9999779095030015)]
    [InlineData("Erfc", -0.3, 1.3286267594591274)]
    [InlineData("Erfc", 0.2, 0.7772974107895215)]
    [InlineData("Erfc", 0.7, 0.3221988061625817)]
    [InlineData("Erfc", 3.3, 3.057709796438165e-06)]
    [InlineData("Erfc", 10.0, 2.0884875837625446e-45)]
    [InlineData("Erfc", 26.0, 5.663192408856145e-296)]
    [InlineData("NormalCdf", -37.0, 5.725571222524577e-300)]
    [InlineData("NormalCdf", -8.0, 6.220960574271784e-16)]
    [InlineData("NormalCdf", -1.0, 0.15865525393145707)]
    [InlineData("NormalCdf", -0.2, 0.42074029056089696)]
    [InlineData("NormalCdf", 0.4, 0.6554217416103242)]
    [InlineData("NormalCdf", 2.0, 0.9772498680518208)]
    [InlineData("NormalCdf", 8.0, 0.9999999999999993)]
    [InlineData("Lgamma", 1e-300, 690.7755278982137)]
    [InlineData("Lgamma", 0.1, 2.252712651734206)]
    [InlineData("Lgamma", 0.9999, 5.7729791561193866e-05)]
    [InlineData("Lgamma", 1.5, -0.12078223763524526)]
    [InlineData("Lgamma", 2.0001, 4.228165811291995e-05)]
    [InlineData("Lgamma", 3.2, 0.8854048271549091)]
    [InlineData("Lgamma", 4.4, 2.3161034914248577)]
    [InlineData("Lgamma", 10.5, 13.940625219403763)]
    [InlineData("Lgamma", 10000000000.0, 220258509288.81058)]
    [InlineData("Lgamma", -0.5, 1.2655121234846454)]
    [InlineData("Lgamma", -3.7, -1.3797399049658245)]
    [InlineData("Digamma", 1e-05, -100000.57719921567)]
    [InlineData("Digamma", 0.1, -10.423754940411076)]
    [InlineData("Digamma", 1.4, -0.06138454458511624)]
    [InlineData("Digamma", 1.4616, -3.110625123034165e-05)]
    [InlineData("Digamma", 2.4, 0.6529011697005981)]
    [InlineData("Digamma", 2.6, 0.7510474527734763)]
    [InlineData("Digamma", 100.5, 4.605174352581845)]
    [InlineData("Digamma", 10000000000.0, 23.025850929890456)]
    [InlineData("Digamma", -0.3, 2.113309779635399)]
    [InlineData("Digamma", -3.7, -0.8450768588704194)]
    [InlineData("Logit", 1e-10, -23.025850929840455)]
    [InlineData("Logit", 0.2, -1.3862943611198906)]
    [InlineData("Logit", 0.5000001, 3.99999999789463e-07)]
    [InlineData("Logit", 0.7, 0.8472978603872034)]
    [InlineData("Logit", 0.999, 6.906754778648553)]
    [InlineData("Log1mExp", -1e-12, -27.631021115929048)]
    [InlineData("Log1mExp", -0.3, -1.3502256128148467)]
    [InlineData("Log1mExp", -0.6931, -0.6931943633460008)]
    [InlineData("Log1mExp", -2.0, -0.14541345786885906)]
    [InlineData("Log1mExp", -50.0, -1.9287498479639178e-22)]
    [InlineData("Cbrt", -8.5, -2.040827550958674)]
    [InlineData("Cbrt", 1e-300, 1e-100)]
    [InlineData("Cbrt", 2.0, 1.2599210498948732)]
    [InlineData("Cbrt", 1e+200, 4.641588833612779e+66)]
    [InlineData("Asinh", -1e-09, -1e-09)]
    [InlineData("Asinh", 0.5, 0.48121182505960347)]
    [InlineData("Asinh", 3.0, 1.8184464592320668)]
    [InlineData("Asinh", 1e+200, 461.2101657793691)]
    [InlineData("Acosh", 1.0000001, 0.0004472135919037347)]
    [InlineData("Acosh", 1.5, 0.9624236501192069)]
    [InlineData("Acosh", 3.0, 1.762747174039086)]
    [InlineData("Acosh", 1e+200, 461.2101657793691)]
    [InlineData("Atanh", -1e-09, -1e-09)]
    [InlineData("Atanh", 0.5, 0.5493061443340549)]
    [InlineData("Atanh", 0.999, 3.8002011672501994)]
    [InlineData("Exp2", -1074.0, 5e-324)]
    [InlineData("Exp2", -0.3, 0.8122523963562355)]
    [InlineData("Exp2", 0.7, 1.624504792712471)]
    [InlineData("Exp2", 9.5, 724.0773439350247)]
    [InlineData("Log2", 1e-310, -1029.7977094150824)]
    [InlineData("Log2", 0.9999, -0.0001442767180450193)]
    [InlineData("Log2", 3.0, 1.584962500721156)]
    [InlineData("Log10", 1e-310, -310.0)]
    [InlineData("Log10", 0.9999, -4.3431619807505604e-05)]
    [InlineData("Log10", 3.0, 0.47712125471966244)]
    [InlineData("Xlogy", 0.0, 0.0, 0.0)]
    [InlineData("Xlogy", 2.0, 2.1972245773362196, 3.0)]
    [InlineData("Xlogy", 0.5, -345.38776394910684, 1e-300)]
    [InlineData("Xlog1py", 0.0, 0.0, -1.0)]
    [InlineData("Xlog1py", 2.0, 2e-17, 1e-17)]
    [InlineData("Xlog1py", 0.5, 0.6931471805599453, 3.0)]
    [InlineData("Hypot", 3.0, 5.0, 4.0)]
    [InlineData("Hypot", 1e+200, 1.414213562373095e+200, 1e+200)]
    [InlineData("Hypot", 1e-200, 3.1622776601683794e-200, 3e-200)]
    [InlineData("LogAddExp", 1000.0, 1000.9740769841801, 1000.5)]
    [InlineData("LogAddExp", -1000.0, -999.6867383124818, -1001.0)]
    [InlineData("LogAddExp", 0.0, 1.9287498479639178e-22, -50.0)]
    [InlineData("Remainder", 5.5, 1.5, 2.0)]
    [InlineData("Remainder", -5.5, 0.5, 2.0)]
    [InlineData("Remainder", 5.5, -0.5, -2.0)]
    [InlineData("Remainder", 1e+20, 1.0, 3.0)]
    [InlineData("Atan2", 1.0, 2.356194490192345, -1.0)]
    [InlineData("Atan2", -2.0, -2.5535900500422253, -3.0)]
    [InlineData("Atan2", 0.5, 0.16514867741462683, 3.0)]
    [InlineData("CopySign", 3.0, -3.0, -0.0)]
    [InlineData("CopySign", -3.0, 3.0, 2.0)]
    [InlineData("Sin", -0.3, -0.29552020666133955)]
    [InlineData("Sin", 1e-09, 1e-09)]
    [InlineData("Sin", 2.5, 0.5984721441039565)]
    [InlineData("Sin", 1000.0, 0.8268795405320025)]
    [InlineData("Cos", -0.3, 0.955336489125606)]
    [InlineData("Cos", 1.6, -0.029199522301288815)]
    [InlineData("Cos", 2.5, -0.8011436155469337)]
    [InlineData("Cos", 1000.0, 0.5623790762907029)]
    [InlineData("Tan", -0.3, -0.30933624960962325)]
    [InlineData("Tan", 1e-09, 1e-09)]
    [InlineData("Tan", 1.5, 14.101419947171719)]
    [InlineData("Tan", 1000.0, 1.4703241557027185)]
    [InlineData("Asin", -0.99, -1.4292568534704693)]
    [InlineData("Asin", 1e-09, 1e-09)]
    [InlineData("Asin", 0.53, 0.5586005653428008)]
    [InlineData("Asin", 0.7, 0.775397496610753)]
    [InlineData("Acos", -0.99, 3.000053180265366)]
    [InlineData("Acos", 0.53, 1.0121957614520958)]
    [InlineData("Acos", 0.9999999, 0.00044721359910904126)]
    [InlineData("Atan", -0.43, -0.40609805831761564)]
    [InlineData("Atan", 1e-09, 1e-09)]
    [InlineData("Atan", 2.5, 1.1902899496825317)]
    [InlineData("Atan", 10000000000.0, 1.5707963266948965)]
    [InlineData("Sinh", -0.3, -0.3045202934471426)]
    [InlineData("Sinh", 1e-09, 1e-09)]
    [InlineData("Sinh", 5.0, 74.20321057778875)]
    [InlineData("Sinh", 710.0, 1.1169973830808557e+308)]
    [InlineData("Cosh", -0.3, 1.0453385141288605)]
    [InlineData("Cosh", 5.0, 74.20994852478785)]
    [InlineData("Cosh", 710.0, 1.1169973830808557e+308)]
    [InlineData("Tanh", -0.3, -0.2913126124515909)]
    [InlineData("Tanh", 1e-09, 1e-09)]
    [InlineData("Tanh", 2.5, 0.9866142981514303)]
    [InlineData("Tanh", 20.0, 1.0)]
    [InlineData("Exp", -745.0, 5e-324)]
    [InlineData("Exp", -0.3, 0.7408182206817179)]
    [InlineData("Exp", 1.7, 5.4739473917272)]
    [InlineData("Exp", 709.0, 8.218407461554972e+307)]
    [InlineData("Expm1", -40.0, -1.0)]
    [InlineData("Expm1", -1e-09, -9.999999995e-10)]
    [InlineData("Expm1", 0.35, 0.41906754859325723)]
    [InlineData("Expm1", 3.0, 19.085536923187668)]
    [InlineData("Log", 1e-310, -713.8013788281542)]
    [InlineData("Log", 0.9999, -0.00010000500033334732)]
    [InlineData("Log", 3.0, 1.0986122886681098)]
    [InlineData("Log", 1e+300, 690.7755278982137)]
    [InlineData("Log1p", -0.9999, -9.210340371976294)]
    [InlineData("Log1p", 1e-12, 9.999999999995e-13)]
    [InlineData("Log1p", 0.4, 0.33647223662121295)]
    [InlineData("Log1p", 10000000000.0, 23.025850930040455)]
    [InlineData("Sqrt", 1e-310, 9.999999999999986e-156)]
    [InlineData("Sqrt", 2.0, 1.4142135623730951)]
    [InlineData("Rsqrt", 1e-300, 1e+150)]
    [InlineData("Rsqrt", 2.0, 0.7071067811865475)]
    [InlineData("Square", -1.1, 1.2100000000000002)]
    [InlineData("Reciprocal", -3.0, -0.3333333333333333)]
    [InlineData("Erf", -0.3, -0.3286267594591274)]
    [InlineData("Erf", 1e-09, 1.1283791670955127e-09)]
    [InlineData("Erf", 0.97, 0.829870293035667)]
    [InlineData("Erf", 2.5, 0.999593047982555)]
    [InlineData("Erf", 6.0, 1.0)]
    [InlineData("Sigmoid", -40.0, 4.248354255291589e-18)]
    [InlineData("Sigmoid", -6.2, 0.002025320389049882)]
    [InlineData("Sigmoid", 0.3, 0.574442516811659)]
    [InlineData("Sigmoid", 5.0, 0.9933071490757153)]
    [InlineData("LogSigmoid", -800.0, -800.0)]
    [InlineData("LogSigmoid", -1.3, -1.5410084538329922)]
    [InlineData("LogSigmoid", 1.3, -0.2410084538329922)]
    [InlineData("LogSigmoid", 40.0, -4.248354255291589e-18)]
    [InlineData("Softplus", -40.0, 4.248354255291589e-18)]
    [InlineData("Softplus", -1.3, 0.2410084538329922)]
    [InlineData("Softplus", 1.3, 1.5410084538329922)]
    [InlineData("Softplus", 800.0, 800.0)]
    [InlineData("Abs", -2.5, 2.5)]
    [InlineData("Sign", -2.5, -1.0)]
    [InlineData("Floor", -2.5, -3.0)]
    [InlineData("Ceiling", -2.5, -2.0)]
    [InlineData("Round", -2.5, -2.0)]
    [InlineData("Truncate", -2.5, -2.0)]
    [InlineData("Pow", 1.1, 2744744288561.043, 300.5)]
    [InlineData("Pow", 0.3, 20.286020648339488, -2.5)]
    [InlineData("Pow", 1e-300, 0.0009999999999999998, 0.01)]
    [InlineData("Maximum", -1.5, 2.5, 2.5)]
    [InlineData("Minimum", -1.5, -1.5, 2.5)]
    public void A_function_gives_the_value_of_SciPy(string name, double x, double expected, double? y = null)
    {
        Type[] types = y is null ? [typeof(Scalar)] : [typeof(Scalar), typeof(Scalar)];
        object[] arguments = y is { } second ? [(Scalar)x, (Scalar)second] : [(Scalar)x];
        var actual = ((Scalar)typeof(Functions).GetMethod(name, BindingFlags.Public | BindingFlags.Static, types)!.Invoke(null, arguments)!).Value;

        // Both are rounded: four units in the last place, and one of the smallest numbers.
        Assert.InRange(actual, expected - (1e-15 * Math.Abs(expected)) - double.Epsilon, expected + (1e-15 * Math.Abs(expected)) + double.Epsilon);
    }

    /// <summary>mpmath's: SciPy's polygamma is not defined below 0.</summary>
    [Theory]
    [InlineData(1, 0.1, 101.43329915079275)]
    [InlineData(1, 1.0, 1.6449340668482264)]
    [InlineData(1, 7.5, 0.1426158966967038)]
    [InlineData(1, 100000000.0, 1.000000005e-08)]
    [InlineData(2, 0.3, -75.27253658872604)]
    [InlineData(2, 4.0, -0.0800397322451145)]
    [InlineData(3, 0.5, 97.40909103400244)]
    [InlineData(6, 2.5, -1.318006107550035)]
    [InlineData(1, -0.3, 13.945160267805722)]
    [InlineData(2, -1.6, -22.49158811431912)]
    public void A_derivative_of_digamma_gives_the_value_of_mpmath(int order, double x, double expected)
    {
        // A sum of some twenty rounded terms.
        var actual = Functions.Polygamma(order, (Scalar)x).Value;
        Assert.InRange(actual / expected, 1 - 2e-15, 1 + 2e-15);
    }

    // Near 0 polygamma(n, x) is (-1)^(n + 1) n! / x^(n + 1).
    [Theory]
    [InlineData(1, double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(2, double.NegativeInfinity, double.PositiveInfinity)]
    public void A_derivative_of_digamma_at_0_is_its_limit_from_the_side_of_the_zero(int order, double fromAbove, double fromBelow)
    {
        Assert.Equal(fromAbove, Functions.Polygamma(order, (Scalar)0.0).Value);
        Assert.Equal(fromBelow, Functions.Polygamma(order, (Scalar)(-0.0)).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void A_derivative_of_digamma_of_another_order_is_refused(int order) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Polygamma(order, (Scalar)1));

    /// <summary>scipy.special.logsumexp, softmax and log_softmax, along the first axis; the logarithms are mpmath's where theirs cancel.</summary>
    [Fact]
    public void Functions_of_lanes_give_the_values_of_SciPy()
    {
        var x = NDArray.Create([1000.5, -2.25, 999.0, 3.5], [2, 2]);
        AssertEach([1000.7014132779827, 3.50317772647141], Functions.LogSumExp(x, axis: 0));
        AssertEach([0.8175744761936437, 0.0031726828424851893, 0.18242552380635632, 0.9968273171575148], Functions.Softmax(x, axis: 0));
        AssertEach([-0.20141327798275241, -5.7531777264714099, -1.7014132779827524, -0.0031777264714099267], Functions.LogSoftmax(x, axis: 0));
    }

    /// <summary>scipy.special.huber and rel_entr, x times scipy.stats.norm.cdf, and 1 less scipy.spatial.distance.cosine.</summary>
    [Fact]
    public void Losses_give_the_values_of_SciPy()
    {
        var (p, q) = (NDArray.Create([0.2, 0.8], [1, 2]), NDArray.Create([0.5, 0.5], [1, 2]));
        AssertEach([0.19274475702175753], [Functions.KullbackLeibler(p, q).Value]);
        AssertEach([0.11585194188782061, 1.1741593700387067, -0.01552416331444033], Functions.Gelu(NDArray.Create([0.2, 1.3, -2.5], [1, 3])));
        AssertEach([0.125], [Functions.Huber(NDArray.Create([0.5], [1, 1]), NDArray.Create([0.0], [1, 1]), 1.5).Value]);
        AssertEach([2.625], [Functions.Huber(NDArray.Create([2.5], [1, 1]), NDArray.Create([0.0], [1, 1]), 1.5).Value]);
        AssertEach([0.17496355305594125], Functions.CosineSimilarity(NDArray.Create([1.0, 2, -3], [1, 3]), NDArray.Create([0.5, 2, 1], [1, 3]), axis: 1));
    }

    private static void AssertEach(double[] expected, NDArray actual) => AssertEach(expected, actual.ToArray());

    private static void AssertEach(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            // A logarithm of a sum near 1 has the error of the sum.
            Assert.InRange(actual[i] - expected[i], -1e-15 * (1 + Math.Abs(expected[i])), 1e-15 * (1 + Math.Abs(expected[i])));
        }
    }
}
