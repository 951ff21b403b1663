namespace NumDsl.Analyzers.Loops;

/// <summary>
/// An element that is only reached if a condition holds does not have to exist where it does not hold, but a span over all of them has
/// to. That is known only of storages that are reached anyway, or whose length is the loop's bound.
/// </summary>
internal static class Coverage
{
    /// <summary>A storage that the loop may not reach the end of.</summary>
    public static Storage? Missing(IReadOnlyList<Step> steps, CountedLoop loop)
    {
        var always = new List<Element>();
        var sometimes = new List<Element>();
        foreach (var step in steps)
        {
            foreach (var (element, isConditional) in Reached(step))
            {
                (isConditional ? sometimes : always).Add(element);
            }
        }

        return sometimes.FirstOrDefault(element => !always.Contains(element) && !IsWhole(element, loop))?.Storage;
    }

    private static bool IsWhole(Element element, CountedLoop loop) =>
        element.Row is null && element.Index.Equals(Polynomial.Name(loop.Variable))
        && loop.High.Equals(ValueReader.LengthIn(element.Storage));

    private static IEnumerable<(Element Element, bool IsConditional)> Reached(Step step) => step switch
    {
        MapStep map => Reached(map.Value, isConditional: false).Append((map.Target, map.IsConditional)),
        ReduceStep reduce => Reached(reduce.Value, isConditional: false),
        CountStep count => Reached(count.Left, isConditional: false).Concat(Reached(count.Right, isConditional: false)),
        _ => [],
    };

    private static IEnumerable<(Element Element, bool IsConditional)> Reached(Term term, bool isConditional) => term switch
    {
        Element element => [(element, isConditional)],
        Apply apply => apply.Arguments.SelectMany(argument => Reached(argument, isConditional)),
        Choice choice => Reached(choice.Left, isConditional).Concat(Reached(choice.Right, isConditional))
            .Concat(Reached(choice.WhenTrue, isConditional: true)).Concat(Reached(choice.WhenFalse, isConditional: true)),
        _ => [],
    };
}
