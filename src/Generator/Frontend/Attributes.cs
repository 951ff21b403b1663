using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumDsl.Generator.Frontend;

/// <summary>Finds NumDsl's attributes and the places of their arguments.</summary>
internal static class Attributes
{
    public static AttributeData? Attribute(this ISymbol symbol, string name) => Find(symbol.GetAttributes(), name);

    public static AttributeData? Find(IEnumerable<AttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeClass is
        {
            ContainingNamespace: { Name: "NumDsl", ContainingNamespace.IsGlobalNamespace: true },
        } type && type.Name == name);

    public static bool IsModel(this ISymbol symbol) => symbol.Attribute("ModelAttribute") is not null;

    public static bool IsEquation(this ISymbol symbol) => symbol.Attribute("EquationAttribute") is not null;

    public static Location Location(this AttributeData attribute, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation() ?? Microsoft.CodeAnalysis.Location.None;

    /// <summary>The place of one value of a <c>params</c> argument; the attribute where they are not written one by one.</summary>
    public static Location ArgumentLocation(this AttributeData attribute, int index, int count, CancellationToken cancellationToken) =>
        attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax { ArgumentList.Arguments: var arguments }
        && arguments.Count == count
            ? arguments[index].Expression.GetLocation()
            : attribute.Location(cancellationToken);

    /// <summary>The values of the one <c>params</c> argument, if it has one; null where the user's code is not complete.</summary>
    public static IReadOnlyList<TypedConstant>? Values(this AttributeData attribute) =>
        attribute.AttributeConstructor is { Parameters.IsEmpty: true } ? []
        : attribute.AttributeConstructor is null || attribute.ConstructorArguments is not [var argument]
        || argument.Kind == TypedConstantKind.Error
            ? null
            : argument.Kind != TypedConstantKind.Array
                ? [argument]
                : argument.IsNull ? [] : argument.Values;
}
