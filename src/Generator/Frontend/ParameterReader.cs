using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>Reads the properties that carry <c>[Parameter]</c>.</summary>
internal static class ParameterReader
{
    /// <summary>The parameters in order of declaration, with null for those whose declaration is wrong.</summary>
    public static IReadOnlyDictionary<string, ParameterSpec?> Read(
        INamedTypeSymbol type,
        ModelDeclaration declaration,
        SourceCode source,
        ProblemSink problems,
        out EquatableArray<string> placeholders)
    {
        var properties = type.GetMembers().OfType<IPropertySymbol>()
            .Where(property => property.Attribute("ParameterAttribute") is not null)
            .ToList();
        var read = properties.ToDictionary(
            property => property.Name, property => ReadOne(property, source, problems), StringComparer.Ordinal);
        foreach (var name in Collisions(type, read, problems))
        {
            read[name] = null;
        }

        placeholders = properties
            .Where(property => declaration.IsBroken || read[property.Name] is null)
            .Where(property => NeedsImplementation(property, source.CancellationToken))
            .Select(property => Placeholder(property, source.CancellationToken))
            .ToEquatableArray();
        return read;
    }

    private static ParameterSpec? ReadOne(IPropertySymbol property, SourceCode source, ProblemSink problems)
    {
        var before = problems.Count;
        var subject = $"the parameter '{property.Name}'";
        var attribute = property.Attribute("ParameterAttribute")!;
        var shape = ShapeReader.Read(attribute, subject, problems, source.CancellationToken);
        if (Fault(property, source) is { } fault)
        {
            problems.Report(RuleIds.InvalidParameter, property.Locations[0], $"The parameter '{property.Name}' {fault}");
        }
        else if (shape is not null && source.Known.IsArray(property.Type) && shape.IsScalar)
        {
            problems.Report(
                RuleIds.MissingShape, property.Locations[0],
                $"The parameter '{property.Name}' is an array and needs a shape: [Parameter(\"n\", 1)]");
        }
        else if (shape is not null && source.Known.IsScalar(property.Type) && !shape.IsScalar)
        {
            problems.Report(
                RuleIds.InvalidParameter,
                attribute.Location(source.CancellationToken),
                $"The parameter '{property.Name}' is a Scalar, which has no shape; write [Parameter], or declare an NDArray");
        }

        return shape is null || problems.Count > before
            ? null
            : new ParameterSpec(Identifiers.Escape(property.Name), shape, Modifiers(property, source.CancellationToken));
    }

    private static string? Fault(IPropertySymbol property, SourceCode source) =>
        property.ContainingType.IsStatic ? "is in a static model, which has none; remove 'static' from the class, or make it an argument"
        : property.IsStatic ? "must not be static: each model has its own weights"
        : property.IsIndexer ? "must not be an indexer"
        : !source.Known.IsTensor(property.Type) ? $"has type '{property.Type.ToDisplayString()}'; a parameter is an NDArray or a Scalar"
        : !IsPartial(property, source.CancellationToken) ? "must be partial: write 'partial' before its type, and '{ get; }'"
        : property.SetMethod is not null || property.GetMethod is null ? "must be get-only: weights change through 'Parameters'; "
            + "write '{ get; }'"
        : property.IsAbstract || property.IsVirtual || property.IsOverride ? "must not be abstract, virtual or an override"
        : null;

    /// <summary>The names of the parameters that collide with a member to be generated.</summary>
    private static List<string> Collisions(
        INamedTypeSymbol type, Dictionary<string, ParameterSpec?> parameters, ProblemSink problems)
    {
        var colliding = new List<string>();
        var sizes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in parameters)
        {
            foreach (var symbol in pair.Value?.Shape.Dimensions.SelectMany(dimension => dimension.Symbols) ?? [])
            {
                var name = GeneratedNames.SizeProperty(symbol);
                if (sizes.TryGetValue(name, out var other) && other != symbol)
                {
                    problems.Report(
                        RuleIds.NameCollision,
                        type.GetMembers(pair.Key)[0].Locations[0],
                        $"The symbols '{other}' and '{symbol}' would both give the property '{name}'; rename one");
                    colliding.Add(pair.Key);
                }
                else
                {
                    sizes[name] = symbol;
                }
            }
        }

        var generated = sizes.ToDictionary(pair => pair.Key, pair => $"the size of the symbol '{pair.Value}'", StringComparer.Ordinal);
        generated[GeneratedNames.Parameters] = "the model's weights";
        generated[GeneratedNames.ParameterSet] = "the type of the model's weights";
        generated[GeneratedNames.CreateParameterSet] = "the method that makes a set of weights";
        generated[GeneratedNames.MaxDegreeOfParallelism] = "the number of threads";
        foreach (var name in parameters.Keys.Where(GeneratedNames.OfParameterSet.Contains))
        {
            problems.Report(
                RuleIds.NameCollision,
                type.GetMembers(name)[0].Locations[0],
                $"'{name}' is also the name of a member of every parameter set, where the parameter would go by its name; rename the parameter");
            colliding.Add(name);
        }

        foreach (var pair in generated)
        {
            foreach (var member in type.GetMembers(pair.Key).Where(member => !type.IsStatic && IsUsers(member)))
            {
                problems.Report(
                    RuleIds.NameCollision,
                    member.Locations[0],
                    $"'{pair.Key}' is also the name of a generated member, {pair.Value}; rename "
                        + $"{(parameters.ContainsKey(pair.Key) ? "the parameter" : "one of them")}");
                if (parameters.ContainsKey(pair.Key))
                {
                    colliding.Add(pair.Key);
                }
            }
        }

        return colliding;
    }

    /// <summary>Whether the user wrote the member: the analyzer sees the generated ones too.</summary>
    private static bool IsUsers(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(reference =>
            !reference.SyntaxTree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase));

    private static PropertyDeclarationSyntax? Syntax(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as PropertyDeclarationSyntax;

    private static bool IsPartial(IPropertySymbol property, CancellationToken cancellationToken) =>
        Syntax(property, cancellationToken)?.Modifiers.Any(SyntaxKind.PartialKeyword) == true;

    private static bool NeedsImplementation(IPropertySymbol property, CancellationToken cancellationToken) =>
        IsPartial(property, cancellationToken)
        && property.IsPartialDefinition
        && (property.PartialImplementationPart is not { } implementation || !IsUsers(implementation));

    private static string Modifiers(IPropertySymbol property, CancellationToken cancellationToken) => string.Join(
        " ",
        (Syntax(property, cancellationToken)?.Modifiers ?? default)
            .Where(token => !token.IsKind(SyntaxKind.PartialKeyword))
            .Select(token => token.Text));

    private static string Placeholder(IPropertySymbol property, CancellationToken cancellationToken)
    {
        var type = property.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));
        const string Throw = "throw new global::System.InvalidOperationException(\"The declaration of this parameter is wrong.\");";
        var accessors = property.SetMethod is { } setter
            ? $"get => {Throw} {(setter.IsInitOnly ? "init" : "set")} => {Throw}"
            : $"get => {Throw}";
        return $"{Modifiers(property, cancellationToken)} partial {type} {Identifiers.Escape(property.Name)} {{ {accessors} }}".TrimStart();
    }
}
