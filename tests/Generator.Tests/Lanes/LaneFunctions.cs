using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>Every elementary function, compiled once for all tests, and the numbers they are tried on.</summary>
internal static class LaneFunctions
{
    public static readonly double[] Exponents = [-3, -2, -1.5, -1, -0.5, 0.5, 1.5, 2, 2.5, 3, 4, 5, 10, 0.1, -0.75, 1.0 / 3, Math.PI, 37.7];

    public static readonly int[] Orders = [1, 2, 3, 6];

    /// <summary>The rows of one or two operands that compute something, by the name of their function; powers and polygammas are below.</summary>
    public static IReadOnlyDictionary<string, ElementwiseOperator> Rows { get; } = Elementwise.All
        .Where(row => row.Arity <= 2 && row.Notation.StartsWith(Function(row.Notation) + "(", StringComparison.Ordinal) && row != Elementwise.Pow && row != Elementwise.Polygamma && row != Elementwise.Norm)
        .ToDictionary(row => row == Elementwise.Power ? "Power" : Function(row.Notation), StringComparer.Ordinal);

    private static readonly Lazy<LanePrograms> All = new(() => new LanePrograms(Table()));

    public static LanePrograms Programs => All.Value;

    public static string PowName(double exponent) => "Pow_" + Array.IndexOf(Exponents, exponent);

    public static string PolygammaName(int order) => "Polygamma_" + order;

    /// <summary>
    /// Finite numbers of the type, both signs: its whole range of exponents, the range in which functions bend, and around 0.
    /// </summary>
    public static double[] Grid(ElementType type)
    {
        var random = new Random(20);
        var (lowest, highest, step) = type == ElementType.Single ? (-149, 127, 2) : (-1074, 1023, 13);
        var numbers = new List<double>();
        for (var e = lowest; e <= highest; e += Math.Abs(e) < 40 ? 1 : step)
        {
            numbers.AddRange([Math.ScaleB(1, e), Math.ScaleB(1 + random.NextDouble(), e), Math.ScaleB(2 - 1e-7, e)]);
        }

        foreach (var range in new[] { 1.0, 2, 10, 20, type == ElementType.Single ? 104 : 746 })
        {
            for (var i = 0; i < 100; i++)
            {
                numbers.Add(range * (i + random.NextDouble()) / 100);
            }
        }

        return [.. numbers.SelectMany(x => new[] { x, -x }).Select(x => Round(x, type)).Where(double.IsFinite)];
    }

    public static double Round(double x, ElementType type) => type == ElementType.Single ? (float)x : x;

    private static string Function(string notation) => notation.Split('(')[0];

    private static Dictionary<string, Func<Lane, Lane, Lane>> Table()
    {
        var table = Rows.ToDictionary(
            row => row.Key, row => (Func<Lane, Lane, Lane>)((x, y) => row.Value.Lanes(row.Value.Arity == 1 ? [x] : [x, y], null)));
        foreach (var exponent in Exponents)
        {
            table.Add(PowName(exponent), (x, _) => VectorMath.Pow(x, exponent));
        }

        foreach (var order in Orders)
        {
            table.Add(PolygammaName(order), (x, _) => VectorMath.Polygamma(x, order));
        }

        return table;
    }
}
