using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>Every elementary function, compiled once for all tests, and the numbers they are tried on.</summary>
internal static class LaneFunctions
{
    public static readonly double[] Exponents = [-3, -2, -1.5, -1, -0.5, 0.5, 1.5, 2, 2.5, 3, 4, 5, 10, 0.1, -0.75, 1.0 / 3, Math.PI, 37.7];

    private static readonly Lazy<LanePrograms> All = new(() => new LanePrograms(Table()));

    public static LanePrograms Programs => All.Value;

    public static string PowName(double exponent) => "Pow_" + Array.IndexOf(Exponents, exponent);

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

    private static Dictionary<string, Func<Lane, Lane, Lane>> Table()
    {
        var table = new Dictionary<string, Func<Lane, Lane, Lane>>
        {
            ["Exp"] = (x, _) => VectorMath.Exp(x),
            ["Expm1"] = (x, _) => VectorMath.Expm1(x),
            ["Log"] = (x, _) => VectorMath.Log(x),
            ["Log1p"] = (x, _) => VectorMath.Log1p(x),
            ["Sigmoid"] = (x, _) => VectorMath.Sigmoid(x),
            ["Tanh"] = (x, _) => VectorMath.Tanh(x),
            ["Softplus"] = (x, _) => VectorMath.Softplus(x),
            ["LogSigmoid"] = (x, _) => VectorMath.LogSigmoid(x),
            ["SigmoidCrossEntropy"] = VectorMath.SigmoidCrossEntropy,
            ["Erf"] = (x, _) => VectorMath.Erf(x),
            ["Sin"] = (x, _) => VectorMath.Sin(x),
            ["Cos"] = (x, _) => VectorMath.Cos(x),
            ["Sign"] = (x, _) => VectorMath.Sign(x),
            ["Relu"] = (x, _) => VectorMath.Relu(x),
            ["Reciprocal"] = (x, _) => VectorMath.Reciprocal(x),
        };
        foreach (var exponent in Exponents)
        {
            table.Add(PowName(exponent), (x, _) => VectorMath.Pow(x, exponent));
        }

        return table;
    }
}
