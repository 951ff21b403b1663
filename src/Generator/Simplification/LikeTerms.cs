using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>
/// Terms of a sum that are one product up to their numbers become one term: the product rule gives the derivative of c x x x as three
/// of them. Only numbers of one sign are added, so that no term goes away that may be infinite or NaN; and nothing that has a name of
/// the user's is taken apart.
/// </summary>
internal sealed class LikeTerms
{
    /// <summary>A sum, or a product, of more operands than that is left as it is: this is for formulas, not for unrolled loops.</summary>
    private const int MostOperands = 24;

    private readonly GraphBuilder _g;
    private readonly int _root;
    private readonly List<Term> _terms = [];

    private LikeTerms(GraphBuilder g, int root) => (_g, _root) = (g, root);

    /// <summary>a p + b p = (a + b) p for products p and numbers a and b of one sign.</summary>
    public static int? Merge(GraphBuilder g, int node) =>
        g[node].Operator == Elementwise.Add || g[node].Operator == Elementwise.Subtract ? new LikeTerms(g, node).Merge() : null;

    private int? Merge()
    {
        AddTerms(_root, 1);
        if (_terms.Count > MostOperands)
        {
            return null;
        }

        var merged = _terms
            .GroupBy(term => (Sign: Math.Sign(term.Number), Factors: string.Join(" ", term.Factors)))
            .Select(alike => (First: alike.First(), Number: alike.Sum(term => term.Number)))
            .ToList();
        return merged.Count == _terms.Count || merged.Any(term => !IsSafe(term.Number)) ? null : Sum(merged);
    }

    private int? Sum(List<(Term First, double Number)> terms)
    {
        int? sum = null;
        foreach (var (first, number) in terms)
        {
            // A term that stands alone stays the node that it was. The first of several is scaled, since others may share it.
            var ratio = number / first.Number;
            var value = ratio == 1 ? first.Node : _g.Multiply(_g.Constant(ratio), first.Node);
            sum = sum is not { } before ? first.Sign > 0 ? value : _g.Negate(value)
                : first.Sign > 0 ? _g.Add(before, value)
                : _g.Subtract(before, value);
        }

        return sum;
    }

    private void AddTerms(int node, int sign)
    {
        if (_terms.Count > MostOperands)
        {
            return;
        }

        if (!IsOpen(node))
        {
            AddTerm(node, sign);
        }
        else if (_g.Matches(node, Elementwise.Add, out var a, out var b) && HasSameShape(a) && HasSameShape(b))
        {
            AddTerms(a, sign);
            AddTerms(b, sign);
        }
        else if (_g.Matches(node, Elementwise.Subtract, out a, out b) && HasSameShape(a) && HasSameShape(b))
        {
            AddTerms(a, sign);
            AddTerms(b, -sign);
        }
        else if (_g.Matches(node, Elementwise.Negate, out a))
        {
            AddTerms(a, -sign);
        }
        else
        {
            AddTerm(node, sign);
        }
    }

    private void AddTerm(int node, int sign)
    {
        var factors = new List<int>();
        var number = 1.0;
        AddFactors(node, factors, ref number);
        _terms.Add(factors.Count is > 0 and <= MostOperands && IsSafe(number)
            ? new Term(node, sign, sign * number, [.. factors.OrderBy(factor => factor)])
            : new Term(node, sign, sign, [node]));
    }

    private void AddFactors(int node, List<int> factors, ref double number)
    {
        if (factors.Count > MostOperands)
        {
            return;
        }

        if (_g.ConstantOf(node) is { } constant)
        {
            number *= constant;
        }
        else if (IsOpen(node) && HasSameShape(node) && _g.Matches(node, Elementwise.Multiply, out var a, out var b))
        {
            AddFactors(a, factors, ref number);
            AddFactors(b, factors, ref number);
        }
        else if (IsOpen(node) && HasSameShape(node) && _g.Matches(node, Elementwise.Negate, out a))
        {
            number = -number;
            AddFactors(a, factors, ref number);
        }
        else
        {
            factors.Add(node);
        }
    }

    private bool IsOpen(int node) => node == _root || _g.NameOf(node) is null;

    private bool HasSameShape(int node) => _g.ShapeOf(node).Equals(_g.ShapeOf(_root));

    /// <summary>Neither underflowing nor overflowing on the way.</summary>
    private static bool IsSafe(double value) => Math.Abs(value) is > 1e-30 and < 1e30;

    /// <summary>A term of the sum.</summary>
    /// <param name="Node">The value, without its sign in the sum.</param>
    /// <param name="Sign">That sign.</param>
    /// <param name="Number">The number that its factors are multiplied by, sign included.</param>
    /// <param name="Factors">What it is the product of, sorted.</param>
    private sealed record Term(int Node, int Sign, double Number, List<int> Factors);
}
