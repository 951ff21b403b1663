using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Differentiation;

/// <summary>
/// Terms of a cotangent that cancel as formulas, though they are written with different exponentials. With d2 = d1 - sigma sqrt(t) the price
/// of an option does not depend on d1 beside s and k, since s n(d1) = k exp(-r t) n(d2) (J. Hull, "Options, Futures, and Other
/// Derivatives", section 19.4): a difference of the two is nothing but the rounding of its terms, which the chain rule would go on to
/// divide by sigma sqrt(t). Without it the derivatives come out as the closed forms of the textbook.
/// </summary>
/// <remarks>
/// Each term is brought to the form c x^p ... exp(u), where the factors before the exponential and the exponent u are
/// <see cref="Signomial"/>s. The quotient of two of them is a number if their exponents differ by a constant and by whole multiples of
/// logarithms, which are powers of their arguments, and if with these the factors cancel. Terms whose numbers add up to zero are
/// dropped. As in <c>AlgebraRules</c> a difference of equal factors stays, which is exact, or NaN. The proof holds where both sides are
/// defined: at a point where terms are infinite or NaN and what they are a derivative of is not, the derivative is now 0.
/// </remarks>
/// <param name="g">The graph.</param>
internal sealed class Cancellation(GraphBuilder g)
{
    /// <summary>The most operations of a sum that are looked into: this is for formulas, not for unrolled loops.</summary>
    private const int MostOperations = 200;

    /// <summary>The most terms of a sum.</summary>
    private const int MostTerms = 16;

    /// <summary>The most that may be unknown of a quotient of two terms.</summary>
    private const double LargestError = 1e-9;

    private readonly Dictionary<int, Signomial> _signomials = [];
    private int _operations;

    /// <summary>A sum without the terms that cancel each other; null if nothing is left.</summary>
    public int? Without(int sum)
    {
        _operations = 0;
        if (g[sum].Operator != Elementwise.Add || TermsOf(sum) is not { Count: <= MostTerms } nodes)
        {
            return sum;
        }

        var terms = nodes.Select(Exponential).OfType<Term>().ToList();
        var dropped = new HashSet<int>();
        while (terms.Count > 1)
        {
            var alike = Alike(terms[0], terms);
            if (alike.Aggregate(Signomial.Coefficient.Of(0), (total, term) => total.Plus(term.Ratio)) is { IsZero: true, Error: < LargestError }
                && alike.Any(term => !term.Term.Exponentials.SetEquals(terms[0].Exponentials)))
            {
                dropped.UnionWith(alike.Select(term => term.Term.Node));
            }

            terms.RemoveAll(term => alike.Any(other => other.Term == term));
        }

        var kept = nodes.Where(node => !dropped.Contains(node)).ToList();
        return kept.Count == nodes.Count ? sum
            : kept.Count == 0 ? null
            : kept.Aggregate((a, b) => g.Add(a, b));
    }

    /// <summary>What is added up, from the left; null if it is much.</summary>
    private List<int>? TermsOf(int sum)
    {
        var terms = new List<int>();
        var open = new Stack<int>([sum]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (g[node].Operator == Elementwise.Add && g[node].Inputs.All(input => g.ShapeOf(input).Equals(g.ShapeOf(sum))))
            {
                open.Push(g[node].Inputs[1]);
                open.Push(g[node].Inputs[0]);
            }
            else
            {
                terms.Add(node);
            }

            if (!Opens())
            {
                return null;
            }
        }

        return terms;
    }

    /// <summary>The terms that are a multiple of one of them, itself among them, and how many times.</summary>
    private List<(Term Term, Signomial.Coefficient Ratio)> Alike(Term one, IEnumerable<Term> terms)
    {
        var alike = new List<(Term, Signomial.Coefficient)>();
        var (factors, exponent) = (one.Factors.ToThe(-2), Negative(one.Exponent));
        foreach (var term in terms)
        {
            if (term == one)
            {
                alike.Add((one, Signomial.Coefficient.Of(1)));
            }
            else if (Ratio(Signomial.Multiply(term.Factors, factors), Signomial.Add(term.Exponent, exponent)) is { } ratio)
            {
                alike.Add((term, ratio));
            }
        }

        return alike;
    }

    /// <summary>The number that factors exp(exponent) is, or null.</summary>
    private Signomial.Coefficient? Ratio(Signomial? factors, Signomial? exponent)
    {
        foreach (var (coefficient, powers) in exponent?.Terms ?? [])
        {
            factors = Signomial.Multiply(factors, powers.Count > 0 ? PowerOfArgument(coefficient, powers)
                : coefficient.Exp() is { } number ? Signomial.Constant(number)
                : null);
        }

        return exponent is null ? null : factors?.AsConstant();
    }

