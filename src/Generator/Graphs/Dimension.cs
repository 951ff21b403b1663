using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NumDsl.Generator.Graphs;

/// <summary>
/// The size of an axis: a polynomial with integer coefficients in symbols (<c>nx</c>, <c>m</c>) and in quotients of dimensions.
/// </summary>
/// <remarks>
/// The terms are kept in a canonical order, so two dimensions are equal exactly when they are the same polynomial:
/// <c>h - k + 1</c> equals <c>1 + h - k</c>. A quotient is rounded towards zero, as C#'s <c>/</c> does.
/// <see cref="ToString"/> is also the C# expression of the dimension over <c>int</c> locals of the symbols' names.
/// </remarks>
internal sealed class Dimension : IEquatable<Dimension>
{
    private readonly ImmutableArray<Term> _terms;
    private readonly string _text;

    private Dimension(ImmutableArray<Term> terms)
    {
        _terms = terms;
        _text = Print(terms);
    }

    public static Dimension One { get; } = Of(1);

    public static Dimension Zero { get; } = Of(0);

    public static Dimension Of(long value) =>
        new(value == 0 ? [] : [new Term(value, [])]);

    public static Dimension Symbol(string name) => new([new Term(1, [new Atom(name, null, null)])]);

    /// <summary>The value, where the dimension is a number.</summary>
    public long? Value => _terms.Length switch
    {
        0 => 0,
        1 when _terms[0].Atoms.IsEmpty => _terms[0].Coefficient,
        _ => null,
    };

    /// <summary>The name, where the dimension is one bare symbol.</summary>
    public string? SymbolName =>
        _terms is [{ Coefficient: 1, Atoms: [{ Numerator: null } atom] }] ? atom.Text : null;

    public bool IsOne => Value == 1;

    /// <summary>The names of all symbols, in order of appearance in the text.</summary>
    public IEnumerable<string> Symbols =>
        _terms.SelectMany(term => term.Atoms).SelectMany(atom => atom.Symbols).Distinct();

    public bool Contains(string symbol) => Symbols.Contains(symbol);

    public static Dimension operator +(Dimension a, Dimension b) => Canonical(a._terms.AddRange(b._terms));

    public static Dimension operator -(Dimension a, Dimension b) =>
        Canonical(a._terms.AddRange(b._terms.Select(term => term with { Coefficient = -term.Coefficient })));

    public static Dimension operator *(Dimension a, Dimension b) => Canonical(
        from x in a._terms
        from y in b._terms
        select new Term(
            checked(x.Coefficient * y.Coefficient),
            [.. x.Atoms.Concat(y.Atoms).OrderBy(atom => atom.Text, StringComparer.Ordinal)]));

    /// <summary>Null for a division by zero; exact where the divisor divides every term, else a quotient.</summary>
    public static Dimension? operator /(Dimension a, Dimension b)
    {
        if (b.Value == 0)
        {
            return null;
        }

        if (a.Value is { } x && b.Value is { } y)
        {
            return Of(x / y);
        }

        return ExactQuotient(a, b) ?? new Dimension([new Term(1, [new Atom($"({a.Bracketed} / {b.Bracketed})", a, b)])]);
    }

    /// <summary>The dimension with symbols replaced, e.g. a callee's by those of the call; null if that divides by zero.</summary>
    public Dimension? Substitute(Func<string, Dimension?> replacement)
    {
        var sum = Zero;
        foreach (var term in _terms)
        {
            var product = Of(term.Coefficient);
            foreach (var atom in term.Atoms)
            {
                var factor = atom.Numerator is null
                    ? replacement(atom.Text) ?? Symbol(atom.Text)
                    : atom.Numerator.Substitute(replacement) is { } n && atom.Denominator!.Substitute(replacement) is { } d ? n / d : null;
                if (factor is null)
                {
                    return null;
                }

                product *= factor;
            }

            sum += product;
        }

        return sum;
    }

    /// <summary>For <c>a * symbol + b</c> with a number a and b free of the symbol: (a, b); else null.</summary>
    public (long Factor, Dimension Offset)? LinearIn(string symbol)
    {
        long factor = 0;
        var rest = new List<Term>();
        foreach (var term in _terms)
        {
            if (!term.Atoms.Any(atom => atom.Symbols.Contains(symbol)))
            {
                rest.Add(term);
            }
            else if (term.Atoms is [{ Numerator: null }])
            {
                factor = term.Coefficient;
            }
            else
            {
                return null;
            }
        }

        return factor == 0 ? null : (factor, new Dimension([.. rest]));
    }

    public bool Equals(Dimension? other) => other is not null && _text == other._text;

    public override bool Equals(object? obj) => Equals(obj as Dimension);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    public override string ToString() => _text;

    /// <summary>The text as a factor: in brackets unless it is one symbol, number or quotient, which has its own.</summary>
    public string Bracketed => !_text.Contains(' ') || _terms is [{ Coefficient: 1, Atoms: [_] }] ? _text : $"({_text})";

    private static Dimension? ExactQuotient(Dimension a, Dimension b)
    {
        if (b._terms is not [var divisor])
        {
            return null;
        }

        var quotient = new List<Term>();
        foreach (var term in a._terms)
        {
            var atoms = term.Atoms.ToList();
            if (term.Coefficient % divisor.Coefficient != 0 || !divisor.Atoms.All(atoms.Remove))
            {
                return null;
            }

            quotient.Add(new Term(term.Coefficient / divisor.Coefficient, [.. atoms]));
        }

        return Canonical(quotient);
    }

    private static Dimension Canonical(IEnumerable<Term> terms) => new(
    [
        .. from term in terms
           group term.Coefficient by term.Key into same
           let coefficient = same.Sum()
           where coefficient != 0
           orderby same.Key.Degree descending, same.Key.Text
           select new Term(coefficient, same.Key.Atoms),
    ]);

    private static string Print(ImmutableArray<Term> terms)
    {
        if (terms.IsEmpty)
        {
            return "0";
        }

        // A positive term goes first where there is one: "h - k + 1" and "1 - k", not "-k + 1".
        var first = Math.Max(0, terms.ToList().FindIndex(term => term.Coefficient > 0));
        var text = new StringBuilder();
        foreach (var term in terms.Take(first + 1).Skip(first).Concat(terms.Take(first)).Concat(terms.Skip(first + 1)))
        {
            var positive = term.Coefficient > 0;
            text.Append(text.Length == 0 ? (positive ? "" : "-") : (positive ? " + " : " - "));
            text.Append(term.Magnitude);
        }

        return text.ToString();
    }

    /// <summary>A symbol, or a quotient with its two dimensions.</summary>
    private sealed record Atom(string Text, Dimension? Numerator, Dimension? Denominator)
    {
        public IEnumerable<string> Symbols =>
            Numerator is null ? [Text] : Numerator.Symbols.Concat(Denominator!.Symbols);
    }

    private readonly record struct Key(string Text, int Degree, ImmutableArray<Atom> Atoms)
    {
        public bool Equals(Key other) => Text == other.Text;

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);
    }

    private readonly record struct Term(long Coefficient, ImmutableArray<Atom> Atoms)
    {
        public Key Key => new(string.Join(" * ", Atoms.Select(atom => atom.Text)), Atoms.Length, Atoms);

        public string Magnitude
        {
            get
            {
                var size = Math.Abs(Coefficient).ToString(CultureInfo.InvariantCulture);
                return Atoms.IsEmpty ? size : size == "1" ? Key.Text : $"{size} * {Key.Text}";
            }
        }
    }
}
