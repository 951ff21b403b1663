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
    /// <summary>
    /// A sum of more operations than that, those of its products included, is left as it is: this is for formulas, not for unrolled
    /// loops, whose graphs are deeper than a stack.
    /// </summary>
    private const int MostOperations = 60;

    private readonly GraphBuilder _g;
    private readonly int _root;
    private readonly List<Term> _terms = [];
    private int _operations;

    private LikeTerms(GraphBuilder g, int root) => (_g, _root) = (g, root);

    /// <summary>a p + b p = (a + b) p for products p and numbers a and b of one sign.</summary>
    public static int? Merge(GraphBuilder g, int node) =>
        g[node].Operator == Elementwise.Add || g[node].Operator == Elementwise.Subtract ? new LikeTerms(g, node).Merge() : null;

    private int? Merge()
    {
        AddTerms(_root, 1);
        if (_operations > MostOperations)
        {
            return null;
        }

        var merged = _terms
            .GroupBy(term => (Sign: Math.Sign(term.Number), Factors: string.Join(" ", term.Factors)))
            .Select(alike => (First: alike.First(), Number: alike.Sum(term => term.Number)))
            .ToList();
        return merged.Count == _terms.Count || merged.Any(term => !AlgebraRules.IsSafe(term.Number)) ? null : Sum(merged);
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
        if ((_g.Matches(node, Elementwise.Add, out var a, out var b) || _g.Matches(node, Elementwise.Subtract, out a, out b))
            && HasSameShape(a) && HasSameShape(b) && Opens(node))
        {
            AddTerms(a, sign);
            AddTerms(b, _g[node].Operator == Elementwise.Add ? sign : -sign);
        }
        else if (_g.Matches(node, Elementwise.Negate, out a) && Opens(node))
        {
            AddTerms(a, -sign);
        }
        else
        {
            var factors = new List<int>();
            var number = AddFactors(node, factors);
            _terms.Add(factors.Count > 0 && AlgebraRules.IsSafe(number)
                ? new Term(node, sign, sign * number, [.. factors.OrderBy(factor => factor)])
                : new Term(node, sign, sign, [node]));
        }
    }

    /// <summary>Takes a product apart, and returns the number that its other factors are multiplied by.</summary>
    private double AddFactors(int node, List<int> factors)
    {
        if (_g.ConstantOf(node) is { } constant)
        {
            return constant;
        }

        if (_g.Matches(node, Elementwise.Multiply, out var a, out var b) && Opens(node))
        {
            return AddFactors(a, factors) * AddFactors(b, factors);
        }

        if (_g.Matches(node, Elementwise.Negate, out a) && Opens(node))
        {
            return -AddFactors(a, factors);
        }

        factors.Add(node);
        return 1;
    }

    /// <summary>Whether a node may be taken apart. One of another shape may not: broadcast, it is one value in many places.</summary>
    private bool Opens(int node) => HasSameShape(node) && (node == _root || _g.NameOf(node) is null) && ++_operations <= MostOperations;

    private bool HasSameShape(int node) => _g.ShapeOf(node).Equals(_g.ShapeOf(_root));

    /// <summary>A term of the sum.</summary>
    /// <param name="Node">The value, without its sign in the sum.</param>
    /// <param name="Sign">That sign.</param>
    /// <param name="Number">The number that its factors are multiplied by, sign included.</param>
    /// <param name="Factors">What it is the product of, sorted.</param>
    private sealed record Term(int Node, int Sign, double Number, List<int> Factors);
}
