using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Graphs;

public sealed class GraphBuilderTests
{
    private readonly GraphBuilder _g = new();

    [Fact]
    public void The_same_operation_on_the_same_operands_is_one_node()
    {
        Assert.Equal(_g.ParseTerm("(* (exp x) (log y))"), _g.ParseTerm("(* (exp x) (log y))"));
        Assert.NotEqual(_g.ParseTerm("(* x y)"), _g.ParseTerm("(* y x)"));
        Assert.NotEqual(_g.ParseTerm("(sum [0] x)"), _g.ParseTerm("(sum [1] x)"));
    }

    [Fact]
    public void Minus_zero_is_not_zero_and_nan_is_one_number()
    {
        Assert.NotEqual(_g.Constant(0.0), _g.Constant(-0.0));
        Assert.Equal(_g.Constant(double.NaN), _g.Constant(double.NaN));
    }

    [Fact]
    public void What_no_output_needs_is_not_in_the_graph()
    {
        var y = _g.ParseTerm("(exp x)");
        _g.ParseTerm("(log (sin x))");
        Assert.Equal("a:(n, m) = input x\nb:(n, m) = exp a\nreturn y = b\n", _g.Build([new Output("y", y)]).ToString());
    }

    [Fact]
    public void The_first_name_of_a_value_stays()
    {
        var y = _g.ParseTerm("(exp x)");
        _g.Name(y, null);
        _g.Name(y, "first");
        _g.Name(y, "second");
        Assert.Equal("first", _g.NameOf(y));
    }

    [Fact]
    public void An_imported_graph_finds_the_nodes_that_exist_and_brings_its_names()
    {
        var x = _g.ParseTerm("x");
        var numbers = _g.Import(GraphText.Parse("x:(n, m) = input x\nz:(n, m) = exp x\nreturn y = z"));
        Assert.Equal([x, x + 1], numbers);
        Assert.Equal("z", _g.NameOf(numbers[1]));
    }

    [Fact]
    public void Graphs_with_the_same_nodes_names_and_outputs_are_equal()
    {
        const string Text = "x:(n, m) = input x\nz:(n, m) = exp x\nreturn y = z";
        Assert.Equal(GraphText.Parse(Text), GraphText.Parse(Text));
        Assert.Equal(GraphText.Parse(Text).GetHashCode(), GraphText.Parse(Text).GetHashCode());
        Assert.NotEqual(GraphText.Parse(Text), GraphText.Parse(Text.Replace("exp", "log", StringComparison.Ordinal)));
        Assert.NotEqual(GraphText.Parse(Text), GraphText.Parse(Text.Replace("(n, m)", "(n, k)", StringComparison.Ordinal)));
        Assert.NotEqual(GraphText.Parse(Text), GraphText.Parse(Text.Replace("z", "v", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_pass_that_adds_what_does_not_fit_is_wrong()
    {
        var (x, y) = (_g.ParseTerm("x:(n, m)"), _g.ParseTerm("y:(m, n)"));
        var problem = Assert.Throws<InvalidOperationException>(() => _g.Add(x, y));
        Assert.StartsWith("+: '+' has operands of shapes (n, m) and (m, n)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Ancestors_are_what_a_value_needs_each_after_its_operands()
    {
        var y = _g.ParseTerm("(+ (exp x) (log (exp x)))");
        _g.ParseTerm("(sin x)");
        Assert.Equal([0, 1, 2, 3], Ancestors.Of(_g, [y]));
    }
}
