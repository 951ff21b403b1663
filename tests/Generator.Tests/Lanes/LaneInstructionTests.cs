using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>Single instructions against the same thing said in C#, at every width, on values where they are easy to get wrong.</summary>
public class LaneInstructionTests
{
    private static readonly double[] Values =
        [0.0, -0.0, 1, -1, 0.5, -2.5, 2.5, 3.7, -3.7, 1e30, -1e-30, double.NaN, double.PositiveInfinity, double.NegativeInfinity];

    private static readonly Dictionary<string, (Func<Lane, Lane, Lane> Lanes, Func<double, double, double> Expected)> Instructions = new()
    {
        ["Negate"] = ((x, y) => -x, (x, y) => -x),
        ["Nested"] = ((x, y) => x - (y - (x - y)), (x, y) => x - (y - (x - y))),
        ["Quotients"] = ((x, y) => x / (y / (x + 0.5)), (x, y) => (float)(x / (float)(y / (float)(x + 0.5)))),
        ["MinNative"] = ((x, y) => x.Builder.MinNative(x, y), (x, y) => x < y ? x : y),
        ["MinNativeOfMinusSquare"] = ((x, y) => x.Builder.MinNative(x.Builder.Constant(89), -(x * x)), (x, y) => -(x * x)),
        ["MinNativeOfMinusProduct"] = ((x, y) => x.Builder.MinNative(x.Builder.Constant(89), -(x * y)), (x, y) => 89 < -(x * y) ? 89 : -(x * y)),
        ["MinNativeBelowZero"] = ((x, y) => x.Builder.MinNative(x.Builder.Constant(-1), -(x * x)), (x, y) => -1 < -(x * x) ? -1 : -(x * x)),
        ["MinNativeOfMinus"] = ((x, y) => x.Builder.MinNative(x.Builder.Constant(2.5), -x), (x, y) => 2.5 < -x ? 2.5 : -x),
        ["MaxNativeOfMinus"] = ((x, y) => x.Builder.MaxNative(x.Builder.Constant(-2.5), -x), (x, y) => -2.5 > -x ? -2.5 : -x),
        ["MaxNative"] = ((x, y) => x.Builder.MaxNative(x, y), (x, y) => x > y ? x : y),
        ["MaxNativeOfConstant"] = ((x, y) => x.Builder.MaxNative(x.Builder.Constant(0), x), (x, y) => 0 > x ? 0 : x),
        ["Minimum"] = ((x, y) => x.Builder.Minimum(x, y), Math.Min),
        ["Maximum"] = ((x, y) => x.Builder.Maximum(x, y), Math.Max),
        ["Abs"] = ((x, y) => x.Builder.Abs(x), (x, y) => Math.Abs(x)),
        ["Floor"] = ((x, y) => x.Builder.Floor(x), (x, y) => Math.Floor(x)),
        ["Ceiling"] = ((x, y) => x.Builder.Ceiling(x), (x, y) => Math.Ceiling(x)),
        ["RoundToEven"] = ((x, y) => x.Builder.RoundToEven(x), (x, y) => Math.Round(x)),
        ["Truncate"] = ((x, y) => x.Builder.Truncate(x), (x, y) => Math.Truncate(x)),
        ["CopySign"] = ((x, y) => x.Builder.CopySign(x, y), Math.CopySign),
        ["Less"] = ((x, y) => x.Builder.Less(x, y).AsValue(), (x, y) => x < y ? 1 : 0),
        ["LessOrEqual"] = ((x, y) => x.Builder.LessOrEqual(x, y).AsValue(), (x, y) => x <= y ? 1 : 0),
        ["Greater"] = ((x, y) => x.Builder.Greater(x, y).AsValue(), (x, y) => x > y ? 1 : 0),
        ["GreaterOrEqual"] = ((x, y) => x.Builder.GreaterOrEqual(x, y).AsValue(), (x, y) => x >= y ? 1 : 0),
        ["Equal"] = ((x, y) => x.Builder.Equal(x, y).AsValue(), (x, y) => x == y ? 1 : 0),
        ["NotEqual"] = ((x, y) => x.Builder.NotEqual(x, y).AsValue(), (x, y) => x != y ? 1 : 0),
        ["EqualToItself"] = ((x, y) => x.Builder.Equal(x, x).AsValue(), (x, y) => double.IsNaN(x) ? 0 : 1),
        ["LessThanItself"] = ((x, y) => x.Builder.Less(x, x).AsValue(), (x, y) => 0),
        ["NotEqualToItself"] = ((x, y) => x.Builder.NotEqual(x, x).AsValue(), (x, y) => double.IsNaN(x) ? 1 : 0),
        ["Masks"] = (
            (x, y) => x.Builder.Select(
                x.Builder.Or(x.Builder.And(x.Builder.Less(x, y), x.AsMask()), x.Builder.Not(x.Builder.GreaterOrEqual(y, x))), x, -y),
            (x, y) => (x < y && x != 0) || !(y >= x) ? x : -y),
        ["NegativeFactors"] = ((x, y) => (-x * y) - (-x / y), (x, y) => (float)((float)(-x * y) - (float)(-x / y))),
        ["NegativeFirst"] = ((x, y) => -x + y, (x, y) => (float)(-x + y)),
        ["NegativeOfNegatives"] = ((x, y) => -x - y, (x, y) => (float)(-x - y)),
        ["FactorsOfBothSigns"] = ((x, y) => (x * 3) - (y + (x * -3)), (x, y) => (float)((float)(x * 3) - (float)(y + (float)(x * -3)))),
        ["HalfOfSum"] = ((x, y) => 0.5 * (x + 1), (x, y) => 0.5f * (float)(x + 1)),
        ["HalfOfDifference"] = ((x, y) => (1 - x) * 0.5, (x, y) => 0.5f * (float)(1 - x)),
        ["MultipleOfDifference"] = ((x, y) => 4 * (x - 3), (x, y) => 4 * (float)(x - 3)),
        ["NegativeMultipleOfSum"] = ((x, y) => (x + 2) * -2, (x, y) => -2 * (float)(x + 2)),
        ["ThirdOfSum"] = ((x, y) => (x + 1) * (1.0 / 3), (x, y) => (float)(1.0 / 3) * (float)(x + 1)),
        ["NegativeConstants"] = ((x, y) => (x - -0.5) * -(x * -2), (x, y) => (float)((float)(x + 0.5) * (2 * x))),
    };

