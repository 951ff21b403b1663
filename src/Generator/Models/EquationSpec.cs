using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Models;

/// <summary>An equation as the compiler's back end needs it: compared by value, without any Roslyn object.</summary>
/// <param name="Model">The model that it belongs to.</param>
/// <param name="Name">The method's name.</param>
/// <param name="Accessibility">The method's accessibility: <c>public</c>.</param>
/// <param name="Source">The method as the user wrote it, line by line, without comments and attributes.</param>
/// <param name="Arguments">The arguments in order.</param>
/// <param name="Graph">The value: one output called <c>result</c>.</param>
/// <param name="Requirements">What must hold of the sizes at run time beside the declared shapes.</param>
/// <param name="Derivatives">The derivatives that it asks for, in the order of <see cref="DerivativeMode"/>.</param>
internal sealed record EquationSpec(
    ModelSpec Model,
    string Name,
    string Accessibility,
    EquatableArray<string> Source,
    EquatableArray<ArgumentSpec> Arguments,
    Graph Graph,
    EquatableArray<Requirement> Requirements,
    EquatableArray<DerivativeSpec> Derivatives)
{
    /// <summary>The inputs to differentiate by, in order; null without <c>[Gradient]</c>.</summary>
    public EquatableArray<InputDetail>? Gradient =>
        Derivatives.FirstOrDefault(derivative => derivative.Mode == DerivativeMode.Gradient)?.Inputs;

    /// <summary>The name of its kernels: its own, or for an overload its own with a number.</summary>
    public string KernelName { get; init; } = GeneratedNames.Plain(Name);

    /// <summary>Whether stable forms take the place of the textbook's.</summary>
    public bool HasStableForms { get; init; } = true;

    /// <summary>All symbols: the model's, then those of the arguments in order of first appearance.</summary>
    public IReadOnlyList<string> Symbols =>
    [
        .. Model.Symbols
            .Concat(Arguments.SelectMany(argument => argument.Shape.Dimensions).SelectMany(dimension => dimension.Symbols))
            .Distinct(),
    ];

    public Shape ResultShape => Graph.Nodes[Graph.Outputs[0].Node].Shape;
}

/// <summary>An argument of an equation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its C# type.</param>
/// <param name="Shape">Its shape; empty unless it is an array.</param>
internal sealed record ArgumentSpec(string Name, ArgumentKind Kind, Shape Shape)
{
    /// <summary>The C# type of an array's elements where that is not the model's: <c>byte</c>.</summary>
    public string? Element { get; init; }

    /// <summary>The array or the number as an input of graphs.</summary>
    public InputDetail Input => new(Name, Shape, false) { Element = Element };

    /// <summary>Whether its values have derivatives: they are neither integers nor masks.</summary>
    public bool IsFloating => Kind is not (ArgumentKind.Int or ArgumentKind.Bool or ArgumentKind.Key) && Element is null or "Half";
}

internal enum ArgumentKind
{
    /// <summary>An <c>NDArray</c>: a tensor span in the kernels.</summary>
    Array,

    /// <summary>A <c>Scalar</c>: the element type in the kernels.</summary>
    Scalar,

    /// <summary>A C# <c>int</c>, <c>float</c>, <c>double</c> or <c>bool</c>: the same in the kernels.</summary>
    Int,
    Float,
    Double,
    Bool,

    /// <summary>A <c>RandomKey</c>: the same in the kernels.</summary>
    Key,
}

/// <summary>A condition on the sizes, checked before anything is computed.</summary>
/// <param name="Left">A dimension.</param>
/// <param name="Relation">How it must compare.</param>
/// <param name="Right">With what.</param>
/// <param name="Reason">Why, as a clause: <c>Mean over 0 elements is not defined</c>.</param>
/// <param name="Argument">The argument to blame.</param>
internal sealed record Requirement(Dimension Left, Relation Relation, Dimension Right, string Reason, string Argument);

internal enum Relation
{
    Equal,
    AtLeast,

    /// <summary>All elements of the argument are indices from 0 to below the left dimension.</summary>
    Index,
}
