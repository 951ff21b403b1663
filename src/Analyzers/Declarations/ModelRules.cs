using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using static NumDsl.Analyzers.DiagnosticDescriptorHelper;

namespace NumDsl.Analyzers.Declarations;

/// <summary>What can be wrong in a model, each with the frontend's id.</summary>
internal static class ModelRules
{
    /// <summary>Where a diagnostic carries the shape that was found.</summary>
    public const string InferredShape = "InferredShape";

    /// <summary>The same as it is written in messages and comments.</summary>
    public const string ShapeText = "ShapeText";

    public static readonly DiagnosticDescriptor NotPartial =
        Create(RuleIds.NotPartial, "A model is partial", DeclarationCategory);

    public static readonly DiagnosticDescriptor MissingShape =
        Create(RuleIds.MissingShape, "An array has a declared shape", DeclarationCategory);

    public static readonly DiagnosticDescriptor BadShapeText =
        Create(RuleIds.BadShapeText, "A size is an integer, a symbol or an expression of them", DeclarationCategory);

    public static readonly DiagnosticDescriptor InvalidParameter =
        Create(RuleIds.InvalidParameter, "A parameter is a partial, get-only NDArray or Scalar", DeclarationCategory);

    public static readonly DiagnosticDescriptor EquationOutsideModel =
        Create(RuleIds.EquationOutsideModel, "An equation belongs to a model", DeclarationCategory);

    public static readonly DiagnosticDescriptor InvalidSignature =
        Create(RuleIds.InvalidSignature, "An equation takes and returns arrays and numbers", DeclarationCategory);

    public static readonly DiagnosticDescriptor GradientNeedsScalar =
        Create(RuleIds.GradientNeedsScalar, "A gradient needs a scalar result", DeclarationCategory);

    public static readonly DiagnosticDescriptor BadGradientName =
        Create(RuleIds.BadGradientName, "A gradient names floating-point arguments", DeclarationCategory);

    public static readonly DiagnosticDescriptor IntegerGradient =
        Create(RuleIds.IntegerGradient, "A gradient is by floating-point numbers", DifferentiationCategory);

    public static readonly DiagnosticDescriptor NameCollision =
        Create(RuleIds.NameCollision, "A name collides with a generated member", DeclarationCategory);

    public static readonly DiagnosticDescriptor UnsupportedStatement =
        Create(RuleIds.UnsupportedStatement, "This statement cannot be compiled in an equation", DeclarationCategory);

    public static readonly DiagnosticDescriptor UnsupportedExpression =
        Create(RuleIds.UnsupportedExpression, "This expression cannot be compiled in an equation", DeclarationCategory);

    public static readonly DiagnosticDescriptor UnknownFunction =
        Create(RuleIds.UnknownFunction, "An equation calls functions of NumDsl, or methods in source", DeclarationCategory);

    public static readonly DiagnosticDescriptor Recursion =
        Create(RuleIds.Recursion, "Equations do not call themselves", DeclarationCategory);

    public static readonly DiagnosticDescriptor UnknownCondition =
        Create(RuleIds.UnknownCondition, "A choice is made at compile time", DeclarationCategory);

    public static readonly DiagnosticDescriptor NotConstant =
        Create(RuleIds.NotConstant, "An equation reads constants only", DeclarationCategory);

    public static readonly DiagnosticDescriptor NumberOverflow =
        Create(RuleIds.NumberOverflow, "A number is finite in the model's element type", DeclarationCategory);

    public static readonly DiagnosticDescriptor UndeterminedSymbol =
        Create(RuleIds.UndeterminedSymbol, "A symbol follows from the sizes of the arguments", DeclarationCategory);

    public static readonly DiagnosticDescriptor InvalidModel =
        Create(RuleIds.InvalidModel, "A model is an ordinary class of float or double", DeclarationCategory);

    public static readonly DiagnosticDescriptor TooLarge =
        Create(RuleIds.TooLarge, "An equation unrolls to a bounded number of operations", DeclarationCategory);

