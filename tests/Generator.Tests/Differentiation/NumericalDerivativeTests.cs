using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Differentiation;

/// <summary>Derivatives of random graphs over all operators, against the interpreter.</summary>
public sealed class NumericalDerivativeTests
{
    private const int Graphs = 300;

    [Fact]
    public void Gradients_agree_with_finite_differences()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var random = RandomGraphs.Create(seed);
            var g = random.Builder;
            var result = Total(g, random.Result);
            var gradient = Gradient.Of(g, result, random.Inputs);
            var derivative = g.Build(random.Inputs.Zip(gradient, (input, node) => new Output(NameOf(g, input), node)));
            var value = g.Build([new Output("result", result)]);

            var direction = random.Inputs.ToDictionary(input => NameOf(g, input), input => random.Values(g.ShapeOf(input)), StringComparer.Ordinal);
            var exact = random.Interpreter.Run(derivative).Sum(output => Inner(output.Value, direction[output.Key]));

            // Central differences of fourth order: the error is of the order of h^4 = 1e-16 and of rounding / h = 1e-12.
            const double H = 1e-4;
            var slope = (8 * (At(H) - At(-H)) - (At(2 * H) - At(-2 * H))) / (12 * H);
            Assert.True(
                Math.Abs(exact - slope) <= 1e-6 * (1 + Math.Abs(exact)),
                $"Seed {seed}: the gradient says {exact:R}, differences {slope:R}, of\n{value}");

            double At(double step) => Moved(step).Run(value)["result"].Values[0];

            GraphInterpreter Moved(double step) => new(RandomGraphs.Sizes, random.Point.ToDictionary(
                input => input.Key,
                input => input.Value with { Values = [.. input.Value.Values.Zip(direction[input.Key].Values, (x, d) => x + (step * d))] },
                StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Forward_and_reverse_mode_are_each_others_transpose()
    {
        for (var seed = 0; seed < Graphs; seed++)
        {
            var random = RandomGraphs.Create(seed, withStopGradient: true);
            var g = random.Builder;
            var names = random.Inputs.Select(input => NameOf(g, input)).ToArray();
            if (g.Jvp(random.Result, names) is not { } tangent)
            {
                continue;
            }

            var cotangents = g.Vjp(random.Result, names);
            var u = random.Inputs.Select(input => random.Values(g.ShapeOf(input))).ToList();
            var v = random.Values(g.ShapeOf(random.Result));
            var point = random.Point.ToDictionary(StringComparer.Ordinal);
            point["v"] = v;
            for (var input = 0; input < names.Length; input++)
            {
                point[names[input] + "·argument"] = u[input];
            }

            var outputs = cotangents.Select((node, input) => (node, input)).Where(pair => pair.node is not null)
                .Select(pair => new Output(names[pair.input], pair.node!.Value)).Append(new Output("tangent", tangent));
            var values = new GraphInterpreter(RandomGraphs.Sizes, point).Run(g.Build(outputs));
            var forward = Inner(v, values["tangent"]);
            var reverse = names.Select((name, input) => values.TryGetValue(name, out var own) ? Inner(own, u[input]) : 0).Sum();
            var size = names.Select((name, input) => values.TryGetValue(name, out var own) ? Magnitude(own, u[input]) : 0).Sum();
            Assert.True(
                Math.Abs(forward - reverse) <= 1e-11 * (1 + size),
                $"Seed {seed}: <v, J u> = {forward:R}, <Jᵀ v, u> = {reverse:R}, of\n{g.PrintTerm(random.Result)}");
        }
    }

    [Fact]
    public void The_random_graphs_have_every_operator_that_can_be_differentiated()
    {
        var seen = new HashSet<Operator>();
        for (var seed = 0; seed < Graphs; seed++)
        {
            var random = RandomGraphs.Create(seed);
            seen.UnionWith(random.Builder.Build([new Output("result", random.Result)]).Nodes.Select(node => node.Operator));
        }

        var missing = Elementwise.All.Concat<Operator>(Structural.All)
            .Where(@operator => @operator is not (MatrixOperator or RandomOperator or FoldInOperator
                or RecurrenceOperator or GatherOperator or ScatterAddOperator or ArgSortOperator or CheckedIndexOperator))
            .Except(seen).Select(@operator => @operator.Name);
        Assert.Equal(["size", "stop_gradient", "key"], missing);
    }

    /// <summary>A scalar that weighs each element differently.</summary>
    private static int Total(GraphBuilder g, int node) => g.ShapeOf(node).IsScalar
        ? node
        : g.Sum(g.Add(Elementwise.Sin, node), new AxesDetail(Enumerable.Range(0, g.ShapeOf(node).Rank).ToEquatableArray(), false));

    private static string NameOf(GraphBuilder g, int input) => ((InputDetail)g[input].Detail!).Name;

    private static double Inner(DenseArray a, DenseArray b) => a.Values.Zip(b.Values, (x, y) => x * y).Sum();

    private static double Magnitude(DenseArray a, DenseArray b) => a.Values.Zip(b.Values, (x, y) => Math.Abs(x * y)).Sum();
}
