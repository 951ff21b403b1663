using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Differentiation;

public sealed class GradientTests
{
    private readonly GraphBuilder _g = new();

    [Fact]
    public void The_gradient_has_the_inputs_shape_and_is_the_transposed_linearisation() =>
        Assert.Equal("(* (broadcast (n, m) 1) (cos x))", Gradient("(sum [all] (sin x))", "x"));

    [Fact]
    public void A_value_that_is_used_twice_gets_the_sum_of_its_cotangents() =>
        Assert.Equal("(+ (broadcast (n, m) 1) (* (broadcast (n, m) 1) y))", Gradient("(+ (sum [all] (* x y)) (sum [all] x))", "x"));

    [Theory]
    [InlineData("(sum [all] (* b:(n, 1) x))", "(sum [1] (* (broadcast (n, m) 1) x))")]
    [InlineData("(sum [all] (* b:(1, m) x))", "(sum [0] (* (broadcast (n, m) 1) x))")]
    [InlineData("(sum [all] (* b:() x))", "(sum [all] (* (broadcast (n, m) 1) x))")]
    [InlineData("(sum [all] (* b:(1, 1) x))", "(sum [0,1] (* (broadcast (n, m) 1) x))")]
    public void What_was_broadcast_is_summed(string term, string gradient) => Assert.Equal(gradient, Gradient(term, "b"));

    [Theory]
    [InlineData("(sum [all] (sign x))")]
    [InlineData("(sum [all] (> x 0))")]
    [InlineData("(sum [all] (stop_gradient (exp x)))")]
    [InlineData("(+ s:() (* 0 (sum [all] (stop_gradient x))))")]
    public void An_input_without_influence_gets_zeros_of_its_shape(string term) =>
        Assert.Equal("(broadcast (n, m) 0)", Gradient(term, "x"));

    [Fact]
    public void StopGradient_cuts_one_way_and_leaves_the_other() =>
        Assert.Equal("(* (broadcast (n, m) 1) (stop_gradient (exp x)))", Gradient("(sum [all] (* x (stop_gradient (exp x))))", "x"));

    [Fact]
    public void Only_what_the_inputs_influence_is_differentiated()
    {
        var value = _g.ParseTerm("(sum [all] (* (exp y) (sin x)))");
        var before = _g.Count;
        NumDsl.Generator.Differentiation.Gradient.Of(_g, value, [_g.InputOf("x")]);
        var added = Enumerable.Range(before, _g.Count - before).Select(_g.PrintTerm);
        Assert.DoesNotContain(added, term => term.Contains("exp y", StringComparison.Ordinal) && term.StartsWith("(exp", StringComparison.Ordinal));
        Assert.DoesNotContain(added, term => term.Contains("y'", StringComparison.Ordinal));
    }

    [Fact]
    public void The_cotangent_of_a_named_value_is_called_d_and_its_name()
    {
        var graph = GraphText.Parse("""
            w:(n, 1) = input parameter w
            x:(n, m) = input x
            t:(1, n) = transpose [1,0] w
            z:(1, m) = dot t x
            a:(1, m) = tanh z
            s:() = sum [all] a
            return result = s
            """);
        var nodes = _g.Import(graph);
        var gradient = NumDsl.Generator.Differentiation.Gradient.Of(_g, nodes[^1], [_g.InputOf("w")]);
        var names = Ancestors.Of(_g, gradient).Select(_g.NameOf).OfType<string>().Where(name => name.StartsWith('d'));
        Assert.Equal(["ds", "da", "dz", "dt", "dw"], names);
    }

    [Theory]
    [InlineData("(sum [all] (where (> x 0) (log x) 0))")]
    [InlineData("(sum [all] (where (<= x 0) 0 (log x)))")]
    [InlineData("(sum [all] (neg (where (> x 0) (sqrt x) 0)))")]
    [InlineData("(sum [all] (where (> x 0) (sqrt (log x)) 1))")]
    [InlineData("(sum [all] (where (> x 0) (pow 0.5 x) (* 2 x)))")]
    [InlineData("(sum [all] (where (> x 0) (/ 1 x) 0))")]
    [InlineData("(sum [all] (where (> (transpose [1,0] x) 0) (transpose [1,0] (log x)) 0))")]
    [InlineData("(sum [all] (where (> (reshape (m * n, 1) x) 0) (reshape (m * n, 1) (log x)) 0))")]
    [InlineData("(sum [all] (* (where (> x 0) (log x) 0) (where (> x 0) (sqrt x) 0)))")]
    [InlineData("(sum [all] (- (where (> x 0) (log x) 0) (where (> x 1) (log (- x 1)) x)))")]
    [InlineData("(norm (sum [all] (square (where (> x 0) (log x) 0))))")]
    public void The_side_of_a_where_that_is_not_taken_never_poisons_the_gradient(string term)
    {
        var value = _g.ParseTerm(term);
        var x = _g.InputOf("x");
        var gradient = NumDsl.Generator.Differentiation.Gradient.Of(_g, value, [x])[0];
        var graph = _g.Build([new Output("dx", Simplifier.Run(_g, [gradient], AlgebraRules.All)[0])]);

        // At 0 the logarithm is -inf and its slope inf; below 0 both are NaN.
        double[] values = [0, -1, 2, 0, 3, -0.5];
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal) { ["n"] = 2, ["m"] = 3 };
        var point = new Dictionary<string, DenseArray>(StringComparer.Ordinal) { ["x"] = new([2, 3], values) };
        var dx = new GraphInterpreter(sizes, point).Run(graph)["dx"].Values;
        Assert.All(dx, element => Assert.True(double.IsFinite(element), $"[{string.Join(", ", dx)}] of\n{graph}"));
        Assert.Contains(dx, element => element != 0);
    }

    [Fact]
    public void A_gradient_through_where_is_a_where_of_the_gradient() =>
        Assert.Equal("(where (> x 0) (/ (broadcast (n, m) 1) x) 0)", Gradient("(sum [all] (where (> x 0) (log x) 0))", "x"));

    // The conventions of JAX.
    [Theory]
    [InlineData("(relu x)", 0)]
    [InlineData("(abs x)", 0)]
    [InlineData("(norm (square x))", 0)]
    [InlineData("(maximum x 0)", 0.5)]
    [InlineData("(minimum 0 x)", 0.5)]
    [InlineData("(maximum x x)", 1)]
    [InlineData("(clamp x 0 1)", 0)]
    [InlineData("(clamp x -1 0)", 0)]
    [InlineData("(pow 0 x)", 0)]
    [InlineData("(pow 1 x)", 1)]
    [InlineData("(max [all] x)", 0.25)]
    [InlineData("(min [0] x)", 0.5)]
    public void At_a_kink_the_slope_is_the_one_by_convention(string term, double slope)
    {
        var value = _g.ParseTerm($"(sum [all] {term})");
        var dx = NumDsl.Generator.Differentiation.Gradient.Of(_g, value, [_g.InputOf("x")])[0];
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal) { ["n"] = 2, ["m"] = 2 };
        var point = new Dictionary<string, DenseArray>(StringComparer.Ordinal) { ["x"] = new([2, 2], [0, 0, 0, 0]) };
        Assert.Equal([slope, slope, slope, slope], new GraphInterpreter(sizes, point).Run(_g.Build([new Output("dx", dx)]))["dx"].Values);
    }

    private string Gradient(string term, string input)
    {
        _g.ParseTerm("x");
        var value = _g.ParseTerm(term);
        return _g.PrintTerm(NumDsl.Generator.Differentiation.Gradient.Of(_g, value, [_g.InputOf(input)])[0]);
    }
}
