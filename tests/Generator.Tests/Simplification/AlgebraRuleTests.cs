using NumDsl.Generator.Graphs;
using NumDsl.Generator.Simplification;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Simplification;

/// <summary>Each rule as the two terms that it makes of each other.</summary>
public sealed class AlgebraRuleTests
{
    [Theory]
    [InlineData("(+ 2 3)", "5")]
    [InlineData("(- 2 3)", "-1")]
    [InlineData("(* 2 3)", "6")]
    [InlineData("(/ 1 2)", "0.5")]
    [InlineData("(neg 2)", "-2")]
    [InlineData("(/ 1 0)", "Infinity")]
    [InlineData("(+ x (+ 1 (* 2 3)))", "(+ x 7)")]
    public void Arithmetic_on_numbers_is_done(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(+ x 0)", "x")]
    [InlineData("(+ 0 x)", "x")]
    [InlineData("(- x 0)", "x")]
    [InlineData("(- 0 x)", "(neg x)")]
    [InlineData("(* x 1)", "x")]
    [InlineData("(* 1 x)", "x")]
    [InlineData("(/ x 1)", "x")]
    [InlineData("(where (> y 0) x x)", "x")]
    public void A_neutral_number_goes_away(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(/ (/ z (/ x y)) y)", "(/ z x)")]
    [InlineData("(/ (/ z (/ x y)) x)", "(/ (/ z (/ x y)) x)")]
    public void A_quotient_by_a_quotient_loses_what_it_has_twice(string term, string simplified) => Check(term, simplified);

    // 2 (x / 49) is 2 where x is 49; (2 / 49) x is not. And x / 0.5 may be infinite where x / 2 is not.
    [Theory]
    [InlineData("(* 2 (/ x 2))", "x")]
    [InlineData("(* 98 (/ x 49))", "(* 2 x)")]
    [InlineData("(* (/ x 2) 3)", "(* 1.5 x)")]
    [InlineData("(* 2 (/ x 49))", "(* 2 (/ x 49))")]
    [InlineData("(* 0.25 (/ x 0.5))", "(* 0.25 (/ x 0.5))")]
    public void A_factor_of_a_quotient_by_a_number_is_merged_where_that_is_exact(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(neg (neg x))", "x")]
    [InlineData("(neg (- x y))", "(- y x)")]
    [InlineData("(neg (* 2 x))", "(* -2 x)")]
    [InlineData("(* -1 x)", "(neg x)")]
    [InlineData("(* x -1)", "(neg x)")]
    [InlineData("(/ -1 x)", "(neg (/ 1 x))")]
    [InlineData("(+ x (neg y))", "(- x y)")]
    [InlineData("(+ (neg x) y)", "(- y x)")]
    [InlineData("(- x (neg y))", "(+ x y)")]
    [InlineData("(- (neg x) y)", "(neg (+ x y))")]
    [InlineData("(* (neg x) y)", "(neg (* x y))")]
    [InlineData("(* x (neg y))", "(neg (* x y))")]
    [InlineData("(* (neg x) (neg y))", "(* x y)")]
    [InlineData("(/ (neg x) y)", "(neg (/ x y))")]
    [InlineData("(/ x (neg y))", "(neg (/ x y))")]
    [InlineData("(sum [0] (neg x))", "(neg (sum [0] x))")]
    [InlineData("(dot (neg x) q:(m, n))", "(neg (dot x q))")]
    [InlineData("(dot x (neg q:(m, n)))", "(neg (dot x q))")]
    public void A_sign_moves_out_or_goes_away(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(* 2 (* 3 x))", "(* 6 x)")]
    [InlineData("(* (* x 3) 2)", "(* 6 x)")]
    [InlineData("(* 0.5 (* 2 x))", "x")]
    [InlineData("(* (* 0.5 x) (* 2 (exp x)))", "(* x (exp x))")]
    [InlineData("(* (/ 0.5 |m|) (* 2 x))", "(/ x |m|)")]
    [InlineData("(* (* 4 x) (/ 0.5 |m|))", "(* (/ 2 |m|) x)")]
    [InlineData("(* 0 (* 2 x))", "(* 0 (* 2 x))")]
    [InlineData("(* 1E+200 (* 1E+200 x))", "(* 1E+200 (* 1E+200 x))")]
    public void Numbers_that_multiply_one_value_are_multiplied(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(* (/ 1 s:()) x)", "(/ x s)")]
    [InlineData("(* x (/ 1 |m|))", "(/ x |m|)")]
    [InlineData("(* (broadcast (n, m) (/ 1 |m|)) x)", "(/ x |m|)")]
    public void A_product_with_a_reciprocal_is_a_quotient(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(+ x (broadcast (n, m) s:()))", "(+ x s)")]
    [InlineData("(+ (broadcast (n, m) s:(1, m)) x)", "(+ s x)")]
    [InlineData("(+ (broadcast (n, m) s:(1, m)) (broadcast (n, m) t:(n, 1)))", "(+ s t)")]
    [InlineData("(+ (broadcast (n, m) s:(1, m)) 1)", "(+ (broadcast (n, m) s) 1)")]
    [InlineData("(broadcast (n, m) (broadcast (1, m) s:()))", "(broadcast (n, m) s)")]
    public void What_broadcasts_by_itself_needs_no_broadcast(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(transpose [1,0] (transpose [1,0] x))", "x")]
    [InlineData("(transpose [1,2,0] (transpose [2,0,1] t:(k, n, m)))", "t")]
    [InlineData("(transpose [2,0,1] (transpose [2,0,1] t:(k, n, m)))", "(transpose [2,0,1] (transpose [2,0,1] t))")]
    [InlineData("(transpose [1,0] (dot x q:(m, n)))", "(dot (transpose [1,0] q) (transpose [1,0] x))")]
    [InlineData("(transpose [1,0] (dot x (transpose [1,0] y)))", "(dot y (transpose [1,0] x))")]
    public void Transposes_cancel_and_move_into_products(string term, string simplified) => Check(term, simplified);

    // x may be infinite or NaN; and 0 - 0 is 0 where -0 would be -0.
    [Theory]
    [InlineData("(* x 0)")]
    [InlineData("(- x x)")]
    [InlineData("(/ x x)")]
    [InlineData("(/ 0 x)")]
    [InlineData("(sum [0] (* x y))")]
    public void What_would_hide_a_nan_or_an_infinity_stays(string term) => Check(term, term);

    private static void Check(string term, string simplified)
    {
        var g = new GraphBuilder();
        Assert.Equal(simplified, g.PrintTerm(Simplifier.Run(g, [g.ParseTerm(term)], AlgebraRules.All)[0]));
    }
}
