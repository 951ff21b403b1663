using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Tests.Graphs;

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
    [InlineData("(+ (* (tanh x) (exp (* 2 y))) (neg (* (tanh x) (square (exp y)))))")]
    [InlineData("(+ (* (+ x y) (exp (* 2 z))) (neg (* (+ x y) (* (exp z) (exp z)))))")]
    [InlineData("(+ (* (square (+ x y)) (exp (* 2 z))) (neg (* (* (+ x y) (+ x y)) (* (exp z) (exp z)))))")]
    [InlineData("(+ (+ (* 2 (* (exp x) (exp y))) (neg (exp (+ x y)))) (neg (/ (exp y) (exp (neg x)))))")]
    [InlineData("(+ (* (tanh x) (exp (* 2 y))) (neg (* (* (exp y) (tanh x)) (exp y))))")]
    [InlineData("(+ (* (broadcast (n, m) 3) (exp (+ x y))) (* (* (exp y) (exp x)) (broadcast (n, m) -3)))")]
    [InlineData("(+ (* r:() (exp (+ x y))) (neg (* (* (exp y) (exp x)) r)))")]
    public void What_is_one_formula_cancels(string term) => Check(term, null);

    [Theory]
    [InlineData("(+ (* y (exp x)) (neg (* y (exp x))))")] // Exact, or NaN.
    [InlineData("(+ (exp x) (neg (exp (* 1.00000001 x))))")]
    [InlineData("(+ (* (exp x) (exp y)) (exp (+ x y)))")]
    [InlineData("(+ (* (exp x) (exp y)) (* -0.999 (exp (+ x y))))")]
    [InlineData("(+ (exp (sqrt (* x y))) (neg (exp (* (sqrt x) (sqrt y)))))")] // Not for two negative numbers.
    [InlineData("(+ (exp (sqrt (square x))) (neg (exp (+ x 0))))")] // |x|
    [InlineData("(+ (* y (exp (+ z (* 0.5 (log (square x)))))) (neg (* (* x y) (exp z))))")] // |x|
    [InlineData("(+ (exp (pow 30 x)) (neg (exp (* (pow 15 x) (pow 15 x)))))")] // Higher powers than are looked into.
    [InlineData("(+ (exp (log x)) (neg x))")]
    [InlineData("(+ (exp (+ z (square (sqrt (neg x))))) (neg (exp (- z (abs x)))))")]
    [InlineData("(+ (exp (- (+ (* 10000000000000 x) (+ x z)) (* 10000000000000 x))) (neg (exp z)))")] // A small coefficient beside a large one.
    [InlineData("(+ (exp (- 1000000 x)) (neg (exp (- 1000000.000001 x))))")]
    [InlineData("(+ (exp (+ z (* 1E+12 (square (- (* x 1.000001) x))))) (neg (exp z)))")]
    [InlineData("(+ (exp (+ z (* (- x (* 0.9999 x)) (* (- x (* 0.9999 x)) (- x (* 0.9999 x)))))) (neg (exp z)))")]
    [InlineData("(+ (exp (+ z (square (* 1E+200 x)))) (neg (exp z)))")]
    [InlineData("(+ (exp (+ z (* 1E-200 (* (* 1E+200 x) (* 1E+200 y))))) (neg (exp z)))")]
    [InlineData("(+ (exp (+ z (square (* 1E-200 x)))) (neg (exp z)))")]
    [InlineData("(+ (exp (+ z (* 1E+308 (* 10 x)))) (neg (exp z)))")]
    [InlineData("(+ (* (/ x 0) (exp z)) (neg (* (/ y 0) (exp (+ 0 z)))))")]
    [InlineData("(- (* (exp x) (exp y)) (exp (+ x y)))")] // Cotangents are sums.
    public void Everything_else_stays(string term) => Check(term, term);

    [Fact]
    public void What_does_not_cancel_is_left() =>
        Check("(+ (+ (+ (* (exp x) (exp y)) (tanh z)) (neg (exp (+ x y)))) (exp z))", "(+ (tanh z) (exp z))");

    // x to the 2^40 is not x to the 0, as which it would come out of arithmetic with 32 bits.
    [Theory]
    [InlineData("square")]
    [InlineData("pow 8")]
    [InlineData("pow -8")]
    public void A_high_power_is_not_looked_into(string step)
    {
        foreach (var steps in Enumerable.Range(8, 50))
        {
            var power = Enumerable.Range(0, steps).Aggregate("x", (p, _) => $"({step} {p})");
            foreach (var sum in new[] { $"(+ (exp (+ z {power})) (neg (exp (+ z 1))))", $"(+ (* {power} (exp z)) (neg (exp (+ z 0))))", $"(+ (* (exp z) {power.Replace("x", "(exp x)", StringComparison.Ordinal)}) (neg (exp (+ z 0))))" })
            {
                Check(sum, sum);
            }
        }

        // The same by products of one node with itself, whose text would double with each.
        var g = new GraphBuilder();
        var (x, z) = (g.ParseTerm("x"), g.ParseTerm("z"));
        for (var i = 0; i < 50; i++)
        {
            x = g.Multiply(x, x);
            var sum = g.Add(g.Add(Elementwise.Exp, g.Add(z, x)), g.Negate(g.Add(Elementwise.Exp, g.Add(z, g.Constant(1)))));
            Assert.Equal(sum, new Cancellation(g).Without(sum));
        }
    }

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

        Assert.Equal(sum, new Cancellation(g).Without(sum));
    }

    // A grammar so small that products which are equal as formulas, and others that nearly are, come up by chance.
    [Fact]
    public void What_cancels_in_random_sums_is_zero_as_a_number()
    {
        var random = new Random(31);
        var g = new GraphBuilder();
        g.ParseTerm("(+ x y)");
        var products = Enumerable.Range(0, 400).Select(_ => g.ParseTerm($"(* {Factor(1)} (exp (+ {Factor(1)} (log {Factor(1)}))))")).Distinct().ToList();
        var points = new[] { (X: 1.25, Y: 0.875), (X: -2.5, Y: 1.5), (X: 6.5, Y: -3.5) }.Select(point => new GraphInterpreter(
            new Dictionary<string, int>(StringComparer.Ordinal) { ["n"] = 1, ["m"] = 1 },
            new Dictionary<string, DenseArray>(StringComparer.Ordinal) { ["x"] = new([1, 1], [point.X]), ["y"] = new([1, 1], [point.Y]) })
            .Run(g.Build(products.Select((product, i) => new Output($"p{i}", product))))).ToList();
        var cancelled = 0;
        for (var i = 0; i < products.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (new Cancellation(g).Without(g.Add(products[i], g.Negate(products[j]))) is null)
                {
                    cancelled++;
                    foreach (var values in points)
                    {
                        // The logarithm of a negative number is none.
                        var (a, b) = (values[$"p{i}"].Values[0], values[$"p{j}"].Values[0]);
                        Assert.False(double.IsFinite(a - b) && Math.Abs(a - b) > 1e-11 * Math.Abs(a), $"{g.PrintTerm(products[i])} is not {g.PrintTerm(products[j])}");
                    }
                }
            }
        }

        Assert.True(cancelled > 30, $"{cancelled}");

        string Factor(int depth) => random.Next(depth == 0 ? 4 : 11) switch
        {
            0 or 1 => "x",
            2 => "y",
            3 => random.Next(8) switch { 0 => "0.999", 1 => "1E-06", _ => "2" },
            4 => $"(* {Factor(depth - 1)} {Factor(depth - 1)})",
            5 => $"(/ {Factor(depth - 1)} {Factor(depth - 1)})",
            6 => $"(+ {Factor(depth - 1)} {Factor(depth - 1)})",
            7 => $"(- {Factor(depth - 1)} {Factor(depth - 1)})",
            8 => $"(log {Factor(depth - 1)})",
            9 => $"(sqrt {Factor(depth - 1)})",
            _ => "1",
        };
    }

    private static void Check(string term, string? expected)
    {
        var g = new GraphBuilder();
        var left = new Cancellation(g).Without(g.ParseTerm(term));
        Assert.Equal(expected is null ? null : g.PrintTerm(g.ParseTerm(expected)), left is { } node ? g.PrintTerm(node) : null);
    }
}
