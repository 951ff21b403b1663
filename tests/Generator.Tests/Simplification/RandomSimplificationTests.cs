using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Simplification;

public sealed class RandomSimplificationTests
{
    private static readonly IReadOnlyList<Rule> _rules = [.. StabilityRules.All, .. AlgebraRules.All, .. FinalRules.All];

    [Fact]
    public void Simplification_ends_and_does_not_change_values()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = RandomGraphs.Create(seed, withStopGradient: true);
            var g = random.Builder;
            var before = g.Build([new Output("result", random.Result)]);
            var after = g.Build([new Output("result", Simplifier.Run(g, [random.Result], _rules)[0])]);
            Assert.Equal(before.Nodes[before.Outputs[0].Node].Shape, after.Nodes[after.Outputs[0].Node].Shape);
            var expected = random.Interpreter.Run(before)["result"];
            var actual = random.Interpreter.Run(after)["result"];
            Assert.All(expected.Values.Zip(actual.Values), pair => Assert.True(
                Math.Abs(pair.First - pair.Second) <= 1e-9 * (1 + Math.Abs(pair.First)),
                $"Seed {seed}: {pair.First:R} became {pair.Second:R}, from\n{before}to\n{after}"));
        }
    }

    [Fact]
    public void What_is_simplified_is_not_simplified_further()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var g = RandomGraphs.Create(seed, withStopGradient: true) is var random ? random.Builder : null!;
            var once = Simplifier.Run(g, [random.Result], _rules)[0];
            Assert.Equal(g.PrintTerm(once), g.PrintTerm(Simplifier.Run(g, [once], _rules)[0]));
        }
    }

    [Fact]
    public void Rules_that_go_in_circles_are_found_out()
    {
        var g = new GraphBuilder();
        Rule grow = (builder, node) => builder[node].Operator == Elementwise.Exp ? builder.Add(Elementwise.Exp, node) : null;
        Assert.Throws<InvalidOperationException>(() => Simplifier.Run(g, [g.ParseTerm("(exp x)")], [grow]));
    }

    [Fact]
    public void A_name_moves_on_to_the_form_that_takes_its_values_place()
    {
        var g = new GraphBuilder();
        var value = g.ParseTerm("(log (sigmoid x))");
        g.Name(value, "loss");
        Assert.Equal("loss", g.NameOf(Simplifier.Run(g, [value], StabilityRules.All)[0]));
    }
}
