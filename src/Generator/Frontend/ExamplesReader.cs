using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>Finds the symbol that counts the examples.</summary>
internal static class ExamplesReader
{
    /// <summary>
    /// A symbol of the arguments that the model does not fix and along which each array can be cut: one that no differentiated argument
    /// has before others, and of these the one that most arguments have, which is more often a last axis. Null if there is none.
    /// </summary>
    public static string? Read(IReadOnlyList<ArgumentSpec> arguments, IEnumerable<string> held, IReadOnlyList<InputDetail> inputs) => arguments
        .SelectMany(argument => argument.Shape.Dimensions)
        .SelectMany(dimension => dimension.Symbols)
        .Distinct()
        .Except(held)
        .Where(symbol => arguments.All(argument => IsOneAxis(argument.Shape, symbol)))
        .OrderBy(symbol => inputs.Any(input => !input.IsParameter && input.Shape.Contains(symbol)))
        .ThenByDescending(symbol => arguments.Count(argument => argument.Shape.Contains(symbol)))
        .ThenByDescending(symbol => arguments.Count(argument => argument.Shape is { IsScalar: false } shape && shape[shape.Rank - 1].SymbolName == symbol))
        .FirstOrDefault();

    private static bool IsOneAxis(Shape shape, string symbol) =>
        !shape.Contains(symbol)
        || (shape.Dimensions.Count(dimension => dimension.Contains(symbol)) == 1 && shape.Dimensions.Any(dimension => dimension.SymbolName == symbol));
}
