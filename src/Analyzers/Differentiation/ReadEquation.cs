using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Models;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>A sound equation beside what it was read from.</summary>
/// <param name="spec">The equation.</param>
/// <param name="method">Its method.</param>
/// <param name="origins">For each node of its graph where it is written.</param>
internal sealed class ReadEquation(EquationSpec spec, IMethodSymbol method, IReadOnlyList<Origin> origins)
{
    public EquationSpec Spec => spec;

    public IMethodSymbol Method => method;

    public IReadOnlyList<Origin> Origins => origins;

    /// <summary>The sound equations of a model.</summary>
    public static IReadOnlyList<ReadEquation> All(INamedTypeSymbol type, ReadModel model, CancellationToken cancellationToken) =>
    [
        .. from equation in model.Reading.Equations
           let method = MethodOf(type, equation)
           where method is not null
           let syntax = (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences[0].GetSyntax(cancellationToken)
           let origins = model.Origins.Of(syntax)
           where origins is not null
           select new ReadEquation(equation, method, origins),
    ];

    /// <summary>Whether a method is an equation, and not only the first part of one.</summary>
    public static bool IsOwn(IMethodSymbol method) => method.IsEquation() && method.PartialDefinitionPart is null;

    /// <summary>The method that an equation was read from: of overloads the one with its arguments.</summary>
    private static IMethodSymbol? MethodOf(INamedTypeSymbol type, EquationSpec equation) => type.GetMembers(GeneratedNames.Plain(equation.Name))
        .OfType<IMethodSymbol>()
        .Where(IsOwn)
        .FirstOrDefault(method => method.Parameters.Select(parameter => parameter.Name)
            .SequenceEqual(equation.Arguments.Select(argument => GeneratedNames.Plain(argument.Name))));
}
