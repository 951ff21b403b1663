using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Differentiation;

/// <summary>
/// A sum of products of powers, 0.5 s t^(1/2) - 3 t / k: a polynomial whose exponents may be negative or halves (R. Duffin,
/// E. Peterson, "Geometric programming with signomials", J. Optim. Theory Appl. 11, 1973). A power is that of a positive number where
/// its exponent is no whole number. Equal formulas are equal signomials, up to the rounding of their coefficients, of which each knows
/// its own. What is too long, too high or beyond the range of numbers is not computed: null.
/// </summary>
internal sealed class Signomial
{
    /// <summary>This is for formulas, whose squares have a few dozen terms.</summary>
    private const int MostTerms = 40;

    /// <summary>The largest exponent, in halves.</summary>
    public const int HighestPower = 64;

    private readonly IReadOnlyDictionary<EquatableArray<Power>, Coefficient> _terms;

    private Signomial(IReadOnlyDictionary<EquatableArray<Power>, Coefficient> terms) => _terms = terms;

    /// <summary>The terms, but for those that rounding alone may have left: coefficient and powers, ordered by what they are powers of.</summary>
    public IReadOnlyList<(Coefficient Coefficient, EquatableArray<Power> Powers)> Terms =>
        [.. _terms.Where(term => !term.Value.IsZero).Select(term => (term.Value, term.Key))];

    /// <summary>The number that this is, or null.</summary>
    public Coefficient? AsConstant() => Terms is not { Count: <= 1 } terms || terms.Any(term => term.Powers.Count > 0) ? null
        : _terms.TryGetValue(EquatableArray<Power>.Empty, out var number) ? number
        : new Coefficient(0, 0);

    public static Signomial Constant(double value) => Constant(Coefficient.Of(value));

    public static Signomial Constant(Coefficient value) => new(new Dictionary<EquatableArray<Power>, Coefficient> { [EquatableArray<Power>.Empty] = value });

    /// <summary>What is not looked into, under its number.</summary>
    public static Signomial Atom(int atom) =>
        new(new Dictionary<EquatableArray<Power>, Coefficient> { [EquatableArray.Of(new Power(atom, 2))] = new(1, 0) });

    /// <summary>a + b.</summary>
    public static Signomial? Add(Signomial? a, Signomial? b)
    {
        if (a is null || b is null)
        {
            return null;
        }

        var terms = a._terms.ToDictionary(term => term.Key, term => term.Value);
        foreach (var term in b._terms)
        {
            terms[term.Key] = terms.TryGetValue(term.Key, out var sum) ? sum.Plus(term.Value) : term.Value;
        }

        return Of(terms);
    }

    /// <summary>a b.</summary>
    public static Signomial? Multiply(Signomial? a, Signomial? b)
    {
        if (a is null || b is null)
        {
            return null;
        }

        var terms = new Dictionary<EquatableArray<Power>, Coefficient>();
        foreach (var left in a._terms)
        {
            foreach (var right in b._terms)
            {
                var powers = Multiply(left.Key, right.Key);
                if (left.Value.Times(right.Value) is not { } product || terms.Count > MostTerms)
                {
                    return null;
                }

                terms[powers] = terms.TryGetValue(powers, out var sum) ? sum.Plus(product) : product;
            }
        }

        return Of(terms);
    }

    /// <summary>
    /// A power, with the exponent in halves. Of a sum it is computed where the exponent is a natural number; a root only of one positive
    /// number: that of a product need not be that of its factors, since two of them may be negative.
    /// </summary>
    public Signomial? ToThe(int halves)
    {
        if (halves is 2 or > HighestPower or < -HighestPower)
        {
            return halves == 2 ? this : null;
        }

        if (Terms is not { Count: 1 } terms)
        {
            return halves > 2 && halves % 2 == 0 ? Multiply(ToThe(halves - 2), this) : null;
        }

        var (coefficient, powers) = terms[0];
        return halves % 2 != 0 && (coefficient.Value <= 0 || powers.Count > 1 || powers.Any(power => power.Halves != 2)) ? null
            : coefficient.ToThe(halves / 2.0) is not { } value ? null
            : Of(new Dictionary<EquatableArray<Power>, Coefficient>
            {
                [powers.Select(power => power with { Halves = power.Halves * halves / 2 }).Where(power => power.Halves != 0).ToEquatableArray()] = value,
            });
    }

    private static Signomial? Of(Dictionary<EquatableArray<Power>, Coefficient> terms) =>
        terms.Count <= MostTerms && terms.Keys.All(powers => powers.All(power => Math.Abs(power.Halves) <= HighestPower)) ? new Signomial(terms) : null;

    private static EquatableArray<Power> Multiply(EquatableArray<Power> a, EquatableArray<Power> b) => a.Concat(b)
        .GroupBy(power => power.Atom)
        .Select(same => new Power(same.Key, same.Sum(power => power.Halves)))
        .Where(power => power.Halves != 0)
        .OrderBy(power => power.Atom)
        .ToEquatableArray();

    /// <summary>A power of an atom, its exponent in halves.</summary>
    internal readonly record struct Power(int Atom, int Halves);

    /// <summary>A number, and by how much it may be off: its digits are those of a <see cref="double"/>, and so are those it was made from.</summary>
    internal readonly record struct Coefficient(double Value, double Error)
    {
        private const double Rounding = 1.0 / (1L << 52);

        public bool IsZero => Math.Abs(Value) <= Error;

        /// <summary>A number of the user's: a short fraction is meant as it stands, another may be the rounding of a longer one.</summary>
        public static Coefficient Of(double value) => new(value, 1024 * value == Math.Round(1024 * value) ? 0 : Math.Abs(value) * Rounding);

        public Coefficient Plus(Coefficient other) => Rounded(Value + other.Value, Error + other.Error);

        /// <summary>The product; null beyond the range of numbers.</summary>
        public Coefficient? Times(Coefficient other) => IsInRange(Value * other.Value) || Value == 0 || other.Value == 0
            ? Rounded(Value * other.Value, (Math.Abs(Value) * other.Error) + (Math.Abs(other.Value) * Error) + (Error * other.Error))
            : null;

        /// <summary>The power; null beyond the range of numbers.</summary>
        public Coefficient? ToThe(double exponent) => Math.Pow(Value, exponent) is var power && IsInRange(power)
            ? Rounded(power, Math.Abs(exponent * power * (Error / Value)) * 2)
            : null;

        /// <summary>e to this power; null beyond the range of numbers.</summary>
        public Coefficient? Exp() => Math.Exp(Value) is var power && IsInRange(power) ? Rounded(power, power * Error * 2) : null;

        private static Coefficient Rounded(double value, double error) => new(value, error + (Math.Abs(value) * Rounding));

        private static bool IsInRange(double value) => Math.Abs(value) is > 1e-300 and < 1e300;
    }
}