    /// <summary>exp(n log(x)) = x^n for whole n; null for anything else.</summary>
    private Signomial? PowerOfArgument(Signomial.Coefficient coefficient, EquatableArray<Signomial.Power> powers)
    {
        var exponent = Math.Round(coefficient.Value);
        return powers.Count == 1 && powers[0].Halves == 2 && g[powers[0].Atom].Operator == Elementwise.Log
            && Math.Abs(exponent) <= 8 && coefficient.Plus(new(-exponent, 0)).IsZero
            ? SignomialOf(g[powers[0].Atom].Inputs[0]).ToThe(2 * (int)exponent)
            : null;
    }

    /// <summary>A product with an exponential among its factors; null if there is none.</summary>
    private Term? Exponential(int node)
    {
        var (factors, exponent) = ((Signomial?)Signomial.Constant(1), (Signomial?)Signomial.Constant(0));
        var exponentials = new HashSet<int>();
        AddFactors(node, 1);
        return exponentials.Count > 0 && factors is not null && exponent is not null ? new Term(node, factors, exponent, exponentials) : null;

        void AddFactors(int factor, int power)
        {
            var inputs = g[factor].Inputs;
            switch (g[factor].Operator)
            {
                case var op when op == Elementwise.Multiply && Opens():
                    AddFactors(inputs[0], power);
                    AddFactors(inputs[1], power);
                    break;
                case var op when op == Elementwise.Divide && Opens():
                    AddFactors(inputs[0], power);
                    AddFactors(inputs[1], -power);
                    break;
                case var op when op == Elementwise.Negate && Opens():
                    factors = Negative(factors);
                    AddFactors(inputs[0], power);
                    break;
                case var op when op == Elementwise.Square && Math.Abs(power) <= Signomial.HighestPower / 4 && Opens():
                    AddFactors(inputs[0], 2 * power);
                    break;
                case var op when op == Elementwise.Exp && Opens():
                    exponentials.Add(factor);
                    exponent = Signomial.Add(exponent, Signomial.Multiply(SignomialOf(inputs[0]), Signomial.Constant(power)));
                    break;
                default:
                    var value = SignomialOf(factor);
                    factors = Signomial.Multiply(factors, (value.Terms.Count == 1 ? value : Signomial.Atom(factor)).ToThe(2 * power));
                    break;
            }
        }
    }

    private Signomial SignomialOf(int node)
    {
        if (!_signomials.TryGetValue(node, out var known))
        {
            known = (Opens() ? Read(node) : null) ?? Signomial.Atom(node);
            _signomials.Add(node, known);
        }

        return known;
    }

    /// <summary>Null for what is not looked into.</summary>
    private Signomial? Read(int node)
    {
        var n = g[node];
        if (g.ConstantOf(node) is { } number)
        {
            return Signomial.Constant(number);
        }

        return n.Operator switch
        {
            var op when op == Elementwise.Add => Signomial.Add(Input(0), Input(1)),
            var op when op == Elementwise.Subtract => Signomial.Add(Input(0), Negative(Input(1))),
            var op when op == Elementwise.Negate => Negative(Input(0)),
            var op when op == Elementwise.Multiply => Signomial.Multiply(Input(0), Input(1)),
            var op when op == Elementwise.Divide => Signomial.Multiply(Input(0), Input(1).ToThe(-2) ?? Signomial.Atom(n.Inputs[1]).ToThe(-2)),
            var op when op == Elementwise.Reciprocal => Input(0).ToThe(-2),
            var op when op == Elementwise.Square => Input(0).ToThe(4),
            var op when op == Elementwise.Sqrt => Input(0).ToThe(1),
            var op when op == Elementwise.Pow && ((NumberDetail)n.Detail!).Value is var power && 2 * power == Math.Round(2 * power) && Math.Abs(power) <= 8 =>
                Input(0).ToThe((int)(2 * power)),
            var op when op == Structural.Broadcast && g.ShapeOf(n.Inputs[0]).IsScalar => Input(0),
            _ => null,
        };

        Signomial Input(int operand) => SignomialOf(n.Inputs[operand]);
    }

    private static Signomial? Negative(Signomial? x) => Signomial.Multiply(x, Signomial.Constant(-1));

    private bool Opens() => ++_operations <= MostOperations;

    /// <summary>A product.</summary>
    /// <param name="Node">The value.</param>
    /// <param name="Factors">Its factors but for exponentials: one term.</param>
    /// <param name="Exponent">The sum of the exponents.</param>
    /// <param name="Exponentials">The exponentials.</param>
    private sealed record Term(int Node, Signomial Factors, Signomial Exponent, HashSet<int> Exponentials);
}
