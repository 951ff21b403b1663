using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>The same program at 512 bits, 256 bits and one element at a time.</summary>
public class LaneWidthTests
{
    private static readonly double[] Specials =
        [0.0, -0.0, 1, -1, 0.5, -0.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e5, -1e5, 123456, -1e30];

    public static TheoryData<string> Functions =>
    [
        .. LaneFunctions.Rows.Keys, .. LaneFunctions.Exponents.Select(LaneFunctions.PowName), .. LaneFunctions.Orders.Select(LaneFunctions.PolygammaName),
    ];

    /// <summary>All but the questions about numbers, which have an answer for NaN.</summary>
    public static TheoryData<string> Computing =>
    [
        .. LaneFunctions.Rows.Keys.Where(name => !name.StartsWith("Is", StringComparison.Ordinal)),
        .. LaneFunctions.Exponents.Select(LaneFunctions.PowName),
        .. LaneFunctions.Orders.Select(LaneFunctions.PolygammaName),
    ];

    [Theory]
    [MemberData(nameof(Functions))]
    public void All_widths_give_the_same_bits(string name)
    {
        foreach (var type in new[] { ElementType.Single, ElementType.Double })
        {
            double[] x = [.. Specials, .. LaneFunctions.Grid(type)];
            var y = x.Reverse().ToArray();
            var scalar = LaneFunctions.Programs.Run(name, type, LaneWidth.Scalar, x, y);
            foreach (var width in LanePrograms.SupportedWidths)
            {
                var vector = LaneFunctions.Programs.Run(name, type, width, x, y);
                for (var i = 0; i < x.Length; i++)
                {
                    Assert.True(
                        SameBits(scalar[i], vector[i]),
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{name} of {type} {x[i]:R} is {scalar[i]:R} scalar and {vector[i]:R} at {width}."));
                }
            }
        }
    }

    [Theory]
    [InlineData("Lgamma", 0.0, double.PositiveInfinity)]
    [InlineData("Lgamma", 1.0, 0.0)]
    [InlineData("Lgamma", 2.0, 0.0)]
    [InlineData("Lgamma", -3.0, double.PositiveInfinity)]
    [InlineData("Lgamma", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Lgamma", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Digamma", 0.0, double.NegativeInfinity)]
    [InlineData("Digamma", -0.0, double.PositiveInfinity)]
    [InlineData("Digamma", -3.0, double.NaN)]
    [InlineData("Digamma", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Digamma", double.NegativeInfinity, double.NaN)]
    [InlineData("Exp", double.NegativeInfinity, 0.0)]
    [InlineData("Exp", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Exp", 0.0, 1.0)]
    [InlineData("Exp", 800.0, double.PositiveInfinity)]
    [InlineData("Exp", -800.0, 0.0)]
    [InlineData("Expm1", -0.0, -0.0)]
    [InlineData("Expm1", double.NegativeInfinity, -1.0)]
    [InlineData("Expm1", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log", 0.0, double.NegativeInfinity)]
    [InlineData("Log", 1.0, 0.0)]
    [InlineData("Log", -1.0, double.NaN)]
    [InlineData("Log", double.NegativeInfinity, double.NaN)]
    [InlineData("Log", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log1p", -1.0, double.NegativeInfinity)]
    [InlineData("Log1p", -2.0, double.NaN)]
    [InlineData("Log1p", -0.0, -0.0)]
    [InlineData("Log1p", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Sigmoid", double.NegativeInfinity, 0.0)]
    [InlineData("Sigmoid", double.PositiveInfinity, 1.0)]
    [InlineData("Sigmoid", 0.0, 0.5)]
    [InlineData("Tanh", double.NegativeInfinity, -1.0)]
    [InlineData("Tanh", double.PositiveInfinity, 1.0)]
    [InlineData("Tanh", -0.0, -0.0)]
    [InlineData("Tanh", 100.0, 1.0)]
    [InlineData("Softplus", double.NegativeInfinity, 0.0)]
    [InlineData("Softplus", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("LogSigmoid", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("LogSigmoid", 1000.0, -0.0)]
    [InlineData("Erf", double.PositiveInfinity, 1.0)]
    [InlineData("Erf", double.NegativeInfinity, -1.0)]
    [InlineData("Erf", -0.0, -0.0)]
    [InlineData("Sin", -0.0, -0.0)]
    [InlineData("Sin", double.PositiveInfinity, double.NaN)]
    [InlineData("Cos", 0.0, 1.0)]
    [InlineData("Cos", double.NegativeInfinity, double.NaN)]
    [InlineData("Sign", -0.0, -0.0)]
    [InlineData("Sign", double.NegativeInfinity, -1.0)]
    [InlineData("Relu", -3.0, 0.0)]
    [InlineData("Tan", -0.0, -0.0)]
    [InlineData("Tan", double.PositiveInfinity, double.NaN)]
    [InlineData("Asin", -0.0, -0.0)]
    [InlineData("Asin", 1.0000001192092896, double.NaN)]
    [InlineData("Acos", 1.0, 0.0)]
    [InlineData("Acos", -1.0000001192092896, double.NaN)]
    [InlineData("Atan", -0.0, -0.0)]
    [InlineData("Sinh", -0.0, -0.0)]
    [InlineData("Sinh", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Cosh", double.NegativeInfinity, double.PositiveInfinity)]
    [InlineData("Cosh", 0.0, 1.0)]
    [InlineData("Asinh", -0.0, -0.0)]
    [InlineData("Asinh", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Acosh", 1.0, 0.0)]
    [InlineData("Acosh", 0.5, double.NaN)]
    [InlineData("Acosh", double.NegativeInfinity, double.NaN)]
    [InlineData("Acosh", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Atanh", -0.0, -0.0)]
    [InlineData("Atanh", -1.0, double.NegativeInfinity)]
    [InlineData("Atanh", 2.0, double.NaN)]
    [InlineData("Atanh", double.PositiveInfinity, double.NaN)]
    [InlineData("Exp2", 3.0, 8.0)]
    [InlineData("Exp2", double.NegativeInfinity, 0.0)]
    [InlineData("Exp2", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Log2", 0.125, -3.0)]
    [InlineData("Log2", 0.0, double.NegativeInfinity)]
    [InlineData("Log2", -1.0, double.NaN)]
    [InlineData("Log10", 1000.0, 3.0)]
    [InlineData("Log10", double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData("Cbrt", -0.0, -0.0)]
    [InlineData("Cbrt", -27.0, -3.0)]
    [InlineData("Cbrt", double.NegativeInfinity, double.NegativeInfinity)]
    [InlineData("Rsqrt", 0.0, double.PositiveInfinity)]
    [InlineData("Rsqrt", -1.0, double.NaN)]
    [InlineData("Log1mExp", 0.0, double.NegativeInfinity)]
    [InlineData("Log1mExp", 1.0, double.NaN)]
    [InlineData("Log1mExp", double.NegativeInfinity, 0.0)]
    [InlineData("Logit", 0.5, 0.0)]
    [InlineData("Logit", 0.0, double.NegativeInfinity)]
    [InlineData("Logit", 1.0, double.PositiveInfinity)]
    [InlineData("Logit", 2.0, double.NaN)]
    [InlineData("Erfc", double.NegativeInfinity, 2.0)]
    [InlineData("Erfc", double.PositiveInfinity, 0.0)]
    [InlineData("Erfc", 0.0, 1.0)]
    [InlineData("NormalCdf", double.NegativeInfinity, 0.0)]
    [InlineData("NormalCdf", double.PositiveInfinity, 1.0)]
    [InlineData("NormalCdf", 0.0, 0.5)]
    [InlineData("Round", 2.5, 2.0)]
    [InlineData("Floor", -0.5, -1.0)]
    public void A_special_value_has_its_own_result(string name, double x, double expected)
    {
        foreach (var type in new[] { ElementType.Single, ElementType.Double })
        {
            foreach (var width in LanePrograms.SupportedWidths)
            {
                var result = LaneFunctions.Programs.Run(name, type, width, [x])[0];

                // Of 0 as a limit the sign says nothing; of -0 as an argument it must stay.
                Assert.True(x == 0 ? SameBits(expected, result) : expected.Equals(result) || (expected == 0 && result == 0));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Computing))]
    public void NaN_stays_NaN(string name)
    {
        foreach (var width in LanePrograms.SupportedWidths)
        {
            Assert.Equal(float.NaN, LaneFunctions.Programs.Run(name, width, [float.NaN])[0]);
            Assert.Equal(double.NaN, LaneFunctions.Programs.Run(name, width, [double.NaN])[0]);
        }
    }

    public static TheoryData<double> Exponents => [.. LaneFunctions.Exponents];

    [Theory]
    [MemberData(nameof(Exponents))]
    public void A_power_has_the_special_cases_of_the_math_library(double exponent)
    {
        double[] x = [0.0, -0.0, 1, -1, double.PositiveInfinity, double.NegativeInfinity, double.NaN];
        foreach (var width in LanePrograms.SupportedWidths)
        {
            var result = LaneFunctions.Programs.Run(LaneFunctions.PowName(exponent), width, x);
            for (var i = 0; i < x.Length; i++)
            {
                Assert.True(SameBits(Math.Pow(x[i], exponent), result[i]), $"pow({x[i]}, {exponent}) is {result[i]} at {width}.");
            }
        }
    }

    [Fact]
    public void Angles_too_large_to_reduce_are_left_to_the_math_library()
    {
        double[] x = [1.5e5, 1e10, 1e300, -1e22, 0.5];
        foreach (var width in LanePrograms.SupportedWidths)
        {
            var (sin, cos) = (LaneFunctions.Programs.Run("Sin", width, x), LaneFunctions.Programs.Run("Cos", width, x));
            Assert.Equal(x[..4].Select(Math.Sin), sin[..4]);
            Assert.Equal(x[..4].Select(Math.Cos), cos[..4]);
        }
    }

    private static bool SameBits(double a, double b) =>
        double.IsNaN(a) ? double.IsNaN(b) : BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b);
}
