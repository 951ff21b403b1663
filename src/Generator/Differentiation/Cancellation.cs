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
/// <see cref="Signomial"/>s. Two of them cancel if the quotient of the factors and the difference of the exponents make -1; a
/// logarithm that is left in the difference, times a whole number, is a power of its argument. As in <c>AlgebraRules</c> a difference of
/// equal factors stays, which is exact, or NaN. Terms that are dropped may be NaN, too: then what they were differentiated from is.
/// </remarks>
internal sealed class Cancellation
{
    /// <summary>The most operations that are looked into: this is for formulas, not for unrolled loops.</summary>
    private const int MostOperations = 200;

    private readonly GraphBuilder _g;
    private readonly Dictionary<int, Signomial> _signomials = [];
    private int _operations;

    private Cancellation(GraphBuilder g) => _g = g;

    /// <summary>A sum without the terms that cancel each other; null if nothing is left.</summary>
    public static int? Without(GraphBuilder g, int sum) => g[sum].Operator == Elementwise.Add ? new Cancellation(g).Without(sum) : sum;

    private int? Without(int sum)
    {
        var nodes = Terms(sum);
        var terms = nodes.Select(Exponential).ToList();
        if (terms.Count(term => term is not null) < 2)
        {
            return sum;
        }

        var kept = new List<int>(Enumerable.Range(0, nodes.Count));
        for (var i = 0; i < nodes.Count; i++)
        {
            var other = kept.Contains(i) ? kept.FindIndex(j => j > i && Cancel(terms[i], terms[j])) : -1;
            if (other >= 0)
            {
                kept.RemoveAt(other);
                kept.Remove(i);
            }
        }

        return kept.Count == nodes.Count ? sum
            : kept.Count == 0 ? null
            : kept.Select(term => nodes[term]).Aggregate((a, b) => _g.Add(a, b));
    }

    private List<int> Terms(int sum)
    {
        var terms = new List<int>();
        var open = new Stack<int>([sum]);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (_g[node].Operator == Elementwise.Add && _g[node].Inputs.All(input => _g.ShapeOf(input).Equals(_g.ShapeOf(sum))) && ++_operations <= MostOperations)
            {
                open.Push(_g[node].Inputs[1]);
                open.Push(_g[node].Inputs[0]);
            }
            else
            {
                terms.Add(node);
            }
        }

        return terms;
    }

    private bool Cancel(Term? a, Term? b)
    {
        if (a is null || b is null || a.Exponentials.SetEquals(b.Exponentials)
            || b.Factors.ToThe(-2) is not { } reciprocal
            || Signomial.Multiply(a.Factors, reciprocal) is not { } quotient
            || Signomial.Multiply(b.Exponent, Signomial.Constant(-1)) is not { } negative
            || Signomial.Add(a.Exponent, negative) is not { } difference)
        {
            return false;
        }

        foreach (var (coefficient, powers) in difference.Terms)
        {
            var power = powers.Count == 0 ? Signomial.Constant(Math.Exp(coefficient)) : PowerOfArgument(coefficient, powers);
            if (power is null || Signomial.Multiply(quotient, power) is not { } product)
            {
                return false;
            }

            quotient = product;
        }

        return quotient.AsConstant() is { } number && Signomial.Add(Signomial.Constant(number), Signomial.Constant(1))!.AsConstant() == 0;
    }

    /// <summary>exp(n log(x)) = x^n for whole n; null for anything else.</summary>
    private Signomial? PowerOfArgument(double coefficient, EquatableArray<Signomial.Power> powers)
    {
        var exponent = Math.Round(coefficient);
        return powers.Count == 1 && powers[0].Halves == 2 && _g[powers[0].Atom].Operator == Elementwise.Log
            && Math.Abs(exponent) is >= 1 and <= 8
            && Signomial.Add(Signomial.Constant(coefficient), Signomial.Constant(-exponent))!.AsConstant() == 0
            ? SignomialOf(_g[powers[0].Atom].Inputs[0]).ToThe(2 * (int)exponent)
            : null;
    }

    /// <summary>A product with an exponential among its factors; null if there is none.</summary>
    private Term? Exponential(int node)
    {
        var (factors, exponent) = (Signomial.Constant(1), Signomial.Constant(0));
        var exponentials = new HashSet<int>();
        return AddFactors(node, 1) && exponent.AsConstant() is null ? new Term(factors, exponent, exponentials) : null;

        bool AddFactors(int factor, int power)
        {
            var inputs = _g[factor].Inputs;
            switch (_g[factor].Operator)
            {
                case var op when op == Elementwise.Multiply && Opens():
                    return AddFactors(inputs[0], power) && AddFactors(inputs[1], power);
                case var op when op == Elementwise.Divide && Opens():
                    return AddFactors(inputs[0], power) && AddFactors(inputs[1], -power);
                case var op when op == Elementwise.Negate && Opens():
                    return Times(Signomial.Constant(-1)) && AddFactors(inputs[0], power);
                case var op when op == Elementwise.Exp && Opens():
                    exponentials.Add(factor);
                    return Signomial.Multiply(SignomialOf(inputs[0]), Signomial.Constant(power)) is { } added && Plus(added);
                default:
                    return (SignomialOf(factor).ToThe(2 * power) ?? Signomial.Atom(factor).ToThe(2 * power)) is { } value && Times(value);
            }
        }

        bool Times(Signomial factor)
        {
            var product = Signomial.Multiply(factors, factor);
            factors = product ?? factors;
            return product is not null;
        }

        bool Plus(Signomial added)
        {
            var sum = Signomial.Add(exponent, added);
            exponent = sum ?? exponent;
            return sum is not null;
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
        var n = _g[node];
        if (_g.ConstantOf(node) is { } number)
        {
            return Signomial.Constant(number);
        }

        return n.Operator switch
        {
            var op when op == Elementwise.Add => Signomial.Add(Input(0), Input(1)),
            var op when op == Elementwise.Subtract => Negative(Input(1)) is { } negative ? Signomial.Add(Input(0), negative) : null,
            var op when op == Elementwise.Negate => Negative(Input(0)),
            var op when op == Elementwise.Multiply => Signomial.Multiply(Input(0), Input(1)),
            var op when op == Elementwise.Divide => Signomial.Multiply(Input(0), Input(1).ToThe(-2) ?? Signomial.Atom(n.Inputs[1]).ToThe(-2)!),
            var op when op == Elementwise.Reciprocal => Input(0).ToThe(-2),
            var op when op == Elementwise.Square => Input(0).ToThe(4),
            var op when op == Elementwise.Sqrt => Input(0).ToThe(1),
            var op when op == Elementwise.Pow && ((NumberDetail)n.Detail!).Value is var power && 2 * power == Math.Round(2 * power) && Math.Abs(power) <= 8 =>
                Input(0).ToThe((int)(2 * power)),
            var op when op == Structural.Broadcast && _g.ShapeOf(n.Inputs[0]).IsScalar => Input(0),
            _ => null,
        };

        Signomial Input(int operand) => SignomialOf(n.Inputs[operand]);

        static Signomial? Negative(Signomial x) => Signomial.Multiply(x, Signomial.Constant(-1));
    }

    private bool Opens() => ++_operations <= MostOperations;

    /// <summary>A product.</summary>
    /// <param name="Factors">Its factors but for exponentials: one term.</param>
    /// <param name="Exponent">The sum of the exponents.</param>
    /// <param name="Exponentials">The exponentials.</param>
    private sealed record Term(Signomial Factors, Signomial Exponent, HashSet<int> Exponentials);
}
