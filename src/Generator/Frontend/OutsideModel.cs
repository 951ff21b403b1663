using Microsoft.CodeAnalysis;

namespace NumDsl.Generator.Frontend;

/// <summary>Equations and parameters in a class that is no model: nothing would be generated for them.</summary>
internal static class OutsideModel
{
    public static void Read(INamedTypeSymbol type, ICollection<Problem> problems, CancellationToken cancellationToken)
    {
        var sink = new ProblemSink(problems);
        foreach (var member in type.GetMembers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (member is IMethodSymbol { PartialDefinitionPart: null } && member.IsEquation())
            {
                sink.Report(
                    RuleIds.EquationOutsideModel,
                    member.Locations[0],
                    $"The equation '{member.Name}' is outside a model; write [Model] on '{type.Name}' and make it partial");
            }
            else if (member is IPropertySymbol && member.Attribute("ParameterAttribute") is not null)
            {
                sink.Report(
                    RuleIds.InvalidParameter,
                    member.Locations[0],
                    $"The parameter '{member.Name}' is outside a model; write [Model] on '{type.Name}' and make it partial");
            }
        }
    }
}
