using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Simplification;

/// <summary>What a rule makes of a node: another node with the same value, or null where the rule does not apply.</summary>
internal delegate int? Rule(GraphBuilder g, int node);

/// <summary>Applies rules to a graph, operands first, until none applies.</summary>
internal sealed class Simplifier(GraphBuilder g, IReadOnlyList<Rule> rules)
{
    /// <summary>Far above what any node needs: a set of rules that goes in circles is a bug, not a hang.</summary>
    private const int MostRewritesPerNode = 100;

    /// <summary>A form within a form within a form: operands come first, so this stays small; a stack that overflows ends the compiler.</summary>
    private const int MostNested = 500;

    private readonly Dictionary<int, int> _simplified = [];
    private int _rewrites;
    private int _nested;

    /// <summary>The simplest forms of some values. A user's name moves on to the form that takes its value's place.</summary>
    public static IReadOnlyList<int> Run(GraphBuilder g, IReadOnlyList<int> roots, IReadOnlyList<Rule> rules) => Run(g, roots, rules, out _);

    /// <summary>The simplest forms, and what became of each value on the way.</summary>
    public static IReadOnlyList<int> Run(
        GraphBuilder g, IReadOnlyList<int> roots, IReadOnlyList<Rule> rules, out IReadOnlyDictionary<int, int> forms)
    {
        var simplifier = new Simplifier(g, rules);
        foreach (var node in Ancestors.Of(g, roots))
        {
            simplifier.Simplify(node);
        }

        forms = simplifier._simplified;
        return [.. roots.Select(simplifier.Simplify)];
    }

    private int Simplify(int node)
    {
        if (_simplified.TryGetValue(node, out var known))
        {
            return known;
        }

        var inputs = g[node].Inputs.Select(Simplify).ToList();
        var form = g.Add(g[node].Operator, inputs, g[node].Detail);
        foreach (var rule in rules)
        {
            if (rule(g, form) is { } better && better != form)
            {
                if (++_rewrites > MostRewritesPerNode * g.Count || ++_nested > MostNested)
                {
                    throw new InvalidOperationException("The simplification rules do not terminate.");
                }

                form = Simplify(better);
                _nested--;
                break;
            }
        }

        _simplified[node] = form;
        _simplified[form] = form;
        g.Name(form, g.NameOf(node));
        return form;
    }
}
