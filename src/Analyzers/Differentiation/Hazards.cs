using Microsoft.CodeAnalysis;
using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>
/// Finds the forms of <see cref="HazardTable"/> in what the compiler computes after its own rewrites, where neither the user nor a
/// rule guards them.
/// </summary>
internal sealed class Hazards
{
    private readonly ReadEquation _equation;
    private readonly GraphBuilder _g;
    private readonly Reach _reach;
    private readonly IReadOnlyList<int> _program;
    private readonly Dictionary<int, Origin> _origins = [];
    private readonly HashSet<int> _guarded = [];
    private HashSet<int>? _differentiated;

    private Hazards(ReadEquation equation, GraphBuilder g, int value, IReadOnlyDictionary<int, int> forms)
    {
        (_equation, _g, _reach) = (equation, g, new Reach(g));
        _program = Values(g, value);
        foreach (var (node, origin) in equation.Origins.Select((origin, node) => (node, origin)))
        {
            AddOrigin(forms.TryGetValue(node, out var form) ? form : node, origin);
        }

        Guard();
    }

    /// <summary>The hazards of an equation, whose graph has been rewritten into the value.</summary>
    /// <param name="equation">The equation as it is written.</param>
    /// <param name="g">Its graph, with the rewritten one.</param>
    /// <param name="value">The result as it is computed.</param>
    /// <param name="forms">What became of the nodes.</param>
    public static IEnumerable<Diagnostic> Of(ReadEquation equation, GraphBuilder g, int value, IReadOnlyDictionary<int, int> forms)
    {
        var hazards = new Hazards(equation, g, value, forms);
        return hazards._program.Select(hazards.At).OfType<Diagnostic>().ToList();
    }

    private Diagnostic? At(int node)
    {
        if (_guarded.Contains(node) || !_origins.TryGetValue(node, out var origin))
        {
            return null;
        }

        var hazard = HazardTable.All.FirstOrDefault(row =>
            row.Functions.Contains(origin.Function) && row.Matches(_reach, node) && (!row.IsOfDerivative || IsDifferentiated(node)));
        return hazard is null || IsReportedByItself(origin, hazard)
            ? null
            : origin.ToDiagnostic(GradientRules.Hazard, $"'{origin.Text}' {hazard.Why}; for {hazard.Written} write {hazard.Instead}");
    }

    /// <summary>An equation that is inlined says it of itself; of derivatives, if it has any.</summary>
    private static bool IsReportedByItself(Origin origin, Hazard hazard) => origin.Inlined is { } inlined
        && (!hazard.IsOfDerivative || DerivativeReader.Attributes.Any(name => inlined.Attribute(name + "Attribute") is not null));

    /// <summary>The first expression that a value is computed for; a sign or a factor that was pulled out of it aside.</summary>
    private void AddOrigin(int form, Origin origin)
    {
        if (!_origins.ContainsKey(form))
        {
            _origins.Add(form, origin);
        }

        if (_g.Matches(form, Elementwise.Negate, out var inner))
        {
            AddOrigin(inner, origin);
        }
    }

    /// <summary>What a Where or a bound comes after is looked after by the user.</summary>
    private void Guard()
    {
        for (var i = _program.Count - 1; i >= 0; i--)
        {
            var (node, @operator) = (_program[i], _g[_program[i]].Operator);
            if (_guarded.Contains(node) || @operator == Elementwise.Where || @operator == Elementwise.Clamp
                || @operator == Elementwise.Maximum || @operator == Elementwise.Minimum)
            {
                _guarded.UnionWith(_g[node].Inputs);
            }
        }
    }

    private bool IsDifferentiated(int node)
    {
        if (_differentiated is null)
        {
            var inputs = _equation.Spec.Derivatives.SelectMany(derivative => derivative.Inputs).Distinct().Select(input => _g.Input(input)).ToList();
            var value = _program[_program.Count - 1];
            _differentiated = inputs.Count == 0 ? [] : [.. new Linearization(_g, value, inputs).Tangents.Select(tangent => tangent.Key)];
        }

        return _differentiated.Contains(node);
    }

    /// <summary>What the value is computed from, in order, without the rules of the user's for derivatives.</summary>
    private static IReadOnlyList<int> Values(GraphBuilder g, int value)
    {
        var (found, open) = (new SortedSet<int>(), new Stack<int>([value]));
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (found.Add(node))
            {
                foreach (var input in g[node].Detail is CustomDetail ? g[node].Inputs.Take(1) : g[node].Inputs)
                {
                    open.Push(input);
                }
            }
        }

        return [.. found];
    }
}
