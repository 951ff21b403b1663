using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>A condition on the sizes that reading the body brought up.</summary>
internal sealed record Condition(Dimension Left, Relation Relation, Dimension Right, string Reason)
{
    /// <summary>The argument to blame where that is known.</summary>
    public string? Argument { get; init; }
}

/// <summary>Finds the argument to blame where a condition does not hold.</summary>
internal static class RequirementReader
{
    public static EquatableArray<Requirement> Blame(
        IEnumerable<Condition> conditions, IReadOnlyList<ArgumentSpec> arguments, IReadOnlyList<ParameterSpec> parameters)
    {
        var shapes = arguments.Select(argument => (argument.Name, argument.Shape))
            .Concat(parameters.Select(parameter => (parameter.Name, parameter.Shape)))
            .ToList();
        return conditions.Distinct()
            .Select(condition => new Requirement(
                condition.Left,
                condition.Relation,
                condition.Right,
                condition.Reason,
                condition.Argument ?? condition.Left.Symbols.Concat(condition.Right.Symbols)
                    .Select(symbol => shapes.FirstOrDefault(input => input.Shape.Contains(symbol)).Name)
                    .FirstOrDefault(name => name is not null) ?? ""))
            .ToEquatableArray();
    }
}
