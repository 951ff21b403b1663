using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>
/// Binds the symbols of declared shapes: which of them the arguments determine, and what a callee's stand for at a call.
/// </summary>
internal static class SymbolBinding
{
    /// <summary>
    /// The symbols that cannot be worked out from the sizes of the arguments: those that only appear where they are not the one
    /// unknown of a linear expression.
    /// </summary>
    public static IReadOnlyList<string> Undetermined(IEnumerable<Shape> shapes, IEnumerable<string> known)
    {
        var dimensions = shapes.SelectMany(shape => shape.Dimensions).ToList();
        var determined = new HashSet<string>(known, StringComparer.Ordinal);
        while (dimensions.Select(dimension => Solvable(dimension, determined)).FirstOrDefault(symbol => symbol is not null) is { } next)
        {
            determined.Add(next);
        }

        return [.. dimensions.SelectMany(dimension => dimension.Symbols).Distinct().Where(symbol => !determined.Contains(symbol))];
    }

    /// <summary>
    /// Matches a callee's declared shapes with the shapes it is called with. Its own symbols are bound, each once; the model's stand
    /// for themselves.
    /// </summary>
    /// <returns>What does not match; null where everything does.</returns>
    public static ShapeProblem? Unify(
        IReadOnlyList<(string Name, Shape Declared, Shape Actual)> arguments,
        IReadOnlyCollection<string> fixedSymbols,
        IDictionary<string, Dimension> bindings)
    {
        foreach (var symbol in fixedSymbols)
        {
            bindings[symbol] = Dimension.Symbol(symbol);
        }

        var open = new List<(string Name, Shape Declared, Shape Actual, int Axis)>();
        foreach (var (name, declared, actual) in arguments)
        {
            if (declared.Rank != actual.Rank)
            {
                return new ShapeProblem(
                    ShapeProblemKind.Rank, $"the argument '{name}' is declared as {declared} but has shape {actual}, of another rank");
            }

            open.AddRange(Enumerable.Range(0, declared.Rank).Select(axis => (name, declared, actual, axis)));
        }

        // Bare symbols bind first, so that a mismatch is reported at the expression, not at the symbol that it was solved for.
        while (open.Count > 0)
        {
            var next = open.FindIndex(item => Unbound(item.Declared[item.Axis], bindings).Count == 0);
            next = next >= 0 ? next : open.FindIndex(item => item.Declared[item.Axis].SymbolName is not null);
            next = next >= 0 ? next : open.FindIndex(item => Unbound(item.Declared[item.Axis], bindings) is [var symbol]
                && item.Declared[item.Axis].LinearIn(symbol) is not null);
            if (next < 0)
            {
                return Mismatch(open[0], "cannot be solved for its symbols");
            }

            var (declared, actual) = (open[next].Declared[open[next].Axis], open[next].Actual[open[next].Axis]);
            if (Unbound(declared, bindings) is [var unbound, ..])
            {
                if (Solve(declared, unbound, actual, bindings) is not { } solution)
                {
                    return Mismatch(open[next], "has no whole solution");
                }

                bindings[unbound] = solution;
            }
            else if (Apply(declared, bindings) is not { } expected || !expected.Equals(actual))
            {
                return Mismatch(open[next], $"stands for {Apply(declared, bindings)?.ToString() ?? "a division by zero"} at this call");
            }

            open.RemoveAt(next);
        }

        return null;
    }

    /// <summary>A declared shape in the symbols of the call; null where it divides by zero.</summary>
    public static Shape? Apply(Shape shape, IDictionary<string, Dimension> bindings)
    {
        var dimensions = shape.Dimensions.Select(dimension => Apply(dimension, bindings)).ToList();
        return dimensions.Any(dimension => dimension is null) ? null : new Shape(dimensions!);
    }

    private static Dimension? Apply(Dimension dimension, IDictionary<string, Dimension> bindings) =>
        dimension.Substitute(symbol => bindings.TryGetValue(symbol, out var bound) ? bound : null);

    private static ShapeProblem Mismatch((string Name, Shape Declared, Shape Actual, int Axis) item, string why) => new(
        ShapeProblemKind.Declared,
        $"the argument '{item.Name}' is declared as {item.Declared} but has shape {item.Actual}: "
        + $"in axis {item.Axis}, {item.Declared[item.Axis]} {why}, against {item.Actual[item.Axis]}");

    /// <summary>Solves factor * symbol + offset = actual in whole dimensions.</summary>
    private static Dimension? Solve(Dimension declared, string symbol, Dimension actual, IDictionary<string, Dimension> bindings)
    {
        if (declared.LinearIn(symbol) is not var (factor, offset) || Apply(offset, bindings) is not { } known)
        {
            return null;
        }

        var multiple = actual - known;
        var solution = multiple / Dimension.Of(factor);
        return solution is not null && (solution * Dimension.Of(factor)).Equals(multiple) ? solution : null;
    }

    private static List<string> Unbound(Dimension dimension, IDictionary<string, Dimension> bindings) =>
        [.. dimension.Symbols.Where(symbol => !bindings.ContainsKey(symbol))];

    private static string? Solvable(Dimension dimension, HashSet<string> determined) =>
        dimension.Symbols.Where(symbol => !determined.Contains(symbol)).ToList() is [var symbol]
        && dimension.LinearIn(symbol) is not null
            ? symbol
            : null;
}
