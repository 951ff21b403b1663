using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>What an equation takes and gives.</summary>
/// <param name="Arguments">In order.</param>
/// <param name="Result">The declared shape of the result; null if it is inferred.</param>
internal sealed record Signature(EquatableArray<ArgumentSpec> Arguments, Shape? Result);

/// <summary>Reads and checks an equation's signature.</summary>
internal static class SignatureReader
{
    /// <summary>The signature, or null after a problem was reported (or where the user's code is not complete).</summary>
    public static Signature? Read(IMethodSymbol method, ModelContext model, ProblemSink problems)
    {
        var before = problems.Count;
        var cancellationToken = model.Source.CancellationToken;
        var syntax = Syntax(method, cancellationToken);
        var types = method.Parameters.Select(parameter => parameter.Type).Append(method.ReturnType);
        if (syntax is null || types.Any(type => type is IErrorTypeSymbol))
        {
            return null;
        }

        if (Fault(method, model) is { } fault)
        {
            problems.Report(RuleIds.InvalidSignature, syntax.Identifier.GetLocation(), $"The equation '{method.Name}' {fault}");
        }

        if (!model.Source.Known.IsTensor(method.ReturnType))
        {
            problems.Report(
                RuleIds.InvalidSignature,
                syntax.ReturnType.GetLocation(),
                $"The equation '{method.Name}' returns '{method.ReturnType.ToDisplayString()}'; an equation returns an NDArray or a "
                    + "Scalar");
        }

        var arguments = method.Parameters.Select(parameter => Argument(parameter, model, problems)).OfType<ArgumentSpec>().ToList();
        var result = Result(method, model, problems);
        if (problems.Count > before || arguments.Count < method.Parameters.Length || result is { IsComplete: false })
        {
            return null;
        }

        return Determined(method, arguments, result?.Shape, model, problems)
            ? new Signature(arguments.ToEquatableArray(), result?.Shape)
            : null;
    }

