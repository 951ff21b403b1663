using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Tests.Graphs;

public sealed class GraphTextTests
{
    private const string Predict = """
        W:(nx, 1) = input parameter W
        x:(nx, m) = input x
        t:(1, nx) = transpose [1,0] W
        z:(1, m) = dot t x
        half:() = constant 0.5
        p:(1, m) = pow 2 z
        c:(1, m) = where z p half
        s:(1, 1) = sum [1] c
        all:() = max [all] c
        count:() = size 2 * m
        wide:(nx, m) = broadcast (nx, m) s
        flat:(m * nx, 1) = reshape (m * nx, 1) wide
        return flat = flat
        return all = all
        return count = count

        """;

    [Fact]
    public void The_printed_form_reads_back_as_the_text_that_it_was()
    {
        var graph = GraphText.Parse(Predict);
        Assert.Equal(Predict.ReplaceLineEndings("\n"), graph.ToString());
        Assert.Equal(graph, GraphText.Parse(graph.ToString()));
    }

    [Fact]
    public void Random_graphs_read_back_with_the_same_nodes_and_outputs()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = RandomGraphs.Create(seed, withStopGradient: true);
            var graph = random.Builder.Build([new Output("result", random.Result)]);
            var read = GraphText.Parse(graph.ToString());
            Assert.Equal(graph.Nodes, read.Nodes);
            Assert.Equal(graph.Outputs, read.Outputs);
            Assert.Equal(graph.ToString(), read.ToString());
        }
    }

    [Fact]
    public void A_declared_shape_that_is_not_the_inferred_one_is_refused() =>
        Assert.Throws<FormatException>(() => GraphText.Parse("x:(n, m) = input x\ny:(m, n) = exp x\nreturn y = y"));

    [Fact]
    public void A_value_without_a_name_is_printed_under_a_letter_that_no_name_uses()
    {
        var g = new GraphBuilder();
        var x = g.ParseTerm("(exp a)");
        var y = g.ParseTerm("(log (exp a))");
        g.Name(x, "a");
        Assert.Equal(
            "b:(n, m) = input a\na:(n, m) = exp b\nc:(n, m) = log a\nreturn y = c\n",
            g.Build([new Output("y", y)]).ToString());
    }

    [Fact]
    public void A_term_prints_as_it_was_written()
    {
        const string Term = "(/ (sum [all] (where (> x 0) (pow 2.5 x) (broadcast (n, m) s))) |2 * m|)";
        var g = new GraphBuilder();
        g.ParseTerm("s:()");
        Assert.Equal(Term, g.PrintTerm(g.ParseTerm(Term)));
    }
}
