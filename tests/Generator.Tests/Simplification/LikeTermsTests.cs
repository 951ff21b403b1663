using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Simplification;

/// <summary>What is added up, and what is left alone, as terms.</summary>
public sealed class LikeTermsTests
{
    [Theory]
    [InlineData("(+ x x)", "(* 2 x)")]
    [InlineData("(+ (+ x y) x)", "(+ (* 2 x) y)")]
    [InlineData("(- (- y x) (* 3 x))", "(- y (* 4 x))")]
    [InlineData("(+ (* x y) (* y x))", "(* 2 (* x y))")]
    [InlineData("(+ (+ (* x (* x y)) (* (* x y) x)) (* y (* x (* 2 x))))", "(* 4 (* x (* x y)))")]
    [InlineData("(+ (* 0.5 (exp x)) (* 0.5 (exp x)))", "(exp x)")]
    [InlineData("(- (neg x) x)", "(* -2 x)")]
    [InlineData("(+ (* 1E+200 x) (* 1E+200 x))", "(* 2 (* 1E+200 x))")]
    public void Terms_that_are_one_product_are_one_term(string term, string merged) => Check(term, merged);

    // A difference may be NaN or infinite; a number of a row is not one of the whole array.
    [Theory]
    [InlineData("(- x x)")]
    [InlineData("(- (* 3 x) x)")]
    [InlineData("(+ x y)")]
    [InlineData("(+ (* x y) (* x x))")]
    [InlineData("(+ x (broadcast (n, m) s:()))")]
    public void Other_terms_stay(string term) => Check(term, null);

    [Fact]
    public void What_the_user_has_named_is_not_taken_apart()
    {
        var g = new GraphBuilder();
        var sum = g.ParseTerm("(+ (* x y) (* x (* y z)))");
        var product = g[sum].Inputs[0];
        g.Name(product, "p");
        Assert.Null(LikeTerms.Merge(g, g.Add(g.Multiply(product, g.Constant(2)), g.ParseTerm("(* (* x 2) y)"))));
    }

    // A sum of an unrolled loop is deeper than a stack, and looking through all of it at each of its terms would take the square of their number.
    [Fact]
    public void A_long_sum_is_left_as_it_is()
    {
        var g = new GraphBuilder();
        var x = g.ParseTerm("x");
        var sum = x;
        for (var i = 0; i < 200_000; i++)
        {
            sum = g.Add(sum, g.Add(Elementwise.Exp, g.Constant(i)));
        }

        Assert.Null(LikeTerms.Merge(g, sum));
    }

    private static void Check(string term, string? merged)
    {
        var g = new GraphBuilder();
        var form = LikeTerms.Merge(g, g.ParseTerm(term));
        Assert.Equal(merged, form is { } node ? g.PrintTerm(Simplifier.Run(g, [node], AlgebraRules.All)[0]) : null);
    }
}
