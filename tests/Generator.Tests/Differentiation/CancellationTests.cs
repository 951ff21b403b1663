using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Tests.Graphs;
using Xunit;

namespace NumDsl.Generator.Tests.Differentiation;

/// <summary>Which terms of a sum cancel as formulas.</summary>
public sealed class CancellationTests
{
    private const string D1 = "(/ (+ (log (/ s k)) (* (+ r (/ (square v) 2)) t)) (* v (sqrt t)))";

    private const string D2 = $"(- {D1} (* v (sqrt t)))";

    /// <summary>The standard normal density but for its factor, s n(d1) or k exp(-r t) n(d2), in several ways.</summary>
    private static readonly string[] Densities =
    [
        $"(* s (exp (neg (/ (square {D1}) 2))))",
        $"(* (exp (* -0.5 (* {D1} {D1}))) s)",
        $"(* k (* (exp (neg (* r t))) (exp (neg (square (* 0.7071067811865476 {D2}))))))",
        $"(* k (/ (exp (neg (/ (pow 2 {D2}) 2))) (exp (* t r))))",
        $"(neg (* (neg k) (exp (- (neg (/ (square {D2}) 2)) (* r t)))))",
    ];

    public static TheoryData<int, int> PairsOfDensities
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            for (var pair = 0; pair < Densities.Length * Densities.Length; pair++)
            {
                var (a, b) = (pair / Densities.Length, pair % Densities.Length);
                if (a != b)
                {
                    pairs.Add(a, b);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(PairsOfDensities))]
    public void The_densities_of_an_option_at_d1_and_d2_cancel(int a, int b) => Check($"(+ {Densities[a]} (neg {Densities[b]}))", null);

    [Theory]
    [InlineData("(+ (* (exp x) (exp y)) (neg (exp (+ x y))))")]
    [InlineData("(+ (/ (exp x) (exp y)) (neg (exp (- x y))))")]
    [InlineData("(+ (exp (square (sqrt x))) (neg (exp x)))")]
    [InlineData("(+ (exp (* x (reciprocal (sqrt x)))) (neg (exp (pow 0.5 x))))")]
    [InlineData("(+ (* y (exp (+ (log (/ x y)) z))) (neg (* x (exp z))))")]
    [InlineData("(+ (exp (+ (* -2 (log x)) y)) (neg (/ (exp y) (square x))))")]
    [InlineData("(+ (* 2 (exp (- x 0.6931471805599453))) (neg (exp x)))")]
    [InlineData("(+ (exp (* (+ x y) (+ x y))) (neg (exp (+ (+ (square x) (* 2 (* x y))) (square y)))))")]
    [InlineData("(+ (* (tanh x) (exp (* 2 y))) (neg (* (tanh x) (square (exp y)))))", false)]
    [InlineData("(+ (* (tanh x) (exp (* 2 y))) (neg (* (* (exp y) (tanh x)) (exp y))))")]
    [InlineData("(+ (* (broadcast (n, m) 3) (exp (+ x y))) (* (* (exp y) (exp x)) (broadcast (n, m) -3)))")]
    [InlineData("(+ (* r:() (exp (+ x y))) (neg (* (* (exp y) (exp x)) r)))")]
    public void What_is_one_formula_cancels(string term, bool cancels = true) => Check(term, cancels ? null : term);

    [Theory]
    [InlineData("(+ (* y (exp x)) (neg (* y (exp x))))")] // Exact, or NaN.
    [InlineData("(+ (exp x) (neg (exp (* 1.00000001 x))))")]
    [InlineData("(+ (* (exp x) (exp y)) (exp (+ x y)))")]
    [InlineData("(+ (* (exp x) (exp y)) (* -0.999 (exp (+ x y))))")]
    [InlineData("(+ (exp (sqrt (* x y))) (neg (exp (* (sqrt x) (sqrt y)))))")] // Not for two negative numbers.
    [InlineData("(+ (exp (sqrt (square x))) (neg (exp (+ x 0))))")] // |x|
    [InlineData("(+ (* y (exp (+ z (* 0.5 (log (square x)))))) (neg (* (* x y) (exp z))))")] // |x|
    [InlineData("(+ (exp (log x)) (neg x))")]
    [InlineData("(- (* (exp x) (exp y)) (exp (+ x y)))")] // Cotangents are sums.
    public void Everything_else_stays(string term) => Check(term, term);

    [Fact]
    public void What_does_not_cancel_is_left() =>
        Check("(+ (+ (+ (* (exp x) (exp y)) (tanh z)) (neg (exp (+ x y)))) (exp z))", "(+ (tanh z) (exp z))");

    [Fact]
    public void A_sum_of_an_unrolled_loop_is_left_as_it_is()
    {
        var g = new GraphBuilder();
        var x = g.ParseTerm("x");
        var sum = x;
        for (var i = 0; i < 100_000; i++)
        {
            sum = g.Add(sum, g.Add(Elementwise.Exp, g.Add(x, g.Constant(i))));
        }

        Assert.Equal(sum, Cancellation.Without(g, sum));
    }

    // A grammar so small that products which are equal as formulas, and others that nearly are, come up by chance.
    [Fact]
    public void What_cancels_in_random_sums_is_zero_as_a_number()
    {
        var random = new Random(31);
        var g = new GraphBuilder();
        g.ParseTerm("(+ x y)");
        var products = Enumerable.Range(0, 500).Select(_ => g.ParseTerm($"(* {Factor(1)} (exp (+ {Factor(1)} (log {Factor(1)}))))")).Distinct().ToList();
        var values = new GraphInterpreter(
            new Dictionary<string, int>(StringComparer.Ordinal) { ["n"] = 1, ["m"] = 1 },
            new Dictionary<string, DenseArray>(StringComparer.Ordinal) { ["x"] = new([1, 1], [1.25]), ["y"] = new([1, 1], [0.875]) })
            .Run(g.Build(products.Select((product, i) => new Output($"p{i}", product))));
        var cancelled = 0;
        for (var i = 0; i < products.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                // The logarithm of a negative number is none.
                var (a, b) = (values[$"p{i}"].Values[0], values[$"p{j}"].Values[0]);
                if (double.IsFinite(a - b) && Cancellation.Without(g, g.Add(products[i], g.Negate(products[j]))) is null)
                {
                    cancelled++;
                    Assert.True(Math.Abs(a - b) <= 1e-12 * Math.Abs(a), $"{g.PrintTerm(products[i])} is not {g.PrintTerm(products[j])}");
                }
            }
        }

        Assert.True(cancelled > 50, $"{cancelled}");

        string Factor(int depth) => random.Next(depth == 0 ? 4 : 9) switch
        {
            0 or 1 => "x",
            2 => "y",
            3 => "2",
            4 => $"(* {Factor(depth - 1)} {Factor(depth - 1)})",
            5 => $"(/ {Factor(depth - 1)} {Factor(depth - 1)})",
            6 => $"(+ {Factor(depth - 1)} {Factor(depth - 1)})",
            7 => $"(log {Factor(depth - 1)})",
            _ => $"(sqrt {Factor(depth - 1)})",
        };
    }

    private static void Check(string term, string? expected)
    {
        var g = new GraphBuilder();
        var left = Cancellation.Without(g, g.ParseTerm(term));
        Assert.Equal(expected is null ? null : g.PrintTerm(g.ParseTerm(expected)), left is { } node ? g.PrintTerm(node) : null);
    }
}
