using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Simplification;

/// <summary>The stability table: textbook forms, as a user may write them, and what they become.</summary>
public sealed class StabilityRuleTests
{
    private static readonly IReadOnlyList<Rule> _rules = [.. StabilityRules.All, .. AlgebraRules.All];

    [Theory]
    [InlineData("(/ 1 (+ 1 (exp (neg x))))")]
    [InlineData("(/ 1 (+ (exp (neg x)) 1))")]
    [InlineData("(reciprocal (+ 1 (exp (neg x))))")]
    [InlineData("(/ (exp x) (+ 1 (exp x)))")]
    [InlineData("(/ (exp x) (+ (exp x) 1))")]
    public void The_logistic_function_is_sigmoid(string term) => Check(term, "(sigmoid x)");

    [Fact]
    public void Its_complement_is_the_sigmoid_of_minus_x() => Check("(/ 1 (+ 1 (exp x)))", "(sigmoid (neg x))");

    [Theory]
    [InlineData("(log (sigmoid x))", "(log_sigmoid x)")]
    [InlineData("(log (/ 1 (+ 1 (exp (neg x)))))", "(log_sigmoid x)")]
    [InlineData("(log (- 1 (sigmoid x)))", "(log_sigmoid (neg x))")]
    [InlineData("(log (- 1 (/ 1 (+ 1 (exp (neg x))))))", "(log_sigmoid (neg x))")]
    [InlineData("(log (- 1 (sigmoid (neg x))))", "(log_sigmoid x)")]
    [InlineData("(log (sigmoid (neg x)))", "(log_sigmoid (neg x))")]
    public void The_log_of_a_probability_is_taken_from_the_logit(string term, string simplified) => Check(term, simplified);

    [Theory]
    [InlineData("(+ 1 (tanh x))", "(* 2 (sigmoid (* 2 x)))")]
    [InlineData("(+ (tanh x) 1)", "(* 2 (sigmoid (* 2 x)))")]
    [InlineData("(- 1 (tanh x))", "(* 2 (sigmoid (* -2 x)))")]
    public void One_plus_a_hyperbolic_tangent_is_twice_a_sigmoid(string term, string expected) => Check(term, expected);

    [Theory]
    [InlineData("(log (+ 1 (exp x)))", "(softplus x)")]
    [InlineData("(log (+ (exp x) 1))", "(softplus x)")]
    [InlineData("(log1p (exp x))", "(softplus x)")]
    [InlineData("(log (+ 1 (exp (neg x))))", "(softplus (neg x))")]
    [InlineData("(log (+ 1 x))", "(log1p x)")]
    [InlineData("(log (+ x 1))", "(log1p x)")]
    [InlineData("(- (exp x) 1)", "(expm1 x)")]
    [InlineData("(+ -1 (exp x))", "(expm1 x)")]
    [InlineData("(+ (exp x) -1)", "(expm1 x)")]
    [InlineData("(- 1 (exp x))", "(neg (expm1 x))")]
    [InlineData("(log (- 1 x))", "(log1p (neg x))")]
    [InlineData("(log (exp x))", "x")]
    [InlineData("(log (- 1 (exp x)))", "(log1mexp x)")]
    [InlineData("(log1p (neg (exp x)))", "(log1mexp x)")]
    [InlineData("(log (+ (exp x) (exp y)))", "(logaddexp x y)")]
    [InlineData("(log (cosh x))", "(+ (abs x) (- (softplus (* -2 (abs x))) 0.6931471805599453))")]
    [InlineData("(- 1 (sigmoid x))", "(sigmoid (neg x))")]
    [InlineData("(- 1 (erf x))", "(erfc x)")]
    [InlineData("(- 1 (normal_cdf x))", "(normal_cdf (neg x))")]
    [InlineData("(- 1 (cos x))", "(* 2 (square (sin (* 0.5 x))))")]
    public void Small_and_large_arguments_keep_their_digits(string term, string simplified) => Check(term, simplified);

    private const string Shift = "(where (< (abs (stop_gradient (max [0] x))) Infinity) (stop_gradient (max [0] x)) 0)";

    private const string Shifted = $"(exp (- x {Shift}))";

    private const string LogSumExp = $"(+ {Shift} (log (sum [0] {Shifted})))";

    private const string Softmax = $"(/ {Shifted} (sum [0] {Shifted}))";

    [Theory]
    [InlineData("(log (sum [0] (exp x)))", LogSumExp)]
    [InlineData("(/ (exp x) (sum [0] (exp x)))", Softmax)]
    [InlineData("(log (/ (exp x) (sum [0] (exp x))))", $"(- (- x {Shift}) (log (sum [0] {Shifted})))")]
    [InlineData($"(log {Softmax})", $"(- (- x {Shift}) (log (sum [0] {Shifted})))")]
    [InlineData(LogSumExp, LogSumExp)]
    [InlineData(Softmax, Softmax)]
    public void Sums_of_exponentials_are_shifted_by_the_maximum(string term, string simplified) => Check(term, simplified);

