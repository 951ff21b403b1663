using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>Functions of two numbers against 192-bit arithmetic: each number with one far from it, and with one of its own size.</summary>
public class PairAccuracyTests
{
    private static readonly Dictionary<string, (Func<BigReal, BigReal, BigReal> Function, Func<double, double, bool> IsIn)> References = new()
    {
        ["Power"] = (BigMath.Pow, (x, y) => x > 0 && Math.Abs(y * Math.Log2(x)) < 1200),
        ["Atan2"] = (Angle, (y, x) => x != 0 && y != 0),
        ["Hypot"] = (((x, y) => ((x * x) + (y * y)).Sqrt()), (x, y) => true),
        ["Xlogy"] = ((x, y) => x * BigMath.Log(y), (x, y) => y > 0),
        ["Xlog1py"] = ((x, y) => x * BigMath.Log1p(y), (x, y) => y > -1),
    };

    public static TheoryData<string> Names => [.. References.Keys];

    /// <summary>The bound is the operator's own, as the documentation states it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_of_two_numbers_stays_within_its_error_bound(string name)
    {
        var (reference, isIn) = References[name];
        var bound = LaneFunctions.Rows[name].Ulps!.Value;
        foreach (var type in new[] { ElementType.Single, ElementType.Double })
        {
            var pairs = Pairs(type).Where(pair => isIn(pair.X, pair.Y)).ToArray();
            var (x, y) = (Array.ConvertAll(pairs, pair => pair.X), Array.ConvertAll(pairs, pair => pair.Y));
            var computed = LaneFunctions.Programs.Run(name, type, LanePrograms.SupportedWidths[0], x, y);
            var (worst, at) = (0.0, (0.0, 0.0));
            for (var i = 0; i < pairs.Length; i++)
            {
                var error = LaneAccuracyTests.UlpError(computed[i], reference(BigReal.Exact(x[i], 0), BigReal.Exact(y[i], 0)), type);
                (worst, at) = error > worst ? (error, pairs[i]) : (worst, at);
            }

            Assert.True(pairs.Length > 500, $"{name} is tried on {pairs.Length} pairs only.");
            Assert.True(worst <= bound, $"{name} of {type} is off by {worst:F3} ulp at {at.Item1:R}, {at.Item2:R}; the bound is {bound}.");
        }
    }

    [Fact]
    public void Every_function_of_two_numbers_with_a_bound_has_a_reference()
    {
        var computed = LaneFunctions.Rows.Where(row => row.Value is { Arity: 2, Ulps: > 0.5 }).Select(row => row.Key);
        Assert.Empty(computed.Except(References.Keys));
    }

    private static IEnumerable<(double X, double Y)> Pairs(ElementType type)
    {
        var random = new Random(21);
        var grid = LaneFunctions.Grid(type);
        for (var i = 0; i < grid.Length; i++)
        {
            yield return (grid[i], grid[random.Next(grid.Length)]);
            if (LaneFunctions.Round(grid[i] * ((4 * random.NextDouble()) - 2), type) is var near && double.IsFinite(near))
            {
                yield return (grid[i], near);
                yield return (near, grid[i]);
            }
        }
    }

    private static BigReal Angle(BigReal y, BigReal x) =>
        x.Sign > 0 ? BigMath.Atan(y / x) : (y.Sign > 0 ? BigReal.Pi : -BigReal.Pi) + BigMath.Atan(y / x);
}
