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

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public void A_derivative_of_digamma_of_another_order_is_refused(int order) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Polygamma(order, (Scalar)1));
}
