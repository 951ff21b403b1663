using System.Globalization;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// A sum of products of named ints: an index, a bound or a stride in a form in which equal things are equal. <c>i * cols + j</c> is
/// <c>{cols*i: 1, j: 1}</c>. Int arithmetic wraps, and a ring of integers modulo 2^32 is a ring: sums and products may be reordered.
/// </summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    public static readonly Polynomial Zero = new([]);
    public static readonly Polynomial One = Constant(1);

    /// <summary>From the names in a product, sorted and joined by '*' ("" for the constant), to the product's factor, never 0.</summary>
    private readonly SortedDictionary<string, int> _terms;

    private Polynomial(SortedDictionary<string, int> terms) => _terms = terms;

    public static Polynomial Constant(int value) => value == 0 ? new([]) : new(new(StringComparer.Ordinal) { [""] = value });

    public static Polynomial Name(string name) => new(new(StringComparer.Ordinal) { [name] = 1 });

    /// <summary>The number, if this is one.</summary>
    public int? Value => _terms.Count == 0 ? 0 : _terms.Count == 1 && _terms.TryGetValue("", out var value) ? value : null;

    public bool IsZero => _terms.Count == 0;

    /// <summary>Whether it is a single name with the factor 1: what can be written without brackets.</summary>
    public bool IsName => _terms.Count == 1 && _terms.First() is { Value: 1, Key: var key } && key.Length > 0 && !key.Contains('*');

    public static Polynomial operator +(Polynomial left, Polynomial right)
    {
        if (left.IsZero || right.IsZero)
        {
            return left.IsZero ? right : left;
        }

        var terms = new SortedDictionary<string, int>(left._terms, StringComparer.Ordinal);
        foreach (var pair in right._terms)
        {
            AddTo(terms, pair.Key, pair.Value);
        }

        return new(terms);
    }

    public static Polynomial operator -(Polynomial value) => Constant(-1) * value;

    public static Polynomial operator -(Polynomial left, Polynomial right) => left + (-right);

    public static Polynomial operator *(Polynomial left, Polynomial right)
    {
        if (left.Value == 1 || right.IsZero)
        {
            return right;
        }

        if (right.Value == 1 || left.IsZero)
        {
            return left;
        }

        var terms = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var a in left._terms)
        {
            foreach (var b in right._terms)
            {
                var names = a.Key.Split('*').Concat(b.Key.Split('*')).Where(name => name.Length > 0);
                AddTo(terms, string.Join("*", names.OrderBy(name => name, StringComparer.Ordinal)), unchecked(a.Value * b.Value));
            }
        }

        return new(terms);
    }

    public bool Contains(string name) => _terms.Keys.Any(key => IsIn(key, name));

    private static bool IsIn(string key, string name) => key == name
        || (key.Length > name.Length && key.IndexOf('*') >= 0 && key.Split('*').Contains(name));

    /// <summary>The factor of <paramref name="name"/> and the rest, where the name occurs in no product with itself; else null.</summary>
    public (Polynomial Factor, Polynomial Offset)? Split(string name)
    {
        if (!Contains(name))
        {
            return (Zero, this);
        }

        if (IsName)
        {
            return (One, Zero);
        }

        var (factor, rest) = (Zero, Zero);
        foreach (var pair in _terms)
        {
            var names = pair.Key.Split('*').ToList();
            if (!names.Remove(name))
            {
                rest += new Polynomial(new(StringComparer.Ordinal) { [pair.Key] = pair.Value });
            }
            else if (names.Contains(name))
            {
                return null;
            }
            else
            {
                factor += new Polynomial(new(StringComparer.Ordinal) { [string.Join("*", names)] = pair.Value });
            }
        }

        return (factor, rest);
    }

    public bool Equals(Polynomial? other) => other is not null && _terms.SequenceEqual(other._terms);

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode() => ToString().GetHashCode();

    /// <summary>As C#, products before the constant: <c>i * cols + 1</c>.</summary>
    public override string ToString()
    {
        var text = "";
        foreach (var pair in _terms.OrderBy(pair => pair.Key.Length == 0).ThenBy(pair => pair.Value < 0))
        {
            var size = pair.Value == int.MinValue ? "int.MinValue" : Math.Abs(pair.Value).ToString(CultureInfo.InvariantCulture);
            var factor = pair.Key.Replace("*", " * ");
            var product = pair.Key.Length == 0 ? size : Math.Abs((long)pair.Value) == 1 ? factor : $"{size} * {factor}";
            text += text.Length == 0 ? (pair.Value < 0 ? "-" : "") + product : (pair.Value < 0 ? " - " : " + ") + product;
        }

        return text.Length == 0 ? "0" : text;
    }

    private static void AddTo(SortedDictionary<string, int> terms, string key, int value)
    {
        terms.TryGetValue(key, out var before);
        var sum = unchecked(before + value);
        if (sum == 0)
        {
            terms.Remove(key);
        }
        else
        {
            terms[key] = sum;
        }
    }
}