    public static MethodDeclarationSyntax? Syntax(IMethodSymbol method, CancellationToken cancellationToken) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken)
            as MethodDeclarationSyntax;

    /// <summary>The declared shape of a parameter of any method, equation or helper; null without one, or with a wrong one.</summary>
    public static Shape? DeclaredShape(ISymbol symbol, IEnumerable<AttributeData> attributes, CancellationToken cancellationToken) =>
        Attributes.Find(attributes, "ShapeAttribute") is { } attribute
            ? ShapeReader.Read(attribute, symbol.Name, new ProblemSink(null), cancellationToken)
            : null;

    private static string? Fault(IMethodSymbol method, ModelContext model) =>
        method.IsGenericMethod ? "cannot be generic"
        : method.IsAsync ? "cannot be async: it is computed at once"
        : method.IsStatic && !model.Type.IsStatic ? "is static, but its model is not; remove 'static', or make the model static too"
        : method.ReturnsByRef || method.ReturnsByRefReadonly ? "cannot return by reference"
        : method.ExplicitInterfaceImplementations.Length > 0 ? "cannot implement an interface explicitly"
        : model.Source.Body(method) is null ? "has no body; write its value after '=>'"
        : null;

    private static ArgumentSpec? Argument(IParameterSymbol parameter, ModelContext model, ProblemSink problems)
    {
        var cancellationToken = model.Source.CancellationToken;
        var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as ParameterSyntax;
        var location = syntax?.Identifier.GetLocation() ?? parameter.Locations.FirstOrDefault() ?? Location.None;
        if (parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            var modifier = parameter.IsParams ? "params" : parameter.RefKind.ToString().ToLowerInvariant();
            problems.Report(RuleIds.InvalidSignature, location,
                $"The argument '{parameter.Name}' cannot be '{modifier}'; an equation takes values");
            return null;
        }

        if (model.Source.Known.KindOf(parameter.Type) is not { } kind)
        {
            problems.Report(
                RuleIds.InvalidSignature,
                syntax?.Type?.GetLocation() ?? location,
                $"The argument '{parameter.Name}' has type '{parameter.Type.ToDisplayString()}'; an equation takes NDArray, Scalar, "
                    + "int, float, double, bool and RandomKey");
            return null;
        }

        var attribute = parameter.Attribute("ShapeAttribute");
        var name = Identifiers.Escape(parameter.Name);
        if (kind != ArgumentKind.Array)
        {
            if (attribute is not null)
            {
                problems.Report(
                    RuleIds.BadShapeText,
                    attribute.Location(cancellationToken),
                    $"The argument '{parameter.Name}' is a number, which has no shape; remove [Shape], or declare an NDArray");
            }

            if (parameter.Attribute("ElementAttribute") is { } onNumber)
            {
                problems.Report(
                    RuleIds.InvalidSignature,
                    onNumber.Location(cancellationToken),
                    $"The argument '{parameter.Name}' is a number, whose type is its own; remove [Element], or declare an NDArray");
            }

            return new ArgumentSpec(name, kind, Shape.Scalar);
        }

        if (attribute is null)
        {
            problems.Report(
                RuleIds.MissingShape, location,
                $"The argument '{parameter.Name}' is an array and needs a shape: [Shape(\"n\", \"m\")] NDArray {parameter.Name}");
            return null;
        }

        var shape = ShapeReader.Read(attribute, $"the argument '{parameter.Name}'", problems, cancellationToken);
        return shape is null || NoDimensions(shape, attribute, $"The argument '{parameter.Name}'", problems, cancellationToken)
            ? null
            : ElementOf(parameter, problems, cancellationToken) is { } element
            ? new ArgumentSpec(name, kind, shape) { Element = element.Length == 0 ? null : element }
            : null;
    }

    /// <summary>The C# name of the type in <c>[Element]</c>, empty without one; null after a problem.</summary>
    private static string? ElementOf(IParameterSymbol parameter, ProblemSink problems, CancellationToken cancellationToken)
    {
        if (parameter.Attribute("ElementAttribute") is not { } attribute)
        {
            return "";
        }

        if (attribute.AttributeConstructor is null || attribute.ConstructorArguments is not [{ Kind: TypedConstantKind.Type } argument])
        {
            return null;
        }

        var type = argument.Value as ITypeSymbol;
        var name = type switch
        {
            { SpecialType: SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16
                or SpecialType.System_Int32 or SpecialType.System_Boolean } => type.ToDisplayString(),
            { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => "Half",
            _ => null,
        };
        if (name is null && type is not IErrorTypeSymbol)
        {
            problems.Report(
                RuleIds.InvalidSignature,
                attribute.Location(cancellationToken),
                $"The elements of '{parameter.Name}' cannot be {type?.ToDisplayString() ?? "null"}; [Element] takes byte, sbyte, short, ushort, "
                    + "int, bool and Half, and without it they are the model's");
        }

        return name;
    }

    private static (Shape? Shape, bool IsComplete)? Result(IMethodSymbol method, ModelContext model, ProblemSink problems)
    {
        if (Attributes.Find(method.GetReturnTypeAttributes(), "ShapeAttribute") is not { } attribute)
        {
            return null;
        }

        var cancellationToken = model.Source.CancellationToken;
        if (model.Source.Known.IsScalar(method.ReturnType))
        {
            problems.Report(
                RuleIds.BadShapeText,
                attribute.Location(cancellationToken),
                $"The result of '{method.Name}' is a Scalar, which has no shape; remove [return: Shape], or return an NDArray");
            return (null, false);
        }

        var shape = ShapeReader.Read(attribute, $"the result of '{method.Name}'", problems, cancellationToken);
        return (shape, shape is not null && !NoDimensions(shape, attribute, $"The result of '{method.Name}'", problems, cancellationToken));
    }

    private static bool NoDimensions(
        Shape shape, AttributeData attribute, string subject, ProblemSink problems, CancellationToken cancellationToken)
    {
        if (shape.IsScalar)
        {
            problems.Report(
                RuleIds.BadShapeText, attribute.Location(cancellationToken),
                $"{subject} is an array, and its [Shape] has no sizes; write rows and columns");
        }

        return shape.IsScalar;
    }

    /// <summary>Every symbol must follow from the sizes of the arguments, or be the model's.</summary>
    private static bool Determined(
        IMethodSymbol method, List<ArgumentSpec> arguments, Shape? result, ModelContext model, ProblemSink problems)
    {
        var before = problems.Count;
        var undetermined = SymbolBinding.Undetermined(arguments.Select(argument => argument.Shape), model.Symbols);
        var reported = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in method.Parameters)
        {
            foreach (var symbol in arguments[parameter.Ordinal].Shape.Dimensions.SelectMany(dimension => dimension.Symbols))
            {
                if (undetermined.Contains(symbol) && reported.Add(symbol))
                {
                    problems.Report(
                        RuleIds.UndeterminedSymbol,
                        parameter.Attribute("ShapeAttribute")!.Location(model.Source.CancellationToken),
                        $"The symbol '{symbol}' cannot be determined from the sizes of the arguments; let one of them have it as a "
                            + "size by itself");
                }
            }
        }

        var known = arguments.SelectMany(argument => argument.Shape.Dimensions)
            .SelectMany(dimension => dimension.Symbols)
            .Concat(model.Symbols);
        if (result?.Dimensions.SelectMany(dimension => dimension.Symbols).Except(known).FirstOrDefault() is { } unknown)
        {
            problems.Report(
                RuleIds.UndeterminedSymbol,
                Attributes.Find(method.GetReturnTypeAttributes(), "ShapeAttribute")!.Location(model.Source.CancellationToken),
                $"The symbol '{unknown}' of the result cannot be determined: no argument and no parameter has it");
        }

        return problems.Count == before;
    }
}
