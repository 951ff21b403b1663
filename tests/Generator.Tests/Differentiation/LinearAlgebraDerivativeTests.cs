using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Differentiation;

/// <summary>The implicit rules of the operators on square matrices, first and second derivatives, against differences of the interpreter.</summary>
public sealed class LinearAlgebraDerivativeTests
{
    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal) { ["b"] = 2, ["n"] = 3, ["k"] = 2 };

    public static TheoryData<string> Terms =>
    [
        "(solve a:(b, n, n) (lu a) y:(b, n, k))",
        "(solve_transposed a:(b, n, n) (lu a) y:(b, n, k))",
        "(solve_lower a:(b, n, n) y:(b, n, k))",
        "(solve_upper a:(b, n, n) y:(b, n, k))",
        "(* (sum [1,2] (sin y:(b, n, k))) (logdet a:(b, n, n) (lu a)))",
        "(dot (cholesky a:(b, n, n)) y:(b, n, k))",
    ];

    [Theory]
    [MemberData(nameof(Terms))]
    public void The_gradient_is_what_differences_say(string term) => Check(term, (g, value) => Weighted(g, value));

    [Theory]
    [MemberData(nameof(Terms))]
    public void So_is_the_gradient_of_a_function_of_the_gradient(string term) => Check(term, (g, value) =>
        Gradient.Of(g, Weighted(g, value), [g.InputOf("a"), g.InputOf("y")]).Select(part => Weighted(g, part)).Aggregate((a, b) => g.Add(a, b)));

    private static void Check(string term, Func<GraphBuilder, int, int> scalarOf)
    {
        var g = new GraphBuilder();
        var scalar = scalarOf(g, g.ParseTerm(term));
        var gradient = Gradient.Of(g, scalar, [g.InputOf("a"), g.InputOf("y")]);
        var (value, derivative) = (g.Build([new Output("value", scalar)]), g.Build([new Output("a", gradient[0]), new Output("y", gradient[1])]));
        var point = Point();
        var exact = new GraphInterpreter(Sizes, point).Run(derivative);
        foreach (var (name, array) in point)
        {
            for (var i = 0; i < array.Values.Length; i++)
            {
                // Central differences of fourth order: the error is of the order of h^4 = 1e-12 and of rounding / h = 1e-13.
                const double H = 1e-3;
                var slope = (8 * (At(H) - At(-H)) - (At(2 * H) - At(-2 * H))) / (12 * H);
                Assert.True(
                    Math.Abs(exact[name].Values[i] - slope) <= 1e-8 * (1 + Math.Abs(slope)),
                    $"the derivative by {name}[{i}] is {exact[name].Values[i]:R}, by differences {slope:R}, of {term}");

                double At(double step)
                {
                    var moved = array.Values.ToArray();
                    moved[i] += step;
                    var there = new Dictionary<string, DenseArray>(point, StringComparer.Ordinal) { [name] = array with { Values = moved } };
                    return new GraphInterpreter(Sizes, there).Run(value)["value"].Values[0];
                }
            }
        }
    }

    /// <summary>Matrices that are far from singular, and positive definite; the upper triangle is another one.</summary>
    private static Dictionary<string, DenseArray> Point()
    {
        var random = new Random(7);
        return new Dictionary<string, DenseArray>(StringComparer.Ordinal)
        {
            ["a"] = DenseArray.Create([2, 3, 3], index => (index[1] == index[2] ? 2 + index[1] : 0) + random.NextDouble() - 0.5),
            ["y"] = DenseArray.Create([2, 3, 2], _ => (2 * random.NextDouble()) - 1),
        };
    }

    private static int Weighted(GraphBuilder g, int node) => g.Sum(
        g.Add(Elementwise.Sin, node), new AxesDetail(Enumerable.Range(0, g.ShapeOf(node).Rank).ToEquatableArray(), false));
}