    /// <summary>a stands for the prediction; each is a mean over m examples.</summary>
    private static readonly IReadOnlyList<string> _crossEntropies =
    [
        "(/ (sum [all] (neg (+ (* y (log a)) (* (- 1 y) (log (- 1 a)))))) |m|)",
        "(/ (sum [all] (neg (+ (* (- 1 y) (log (- 1 a))) (* y (log a))))) |m|)",
        "(/ (sum [all] (neg (+ (* (log a) y) (* (log (- 1 a)) (- 1 y))))) |m|)",
        "(/ (sum [all] (- (* (neg y) (log a)) (* (- 1 y) (log (- 1 a))))) |m|)",
        "(/ (sum [all] (- (neg (* y (log a))) (* (- 1 y) (log (- 1 a))))) |m|)",
        "(/ (sum [all] (+ (* (neg y) (log a)) (* (- y 1) (log (- 1 a))))) |m|)",
        "(/ (sum [all] (- (* (- y 1) (log (- 1 a))) (* y (log a)))) |m|)",
        "(neg (/ (sum [all] (+ (* y (log a)) (* (- 1 y) (log (- 1 a))))) |m|))",
        "(/ (neg (sum [all] (+ (* y (log a)) (* (- 1 y) (log (- 1 a)))))) |m|)",
        "(* (/ 1 |m|) (sum [all] (neg (+ (* y (log a)) (* (- 1 y) (log (- 1 a)))))))",
        "(* (/ -1 |m|) (sum [all] (+ (* y (log a)) (* (- 1 y) (log (- 1 a))))))",
        "(* -1 (/ (sum [all] (+ (* y (log a)) (* (- 1 y) (log (- 1 a))))) |m|))",
        "(* (neg (/ 1 |m|)) (sum [all] (+ (* y (log a)) (* (- 1 y) (log (- 1 a))))))",
        "(neg (/ (+ (sum [all] (* y (log a))) (sum [all] (* (- 1 y) (log (- 1 a))))) |m|))",
        "(- (neg (/ (sum [all] (* y (log a))) |m|)) (/ (sum [all] (* (- 1 y) (log (- 1 a)))) |m|))",
        "(+ (/ (sum [all] (neg (* y (log a)))) |m|) (/ (sum [all] (* (- y 1) (log (- 1 a)))) |m|))",
        "(/ (sum [all] (neg (+ (dot y (transpose [1,0] (log a))) (dot (- 1 y) (transpose [1,0] (log (- 1 a))))))) |m|)",
    ];

    public static IEnumerable<object[]> CrossEntropiesOfPredictions =>
        from loss in _crossEntropies
        from prediction in new[] { "(sigmoid z)", "(/ 1 (+ 1 (exp (neg z))))" }
        select new object[] { loss.Replace(" a)", $" {prediction})", StringComparison.Ordinal) };

    [Theory]
    [MemberData(nameof(CrossEntropiesOfPredictions))]
    public void The_gradient_of_the_textbook_cross_entropy_is_a_minus_y_over_m(string term)
    {
        var g = new GraphBuilder();
        g.ParseTerm("z:(1, m)");
        g.ParseTerm("y:(1, m)");
        var value = Simplifier.Run(g, [g.ParseTerm(term)], _rules)[0];
        var dz = Simplifier.Run(g, Gradient.Of(g, value, [g.InputOf("z")]), AlgebraRules.All)[0];
        Assert.Equal("(/ (- (sigmoid z) y) |m|)", g.PrintTerm(dz));
        Assert.DoesNotContain("(log ", g.PrintTerm(value), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CrossEntropiesOfPredictions))]
    public void The_textbook_cross_entropy_and_its_gradient_are_finite_for_extreme_logits(string term)
    {
        var g = new GraphBuilder();
        g.ParseTerm("z:(1, m)");
        g.ParseTerm("y:(1, m)");
        var value = Simplifier.Run(g, [g.ParseTerm(term)], _rules)[0];
        var dz = Simplifier.Run(g, Gradient.Of(g, value, [g.InputOf("z")]), AlgebraRules.All)[0];
        var graph = g.Build([new Output("result", value), new Output("dz", dz)]);
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal) { ["m"] = 4 };
        var point = new Dictionary<string, DenseArray>(StringComparer.Ordinal)
        {
            ["z"] = new([1, 4], [-1000, 1000, -1000, 1000]),
            ["y"] = new([1, 4], [0, 0, 1, 1]),
        };
        var values = new GraphInterpreter(sizes, point).Run(graph);
        Assert.Equal(500, values["result"].Values[0]);
        Assert.Equal([0, 0.25, -0.25, 0], values["dz"].Values);
    }

    [Fact]
    public void A_term_that_stands_twice_in_a_sum_is_paired_once()
    {
        const string Term = "(* y (log (sigmoid x)))";
        Check($"(+ (+ {Term} {Term}) (* (- 1 y) (log (- 1 (sigmoid x)))))", "(- (* y (log_sigmoid x)) (sigmoid_cross_entropy x y))");
    }

    private static void Check(string term, string simplified)
    {
        var g = new GraphBuilder();
        Assert.Equal(simplified, g.PrintTerm(Simplifier.Run(g, [g.ParseTerm(term)], _rules)[0]));
    }
}