    private static readonly Lazy<LanePrograms> Programs =
        new(() => new LanePrograms(Instructions.ToDictionary(i => i.Key, i => i.Value.Lanes)));

    public static TheoryData<string> Names => [.. Instructions.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_instruction_does_what_the_same_expression_does_in_CSharp(string name)
    {
        var x = Values.SelectMany(v => Enumerable.Repeat((double)(float)v, Values.Length)).ToArray();
        var y = Enumerable.Repeat(Values.Select(v => (double)(float)v), Values.Length).SelectMany(v => v).ToArray();
        var expected = x.Zip(y, (a, b) => (float)Instructions[name].Expected(a, b)).ToArray();
        foreach (var width in LanePrograms.SupportedWidths)
        {
            var results = Programs.Value.Run(name, width, Array.ConvertAll(x, v => (float)v), Array.ConvertAll(y, v => (float)v));
            for (var i = 0; i < x.Length; i++)
            {
                Assert.True(
                    float.IsNaN(expected[i]) ? float.IsNaN(results[i]) : expected[i].Equals(results[i])
                        && float.IsNegative(expected[i]) == float.IsNegative(results[i]),
                    $"{name}({x[i]}, {y[i]}) is {results[i]} at {width}, not {expected[i]}.");
            }
        }
    }

    [Fact]
    public void Scale_and_exponents_are_right_for_subnormal_numbers_too()
    {
        var programs = new LanePrograms(new Dictionary<string, Func<Lane, Lane, Lane>>
        {
            ["Scale"] = (x, y) => x.Builder.Scale(x, y),
            ["LogMantissa"] = (x, _) => x.Builder.LogMantissa(x),
            ["LogExponent"] = (x, _) => x.Builder.LogExponent(x),
            ["Exponent"] = (x, _) => x.Builder.Exponent(x),
        });
        foreach (var width in LanePrograms.SupportedWidths)
        {
            float[] p = [1.2345678f, 0.7345678f, 1.9999999f, -1.5f, 1];
            double[] pd = [1.2345678912345, 0.73456, 1.999999999999, -1.5, 1];
            for (var n = -228; n <= 254; n++)
            {
                Assert.Equal(p.Select(v => MathF.ScaleB(v, n)), programs.Run("Scale", width, p, [n, n, n, n, n]));
            }

            for (var n = -1100; n <= 1030; n += n < -950 ? 1 : 90)
            {
                Assert.Equal(pd.Select(v => Math.ScaleB(v, n)), programs.Run("Scale", width, pd, [n, n, n, n, n]));
            }

            float[] x = [1e-45f, 1.1e-38f, 1.17549435e-38f, 0.75f, 1, 3e38f];
            Assert.Equal(x.Select(v => (float)MathF.ILogB(v)), programs.Run("Exponent", width, x));
            double[] xd = [5e-324, 2.1e-308, 2.2250738585072014e-308, 0.75, 1, 1e308];
            Assert.Equal(xd.Select(v => (double)Math.ILogB(v)), programs.Run("Exponent", width, xd));

            // The square root of 2 rounded down, the number above it, and both at the ends of the exponents.
            x = [.. x, .. new[] { -149, -127, -126, -1, 0, 1, 126 }.SelectMany(k => new[] { 1.4142135f, 1.4142137f }.Select(m => MathF.ScaleB(m, k)))];
            Assert.Equal(x.Select(v => (float)Nearest(v, 1.4142135f)), programs.Run("LogExponent", width, x));
            Assert.Equal(x.Select(v => (float)Math.ScaleB(v, -Nearest(v, 1.4142135f))), programs.Run("LogMantissa", width, x));
            xd = [.. xd, .. new[] { -1074, -1023, -1022, -1, 0, 1, 1022 }.SelectMany(k => new[] { 1.4142135623730951, 1.4142135623730954 }.Select(m => Math.ScaleB(m, k)))];
            Assert.Equal(xd.Select(v => (double)Nearest(v, 1.4142135623730951)), programs.Run("LogExponent", width, xd));
            Assert.Equal(xd.Select(v => Math.ScaleB(v, -Nearest(v, 1.4142135623730951))), programs.Run("LogMantissa", width, xd));
        }

        static int Nearest(double x, double root) => Math.ILogB(x) + (Math.ScaleB(x, -Math.ILogB(x)) > root ? 1 : 0);
    }
}
