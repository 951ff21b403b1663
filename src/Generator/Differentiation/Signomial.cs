using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Differentiation;

/// <summary>
/// A sum of products of powers, 0.5 s t^(1/2) - 3 t / k: a polynomial whose exponents may be negative or halves (R. Duffin,
/// E. Peterson, "Geometric programming with signomials", J. Optim. Theory Appl. 11, 1973). A power is that of a positive number where
/// its exponent is no whole number. Equal formulas are equal signomials, up to the rounding of their coefficients.
/// </summary>
internal sealed class Signomial
{
    /// <summary>A larger sum or product is not computed: this is for formulas, whose squares have a few dozen terms.</summary>
    private const int MostTerms = 40;

    /// <summary>What is left of a coefficient that cancels, of the numbers that it was added up from.</summary>
    private const double Rounding = 1e-12;

    private readonly Dictionary<EquatableArray<Power>, Coefficient> _terms;

    private Signomial(Dictionary<EquatableArray<Power>, Coefficient> terms) => _terms = terms;

    /// <summary>The terms that do not cancel: the coefficient, and the powers ordered by what they are powers of.</summary>
    public IEnumerable<(double Coefficient, EquatableArray<Power> Powers)> Terms =>
        _terms.Where(term => !term.Value.IsZero).Select(term => (term.Value.Value, term.Key));

    public static Signomial Constant(double value) => new(new() { [EquatableArray<Power>.Empty] = new(value, Math.Abs(value)) });

    /// <summary>What is not looked into, under its number.</summary>
    public static Signomial Atom(int atom) => new(new() { [EquatableArray.Of(new Power(atom, 2))] = new(1, 1) });

    /// <summary>The number that this is, or null.</summary>
    public double? AsConstant() => Terms.ToList() is { Count: <= 1 } terms && terms.All(term => term.Powers.Count == 0)
        ? terms.Sum(term => term.Coefficient)
        : null;

    /// <summary>a + b; null if it is too long.</summary>
    public static Signomial? Add(Signomial a, Signomial b)
    {
        var terms = new Dictionary<EquatableArray<Power>, Coefficient>(a._terms);
        foreach (var term in b._terms)
        {
            terms[term.Key] = terms.TryGetValue(term.Key, out var sum) ? sum.Plus(term.Value) : term.Value;
        }

        return terms.Count <= MostTerms ? new Signomial(terms) : null;
    }

    /// <summary>a b; null if it is too long.</summary>
    public static Signomial? Multiply(Signomial a, Signomial b)
    {
        var terms = new Dictionary<EquatableArray<Power>, Coefficient>();
        foreach (var left in a._terms)
        {
            foreach (var right in b._terms)
            {
                var powers = Multiply(left.Key, right.Key);
                var product = left.Value.Times(right.Value);
                terms[powers] = terms.TryGetValue(powers, out var sum) ? sum.Plus(product) : product;
                if (terms.Count > MostTerms)
                {
                    return null;
                }
            }
        }

        return new Signomial(terms);
    }

    /// <summary>
    /// A power, with the exponent in halves; null of a sum where the exponent is no natural number, and where the root of a product need
    /// not be that of its factors, since two of them may be negative.
    /// </summary>
    public Signomial? ToThe(int halves)
    {
        var terms = Terms.ToList();
        if (terms.Count != 1)
        {
            return halves > 2 && halves % 2 == 0 && ToThe(halves - 2) is { } power ? Multiply(power, this)
                : halves == 2 ? this
                : null;
        }

        var (coefficient, powers) = terms[0];
        var isRoot = halves % 2 != 0;
        if (isRoot && (coefficient <= 0 || powers.Count > 1 || powers.Any(power => power.Halves != 2)))
        {
            return null;
        }

        var value = Math.Pow(coefficient, halves / 2.0);
        return new Signomial(new()
        {
            [powers.Select(power => power with { Halves = power.Halves * halves / 2 }).ToEquatableArray()] = new(value, Math.Abs(value)),
        });
    }

    private static EquatableArray<Power> Multiply(EquatableArray<Power> a, EquatableArray<Power> b) => a.Concat(b)
        .GroupBy(power => power.Atom)
        .Select(same => new Power(same.Key, same.Sum(power => power.Halves)))
        .Where(power => power.Halves != 0)
        .OrderBy(power => power.Atom)
        .ToEquatableArray();

    /// <summary>A power of an atom, its exponent in halves.</summary>
    internal readonly record struct Power(int Atom, int Halves);

    /// <summary>A coefficient, and the sum of the absolute values of what it was added up from.</summary>
    private readonly record struct Coefficient(double Value, double Magnitude)
    {
        public bool IsZero => Math.Abs(Value) <= Rounding * Magnitude;

        public Coefficient Plus(Coefficient other) => new(Value + other.Value, Magnitude + other.Magnitude);

        public Coefficient Times(Coefficient other) => new(Value * other.Value, Magnitude * other.Magnitude);
    }
}
