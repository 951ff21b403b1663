using System.Globalization;
using System.Text;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// A sum of products of named ints: an index, a bound or a stride in a form in which equal things are equal. <c>i * cols + j</c> is
/// <c>{cols*i: 1, j: 1}</c>. Int arithmetic wraps, and a ring of integers modulo 2^32 is a ring: sums and products may be reordered.
/// </summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    public static readonly Polynomial Zero = new([]);
    public static readonly Polynomial One = Constant(1);

    /// <summary>
    /// The names in a product, sorted and joined by '*' ("" for the constant), and the product's factor, never 0; sorted by the names.
    /// An array, because most have one or two products, and an analyzer makes thousands of them in code that has not been optimised yet.
    /// </summary>
    private readonly (string Names, int Factor)[] _products;

    private string? _text;

    private Polynomial((string Names, int Factor)[] products) => _products = products;

    public static Polynomial Constant(int value) => value == 0 ? Zero ?? new([]) : new([("", value)]);

    public static Polynomial Name(string name) => new([(name, 1)]);

    /// <summary>The number, if this is one.</summary>
    public int? Value => _products.Length == 0 ? 0 : _products is [("", var value)] ? value : null;

    public bool IsZero => _products.Length == 0;

    /// <summary>Whether it is a single name with the factor 1: what can be written without brackets.</summary>
    public bool IsName => _products is [({ Length: > 0 } names, 1)] && names.IndexOf('*') < 0;

    public static Polynomial operator +(Polynomial left, Polynomial right)
    {
        if (left.IsZero || right.IsZero)
        {
            return left.IsZero ? right : left;
        }

        // Two sorted lists become one.
        var sum = new List<(string, int)>(left._products.Length + right._products.Length);
        for (int i = 0, j = 0; i < left._products.Length || j < right._products.Length;)
        {
            var order = i == left._products.Length ? 1
                : j == right._products.Length ? -1
                : string.CompareOrdinal(left._products[i].Names, right._products[j].Names);
            if (order == 0)
            {
                var factor = unchecked(left._products[i].Factor + right._products[j].Factor);
                if (factor != 0)
                {
                    sum.Add((left._products[i].Names, factor));
                }

                i++;
                j++;
            }
            else
            {
                sum.Add(order < 0 ? left._products[i++] : right._products[j++]);
            }
        }

        return sum.Count == 0 ? Zero : new([.. sum]);
    }

    public static Polynomial operator -(Polynomial value)
    {
        var products = new (string, int)[value._products.Length];
        for (var i = 0; i < products.Length; i++)
        {
            products[i] = (value._products[i].Names, unchecked(-value._products[i].Factor));
        }

        return new(products);
    }

    public static Polynomial operator -(Polynomial left, Polynomial right) => right.IsZero ? left : left + (-right);

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

        var product = Zero;
        foreach (var (leftNames, leftFactor) in left._products)
        {
            foreach (var (rightNames, rightFactor) in right._products)
            {
                product += Product(Join(leftNames, rightNames), unchecked(leftFactor * rightFactor));
            }
        }

        return product;
    }

    public bool Contains(string name)
    {
        foreach (var (names, _) in _products)
        {
            if (names == name || (names.Length > name.Length && names.IndexOf('*') >= 0 && names.Split('*').Contains(name)))
            {
                return true;
            }
        }

        return false;
    }

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
        foreach (var product in _products)
        {
            var names = product.Names.Split('*').ToList();
            if (!names.Remove(name))
            {
                rest += new Polynomial([product]);
            }
            else if (names.Contains(name))
            {
                return null;
            }
            else
            {
                factor += Product(string.Join("*", names), product.Factor);
            }
        }

        return (factor, rest);
    }

    public bool Equals(Polynomial? other)
    {
        if (other is null || other._products.Length != _products.Length)
        {
            return false;
        }

        for (var i = 0; i < _products.Length; i++)
        {
            if (_products[i].Factor != other._products[i].Factor || _products[i].Names != other._products[i].Names)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode() => ToString().GetHashCode();

    /// <summary>As C#: sums before differences, products before the constant: <c>i * cols + 1</c>.</summary>
    public override string ToString() => _text ??= Write();

    private string Write()
    {
        if (IsName)
        {
            return _products[0].Names;
        }

        var text = new StringBuilder();
        foreach (var isConstant in new[] { false, true })
        {
            foreach (var isNegative in new[] { false, true })
            {
                foreach (var (names, factor) in _products)
                {
                    if ((names.Length == 0) == isConstant && (factor < 0) == isNegative)
                    {
                        var size = factor == int.MinValue ? "int.MinValue" : Math.Abs(factor).ToString(CultureInfo.InvariantCulture);
                        var product = names.Replace("*", " * ");
                        text.Append((text.Length > 0, isNegative) switch { (false, false) => "", (false, true) => "-", (true, false) => " + ", (true, true) => " - " })
                            .Append(isConstant ? size : Math.Abs((long)factor) == 1 ? product : $"{size} * {product}");
                    }
                }
            }
        }

        return text.Length == 0 ? "0" : text.ToString();
    }

    private static Polynomial Product(string names, int factor) => factor == 0 ? Zero : new([(names, factor)]);

    private static string Join(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length == 0 ? right : left;
        }

        var names = $"{left}*{right}".Split('*');
        Array.Sort(names, StringComparer.Ordinal);
        return string.Join("*", names);
    }
}
