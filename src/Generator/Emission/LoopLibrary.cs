using NumDsl.Generator.Graphs;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>The loops of an equation's kernels. Kernels for different memory orders share the loops that are the same.</summary>
internal sealed class LoopLibrary(ElementType type, IEnumerable<string> taken)
{
    private readonly Names _methods = new([]);
    private readonly IReadOnlyList<string> _taken = [.. taken];
    private readonly Dictionary<string, string> _known = [];
    private readonly List<string> _texts = [];

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>The loop, under the name of an equal one if there is one.</summary>
    public LoopEmitter Add(Plan plan, LoopStep step, Formulas formulas)
    {
        const string placeholder = "\u00B7";
        var text = Write(new LoopEmitter(plan, step, type, placeholder, _taken), formulas);
        var isKnown = _known.TryGetValue(text, out var method);
        if (!isKnown)
        {
            method = _methods.Unique(MethodName(plan, step));
            _known.Add(text, method);
        }

        // The same text, but this plan's nodes: the call passes what they are called here.
        var emitter = new LoopEmitter(plan, step, type, method!, _taken);
        if (!isKnown)
        {
            _texts.Add(Write(emitter, formulas));
        }

        return emitter;
    }

    private static string Write(LoopEmitter emitter, Formulas formulas)
    {
        var writer = new CodeWriter();
        emitter.Write(writer, formulas);
        return writer.ToString();
    }

    /// <summary>After what the loop is for: <c>ComputeDzAndSum</c>.</summary>
    private static string MethodName(Plan plan, LoopStep step)
    {
        var results = step.Stores.Select(store => store.Node).Concat(step.Reductions.Select(reduction => reduction.Node)).OrderBy(node => node);
        return "Compute" + string.Join("And", results.Take(3).Select(node => Pascal(plan.Labels[node])));
    }

    private static string Pascal(string name)
    {
        name = name.TrimStart('@', '_');
        return name.Length == 0 ? "Value" : char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
