using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>A model class's declaration.</summary>
/// <param name="Text">What to write to add members to it.</param>
/// <param name="Containers">The same of the enclosing types, outermost first.</param>
/// <param name="ElementType">The element type of its kernels.</param>
/// <param name="CanHaveMembers">Whether members can be added at all.</param>
/// <param name="IsBroken">Whether it cannot be a model.</param>
internal sealed record ModelDeclaration(
    string Text, EquatableArray<string> Containers, ElementType ElementType, bool CanHaveMembers, bool IsBroken);

/// <summary>Checks that a class can be a model.</summary>
internal static class DeclarationReader
{
    public static ModelDeclaration Read(INamedTypeSymbol type, ProblemSink problems, CancellationToken cancellationToken)
    {
        var containers = Containers(type);
        var partial = true;
        foreach (var each in containers.Append(type))
        {
            foreach (var syntax in Declarations(each, cancellationToken))
            {
                if (!syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                {
                    partial = false;
                    problems.Report(RuleIds.NotPartial, syntax.Identifier.GetLocation(),
                        $"'{each.Name}' must be partial: the kernels of {Role(each, type)} are added to it");
                }
            }
        }

        var broken = !IsSound(type, containers, problems, cancellationToken);
        var elementType = ReadElementType(type, problems, cancellationToken);
        return new ModelDeclaration(
            Text(type, cancellationToken),
            containers.Select(container => Text(container, cancellationToken)).ToEquatableArray(),
            elementType ?? ElementType.Single,
            partial && !type.IsFileLocal && !containers.Any(container => container.IsFileLocal),
            broken || elementType is null);
    }

    private static string Role(INamedTypeSymbol each, INamedTypeSymbol model) =>
        SymbolEqualityComparer.Default.Equals(each, model) ? "its equations" : $"the model '{model.Name}' inside";

    private static bool IsSound(
        INamedTypeSymbol type, IReadOnlyList<INamedTypeSymbol> containers, ProblemSink problems, CancellationToken cancellationToken)
    {
        var before = problems.Count;
        var location = type.Locations[0];
        if (containers.Append(type).FirstOrDefault(each => each.TypeParameters.Length > 0) is { } generic)
        {
            problems.Report(RuleIds.InvalidModel, location,
                $"A model cannot be generic, nor be inside a generic type; '{generic.Name}' is. Choose its element type with "
                    + "[Model(typeof(double))].");
        }

        if (containers.Append(type).FirstOrDefault(each => each.IsFileLocal) is { } file)
        {
            problems.Report(RuleIds.InvalidModel, location,
                $"A model cannot be local to a file, as '{file.Name}' is: its kernels are in another; remove 'file'");
        }

        if (type.IsRecord)
        {
            problems.Report(RuleIds.InvalidModel, location, $"The model '{type.Name}' cannot be a record; write 'partial class'");
        }

        if (Declarations(type, cancellationToken).FirstOrDefault(syntax => syntax.ParameterList is not null) is { } primary)
        {
            problems.Report(
                RuleIds.InvalidModel,
                primary.ParameterList!.GetLocation(),
                $"The model '{type.Name}' cannot have a primary constructor: its constructor takes the sizes of its parameters; "
                    + "write another constructor that calls 'this(...)'");
        }

        return problems.Count == before;
    }

    private static ElementType? ReadElementType(INamedTypeSymbol type, ProblemSink problems, CancellationToken cancellationToken)
    {
        var argument = type.Attribute("ModelAttribute")?.ConstructorArguments.Cast<TypedConstant?>().FirstOrDefault();
        if (argument is null || argument.Value.Kind == TypedConstantKind.Error || argument.Value.Value is not ITypeSymbol element)
        {
            return ElementType.Single;
        }

        switch (element.SpecialType)
        {
            case SpecialType.System_Single:
                return ElementType.Single;
            case SpecialType.System_Double:
                return ElementType.Double;
            default:
                problems.Report(
                    RuleIds.InvalidModel,
                    type.Attribute("ModelAttribute")!.ArgumentLocation(0, 1, cancellationToken),
                    $"The kernels of a model compute in float or double, not in '{element.ToDisplayString()}'; write typeof(float) "
                        + "or typeof(double)");
                return null;
        }
    }

    private static List<INamedTypeSymbol> Containers(INamedTypeSymbol type)
    {
        var containers = new List<INamedTypeSymbol>();
        for (var container = type.ContainingType; container is not null; container = container.ContainingType)
        {
            containers.Insert(0, container);
        }

        return containers;
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>();

    private static string Text(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var declaration = Declarations(type, cancellationToken).FirstOrDefault();
        var keyword = declaration is RecordDeclarationSyntax record
            ? $"record {record.ClassOrStructKeyword.Text}".TrimEnd()
            : declaration?.Keyword.Text ?? "class";
        var names = string.Join(",", type.TypeParameters.Select(parameter => parameter.Name));
        var parameters = names.Length == 0 ? "" : $"<{names}>";
        var modifiers = type.DeclaredAccessibility.Text() + (type.IsStatic ? " static" : "") + (type.IsRefLikeType ? " ref" : "");
        return $"{modifiers} partial {keyword} {Identifiers.Escape(type.Name)}{parameters}";
    }
}