    public static readonly DiagnosticDescriptor RankOne =
        Create(RuleIds.RankOne, "An array has rows and columns", ShapeCategory);

    public static readonly DiagnosticDescriptor Broadcast =
        Create(RuleIds.Broadcast, "The shapes do not broadcast", ShapeCategory);

    public static readonly DiagnosticDescriptor InnerDimension =
        Create(RuleIds.InnerDimension, "The inner dimensions of a product are the same", ShapeCategory);

    public static readonly DiagnosticDescriptor Rank =
        Create(RuleIds.Rank, "A rank fits the operation", ShapeCategory);

    public static readonly DiagnosticDescriptor Axis =
        Create(RuleIds.Axis, "An axis exists", ShapeCategory);

    public static readonly DiagnosticDescriptor Size =
        Create(RuleIds.Size, "A reshape keeps the number of elements", ShapeCategory);

    public static readonly DiagnosticDescriptor Declared =
        Create(RuleIds.Declared, "A shape agrees with the declared one", ShapeCategory);

    public static readonly DiagnosticDescriptor Empty =
        Create(RuleIds.Empty, "A mean or an extreme is over at least one element", ShapeCategory);

    public static readonly DiagnosticDescriptor DoubleExpansion =
        Create(RuleIds.DoubleExpansion, "Both operands are expanded", ShapeCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Growth =
        Create(RuleIds.Growth, "An accumulator changes its shape", ShapeCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Transposition =
        Create(RuleIds.Transposition, "A reshape does not transpose", ShapeCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor DegenerateAxis =
        Create(RuleIds.DegenerateAxis, "An axis of one element is normalised or searched", ShapeCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor StaleComment =
        Create(RuleIds.StaleComment, "A comment gives the shape that a local has", ShapeCategory, DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NoExamples =
        Create(RuleIds.NoExamples, "Gradients of single examples need an axis of examples", DifferentiationCategory);

    public static readonly DiagnosticDescriptor CustomGradient =
        Create(RuleIds.CustomGradient, "A rule takes the arguments and a cotangent, and gives cotangents", DifferentiationCategory);

    public static readonly DiagnosticDescriptor ReverseOnly =
        Create(RuleIds.ReverseOnly, "A rule that is not linear serves reverse mode only", DifferentiationCategory);

    public static readonly DiagnosticDescriptor DerivativeCall =
        Create(RuleIds.DerivativeCall, "An equation does not use a derivative", DifferentiationCategory);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial, MissingShape, BadShapeText, InvalidParameter, EquationOutsideModel, InvalidSignature,
        GradientNeedsScalar, BadGradientName, NameCollision, UnsupportedStatement, UnsupportedExpression,
        UnknownFunction, Recursion, UnknownCondition, NotConstant, NumberOverflow, UndeterminedSymbol, InvalidModel,
        TooLarge, RankOne, Broadcast, InnerDimension, Rank, Axis, Size, Declared, Empty,
        DoubleExpansion, Growth, Transposition, DegenerateAxis, StaleComment, NoExamples,
        CustomGradient, ReverseOnly, IntegerGradient, DerivativeCall,
    ];

    public static DiagnosticDescriptor Find(string id) => All.First(descriptor => descriptor.Id == id);

    public static Diagnostic ToDiagnostic(this Problem problem) =>
        Diagnostic.Create(
            Find(problem.Id), problem.Location, problem.AdditionalLocations, Properties(problem.Inferred), problem.Message);

    /// <summary>The shape for the fix that writes it down, as the arguments of <c>[Shape]</c>.</summary>
    public static ImmutableDictionary<string, string?> Properties(Shape? inferred) => inferred is { IsScalar: false }
        ? ImmutableDictionary<string, string?>.Empty.Add(InferredShape, Written(inferred)).Add(ShapeText, inferred.ToString())
        : ImmutableDictionary<string, string?>.Empty;

    /// <summary>A shape as the arguments of <c>[Shape]</c>.</summary>
    public static string Written(Shape shape) =>
        string.Join(", ", shape.Dimensions.Select(size => size.Value is null ? $"\"{size}\"" : size.ToString()));
}
