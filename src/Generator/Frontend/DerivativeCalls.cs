using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>
/// Calls of generated derivatives where an equation is computed. What they compute is not differentiated again: nothing transposes a
/// gradient. They are told by their names, because while the generator runs they do not exist yet, and the kernels that exist
/// afterwards take no arrays, so that a call within an equation seldom binds to one.
/// </summary>
internal static class DerivativeCalls
{
    /// <summary>The calls in a method, each with what is wrong.</summary>
    public static IEnumerable<(InvocationExpressionSyntax Call, string Message)> Within(IMethodSymbol method, SyntaxNode syntax, SourceCode source) =>
        from call in syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
        let message = Message(call, method, source)
        where message is not null
        select (call, message);

    /// <summary>What is wrong with a call in a method; null unless it is one of a generated derivative.</summary>
    public static string? Message(InvocationExpressionSyntax call, IMethodSymbol method, SourceCode source)
    {
        var name = call.Expression switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "",
        };
        var modes = DerivativeReader.AllModes.Where(mode => name.EndsWith(DerivativeSpec.SuffixOf(mode), StringComparison.Ordinal)).ToList();
        if (modes.Count == 0 || Owner(call, method, source) is not { } owner || !owner.IsModel() || IsWritten(call, source))
        {
            return null;
        }

        var equation = owner.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(each => each.IsEquation()
            && modes.Any(mode => each.Attribute(mode + "Attribute") is not null && each.Name + DerivativeSpec.SuffixOf(mode) == name));
        return equation is null ? null : "An equation cannot use a derivative: reverse over reverse is not available; "
            + (source.Known.IsScalar(equation.ReturnType)
                ? $"[Hvp] on '{equation.Name}' gives products with second derivatives, [Hessian] all of them; "
                : "")
            + $"where only the value is needed, call '{name}' in ordinary code and pass it as an argument";
    }

    /// <summary>The type whose member is called.</summary>
    private static INamedTypeSymbol? Owner(InvocationExpressionSyntax call, IMethodSymbol method, SourceCode source)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var instance })
        {
            return method.ContainingType;
        }

        var semantics = source.Semantics(call.SyntaxTree);
        return semantics.GetSymbolInfo(instance, source.CancellationToken).Symbol as INamedTypeSymbol
            ?? semantics.GetTypeInfo(instance, source.CancellationToken).Type as INamedTypeSymbol;
    }

    /// <summary>Whether the user wrote the method that is called.</summary>
    private static bool IsWritten(InvocationExpressionSyntax call, SourceCode source) =>
        source.Semantics(call.SyntaxTree).GetSymbolInfo(call, source.CancellationToken).Symbol is { DeclaringSyntaxReferences: [var reference, ..] }
        && !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}
