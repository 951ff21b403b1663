using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Simplification;

/// <summary>
/// y log s(z) + (1 - y) log s(-z) = -sigmoid_cross_entropy(z, y), wherever the two terms stand in a sum and whatever the order
/// of their factors. By then log(1 - s(z)) has become log s(-z). The derivative by z comes out as s(z) - y. The two may also be
/// summed up apart, and divided by the same number: sum(y log s(z)) / m + sum((1 - y) log s(-z)) / m; see <see cref="Summand"/>.
/// </summary>
internal static class CrossEntropyRule
{
    /// <summary>
    /// The longest sum that is searched. Values are shared, so the terms of a sum of sums can be exponentially many; and the two
    /// terms meet for the first time in a short one.
    /// </summary>
    private const int MostTerms = 64;

    public static int? Apply(GraphBuilder g, int node)
    {
        if (g[node].Operator != Elementwise.Add && g[node].Operator != Elementwise.Subtract)
        {
            return null;
        }

        var terms = new List<Term>();
        Flatten(g, node, 1, terms);
        if (terms.Count > MostTerms)
        {
            return null;
        }

        var candidates = Enumerable.Range(0, terms.Count)
            .Select(term => (Term: term, Summand: Summand.Of(g, terms[term].Node, terms[term].Sign)))
            .Where(candidate => LogSigmoidAndFactor(candidate.Summand) is not null)
            .ToList();
        foreach (var (i, first) in candidates)
        {
            foreach (var (j, second) in candidates)
            {
                if (i != j && first.IsSummedAs(second) && CrossEntropy(g, first, second) is { } loss)
                {
                    // By position: a sum may hold the same term twice.
                    return Sum(g, [new Term(-first.Sign, first.Wrap(g, loss)), .. terms.Where((_, k) => k != i && k != j)]);
                }
            }
        }

        return null;
    }

    /// <summary>The terms of a sum with their signs.</summary>
    private static void Flatten(GraphBuilder g, int node, int sign, List<Term> terms)
    {
        if (terms.Count > MostTerms)
        {
            return;
        }

        if (g.Matches(node, Elementwise.Add, out var a, out var b))
        {
            Flatten(g, a, sign, terms);
            Flatten(g, b, sign, terms);
        }
        else if (g.Matches(node, Elementwise.Subtract, out a, out b))
        {
            Flatten(g, a, sign, terms);
            Flatten(g, b, -sign, terms);
        }
        else if (g.Matches(node, Elementwise.Negate, out a))
        {
            Flatten(g, a, -sign, terms);
        }
        else
        {
            terms.Add(new Term(sign, node));
        }
    }

    /// <summary>For y log s(z) and (1 - y) log s(-z), or less (y - 1) log s(-z): the cross-entropy of z and y.</summary>
    private static int? CrossEntropy(GraphBuilder g, Summand positive, Summand negative)
    {
        if (LogSigmoidAndFactor(positive) is not var (z, y)
            || LogSigmoidAndFactor(negative) is not var (minusZ, complement)
            || !g.AreOpposite(z, minusZ)
            || !g.Matches(complement, Elementwise.Subtract, out var a, out var b))
        {
            return null;
        }

        return positive.Sign == negative.Sign ? (g.ConstantOf(a) == 1 && b == y ? Loss() : null)
            : a == y && g.ConstantOf(b) == 1 ? Loss()
            : null;

        int Loss() => g.Add(Elementwise.SigmoidCrossEntropy, z, y);
    }

    private static (int Z, int Factor)? LogSigmoidAndFactor(Summand summand) =>
        summand.LogSigmoid is { } z && summand.Factor is { } factor ? (z, factor) : null;

    private static int Sum(GraphBuilder g, IReadOnlyList<Term> terms)
    {
        var sum = terms[0].Sign > 0 ? terms[0].Node : g.Negate(terms[0].Node);
        return terms.Skip(1).Aggregate(sum, (total, term) => term.Sign > 0 ? g.Add(total, term.Node) : g.Subtract(total, term.Node));
    }

    /// <summary>Compared by reference: a sum may hold the same term twice.</summary>
    private sealed class Term(int sign, int node)
    {
        public int Sign => sign;

        public int Node => node;
    }
}
