using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>An innermost loop: read, tested for dependences, and written as vector operations.</summary>
internal sealed class VectorLoop(Scope scope, LoopOptions options, Refusal refusal, Func<string> newName)
{
    public Finding? Find(CountedLoop loop)
    {
        if (loop.Count.Value is { } count && count < options.MinimumTripCount)
        {
            return null;
        }

        var reader = new ValueReader(scope, loop.Operation, [loop], refusal);
        if (new BodyReader(reader, loop, refusal).Read() is not { Count: > 0 } steps || !steps.All(WalksElements))
        {
            return null;
        }

        if (steps.Count > 1 && TakeTurns(steps) is { } turn)
        {
            refusal.Because("its statements take turns on one total", turn.At);
            return null;
        }

        var dependence = new Dependences(loop, refusal).Test(steps);
        if (dependence == Dependence.Carried || (dependence == Dependence.ReadBeforeWrite && steps.Count > 1))
        {
            return null;
        }

        var writer = new CallWriter(loop, reader, options);
        var maps = new MapWriter(writer, options, loop, newName);
        var steppers = new StepWriter(writer, maps);
        var isWritten = steps.All(step => steppers.Write(step, dependence == Dependence.ReadBeforeWrite));
        if (!isWritten && !maps.LacksTemporary)
        {
            refusal.Because("there is no vector operation for it", loop.Operation.Syntax);
            return null;
        }

        var isExact = isWritten && dependence != Dependence.MayOverlap && !steppers.Reorders && maps.Error == 0;
        if (options.IsStrict && (steppers.Reorders || maps.Error > 0))
        {
            return null;
        }

        var uncovered = Coverage.Missing(steps, loop);
        var fix = isWritten && dependence != Dependence.MayOverlap && uncovered is null
            ? new Replacement(writer.Finish(), writer.Usings)
            : null;
        var targets = string.Join(", ", writer.Targets.Distinct());
        if (isWritten && dependence == Dependence.MayOverlap && uncovered is null)
        {
            fix = new OverlapGuard(writer).Write(loop, steps);
        }

        var why = Why(dependence, steppers.Reorders, maps.Error, maps.LacksTemporary && !isWritten, uncovered);
        return new Finding(Rule(steps), targets, why, isExact && fix is not null, fix, loop.Operation.Syntax);

        bool WalksElements(Step step) => Dependences.Elements(step).Any(pair => pair.Element.Index.Contains(loop.Variable) || pair.Element.Row?.Contains(loop.Variable) == true);
    }

    /// <summary>
    /// A step that joins to a total in another way than one before it: (s + a) b + c is not s + a + c, b times. Sums and differences, or
    /// twice the same, may be taken one after the other; of extremes by comparison the first of two zeros stays, which is an order.
    /// </summary>
    private static Step? TakeTurns(IReadOnlyList<Step> steps)
    {
        var joins = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var (total, join) = step switch
            {
                ReduceStep { Into: null } reduce => (reduce.Total, reduce.Join.Name == "Subtract" ? "Add" : reduce.Join.Name),
                CountStep count => (count.Total, "Add"),
                ExtremeStep extreme => (extreme.Total, null),
                IndexOfExtremeStep index => (index.Index, null),
                _ => ("", null),
            };
            // A field may be written with and without what it belongs to.
            var name = total.Substring(total.LastIndexOf('.') + 1);
            if (name.Length > 0)
            {
                if (joins.TryGetValue(name, out var other) && (join is null || join != other))
                {
                    return step;
                }

                joins[name] = join ?? "";
            }
        }

        return null;
    }

    private static DiagnosticDescriptor Rule(IReadOnlyList<Step> steps) =>
        steps.Any(step => step is CountStep or ExtremeStep or IndexOfExtremeStep or MapStep { Value: Choice }) ? LoopRules.Conditional
        : steps.Any(step => step is ReduceStep) ? LoopRules.Reduction
        : LoopRules.Elementwise;

    internal static string Why(Dependence dependence, bool reorders, int error, bool lacksTemporary, Storage? uncovered)
    {
        var reasons = new List<string>();
        if (dependence == Dependence.MayOverlap)
        {
            reasons.Add("provided that the two storages do not overlap, which cannot be seen here");
        }

        if (reorders)
        {
            reasons.Add("floating-point numbers are added in another order, so that the result can differ by rounding: by at most n * epsilon times the sum of the magnitudes");
        }

        if (error > 0)
        {
            reasons.Add($"results can differ by {error} units in the last place");
        }

        if (lacksTemporary)
        {
            reasons.Add("it needs an array for values in between (numdsl.allow_temporaries = true), or one equation of a [Model]");
        }

        if (uncovered is not null)
        {
            reasons.Add($"provided that '{uncovered.Text}' is long enough even where the condition never holds");
        }

        return reasons.Count == 0
            ? "no iteration needs another one's result, so the result is the same to the bit"
            : "no iteration needs another one's result; " + string.Join("; ", reasons);
    }
}
