namespace NumDsl.Analyzers.Loops;

/// <summary>What a rewrite of a loop as whole-vector operations has to respect.</summary>
internal enum Dependence
{
    /// <summary>Nothing: every order of the iterations gives the same.</summary>
    None,

    /// <summary>Elements are read before a later iteration sets them: the values need a place of their own, except for a copy.</summary>
    ReadBeforeWrite,

    /// <summary>Two variables might refer to overlapping memory, and then the loop does something else.</summary>
    MayOverlap,

    /// <summary>An iteration needs the result of an earlier one.</summary>
    Carried,
}

/// <summary>
/// The dependence test, exact for the indices that <see cref="Polynomial"/> can compare (Allen and Kennedy, "Optimizing Compilers for
/// Modern Architectures", chapters 2 and 5: statements may be distributed over loops of their own unless a dependence runs backwards).
/// Two variables may hold one array, but not parts of it: arrays and lists overlap wholly or not at all; spans overlap in any way.
/// </summary>
internal sealed class Dependences(CountedLoop loop, Refusal refusal)
{
    private sealed record Access(int Step, Element Element, bool Writes, Polynomial Factor, Polynomial Offset);

    /// <summary>The strongest dependence between any two accesses of a body.</summary>
    public Dependence Test(IReadOnlyList<Step> steps)
    {
        var accesses = new List<Access>();
        for (var index = 0; index < steps.Count; index++)
        {
            foreach (var (element, writes) in Elements(steps[index]))
            {
                if (Place(index, element, writes, steps[index]) is not { } access)
                {
                    return Dependence.Carried;
                }

                accesses.Add(access);
            }
        }

        var strongest = Dependence.None;
        foreach (var write in accesses.Where(access => access.Writes))
        {
            foreach (var other in accesses.Where(access => access != write))
            {
                var found = Between(write, other);
                if (found == Dependence.Carried)
                {
                    refusal.Because(
                        $"'{other.Element.Storage.Text}[{other.Element.Index}]' depends on another iteration (a recurrence, or an order of statements)",
                        steps[other.Step].At);
                }

                strongest = found > strongest ? found : strongest;
            }
        }

        return strongest;
    }

    public static IEnumerable<(Element Element, bool Writes)> Elements(Step step) => step switch
    {
        MapStep map => map.Value.Elements.Select(element => (element, false)).Append((map.Target, true)),
        ReduceStep { Into: { } into } reduce => reduce.Value.Elements.Select(element => (element, false)).Append((into, true)),
        ReduceStep reduce => reduce.Value.Elements.Select(element => (element, false)),
        CountStep count => count.Left.Elements.Concat(count.Right.Elements).Select(element => (element, false)),
        ExtremeStep extreme => [(extreme.Value, false)],
        IndexOfExtremeStep index => [(index.Value, false)],
        _ => throw new NotSupportedException($"A step of the type {step.GetType().Name} has no elements."),
    };

    private Access? Place(int index, Element element, bool writes, Step step)
    {
        if (element.Row?.Contains(loop.Variable) == true)
        {
            refusal.Because($"'{element.Storage.Text}' is walked down a column, which is not contiguous", step.At);
            return null;
        }

        if (element.Index.Split(loop.Variable) is not { } parts || parts.Factor.Value is not (0 or 1))
        {
            refusal.Because($"'{element.Storage.Text}' is not walked in steps of 1", step.At);
            return null;
        }

        return new Access(index, element, writes, parts.Factor, parts.Offset);
    }

    private Dependence Between(Access write, Access other)
    {
        var (a, b) = (write.Element.Storage, other.Element.Storage);
        if (a.IsDistinctFrom(b) || AreOtherRows(write.Element, other.Element))
        {
            return Dependence.None;
        }

        var same = a.Name == b.Name && Equals(write.Element.Row, other.Element.Row);
        var whole = same || (!a.IsSpan && !b.IsSpan && Equals(write.Element.Row, other.Element.Row));
        if (!whole)
        {
            // Two parts of one memory do overlap, as far as can be told.
            return a.SharesMemoryWith(b) && !same ? Dependence.Carried : Dependence.MayOverlap;
        }

        // From here on the two are one array, for certain or perhaps.
        if (write.Factor.IsZero || other.Factor.IsZero)
        {
            return write.Factor.IsZero && other.Factor.IsZero
                ? Both(write, other, same)
                : AreApart(write, other) ? Dependence.None : same ? Dependence.Carried : Dependence.MayOverlap;
        }

        var distance = other.Offset - write.Offset;
        if (distance.IsZero || distance.Equals(loop.Count) || distance.Equals(-loop.Count)
            || (loop.Count.Value is { } count && distance.Value is { } far && Math.Abs((long)far) >= count))
        {
            return Dependence.None;
        }

        if (distance.Value is not { } steps)
        {
            return same ? Dependence.Carried : Dependence.MayOverlap;
        }

        // Positive: the other access reaches an element before the iteration that writes it.
        var isBefore = (steps > 0) != loop.Descending;
        if (write.Step != other.Step)
        {
            var isLegal = write.Step < other.Step ? !isBefore : isBefore;
            return isLegal ? Dependence.None : same ? Dependence.Carried : Dependence.MayOverlap;
        }

        return isBefore ? Dependence.ReadBeforeWrite : same ? Dependence.Carried : Dependence.MayOverlap;
    }

    /// <summary>Two single elements: sums into one, or a sum into one and a read of another.</summary>
    private static Dependence Both(Access write, Access other, bool same)
    {
        var distance = other.Offset - write.Offset;
        return distance.Value is { } steps and not 0 && steps != 0
            ? Dependence.None
            : same ? Dependence.Carried : Dependence.MayOverlap;
    }

    /// <summary>Rows of one rectangular array whose numbers differ by a constant.</summary>
    private static bool AreOtherRows(Element left, Element right) =>
        left.Row is not null && right.Row is not null && (left.Row - right.Row).Value is { } distance && distance != 0;

    /// <summary>Whether the single element of one lies before or after all elements of the other.</summary>
    private bool AreApart(Access write, Access other)
    {
        var (single, range) = write.Factor.IsZero ? (write, other) : (other, write);
        return (single.Offset - (loop.Low + range.Offset)).Value is < 0 || (single.Offset - (loop.High + range.Offset)).Value is >= 0;
    }
}
