using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Models;

/// <summary>A derivative that an equation asks for: an attribute, and a member beside the equation's own.</summary>
internal enum DerivativeMode
{
    /// <summary><c>[Gradient]</c>: the value and all derivatives of a scalar, in reverse.</summary>
    Gradient,

    /// <summary><c>[Jvp]</c>: the value and its tangent along a direction, forward.</summary>
    Jvp,

    /// <summary><c>[Hvp]</c>: value, gradient and the product of the Hessian with a vector, forward over reverse.</summary>
    Hvp,

    /// <summary><c>[Jacobian]</c>: the derivatives of each element of an array, row by row or column by column.</summary>
    Jacobian,

    /// <summary><c>[Hessian]</c>: value, gradient and all second derivatives of a scalar, column by column.</summary>
    Hessian,

    /// <summary><c>[TrainingStep]</c>: the value, and an update of the model's parameters along the gradient.</summary>
    TrainingStep,

    /// <summary><c>[PerExampleGradient]</c>: the gradient of each example alone.</summary>
    PerExampleGradient,
}

/// <summary>What to differentiate by, and how.</summary>
/// <param name="Mode">How.</param>
/// <param name="Inputs">The inputs to differentiate by, the model's parameters first.</param>
internal sealed record DerivativeSpec(DerivativeMode Mode, EquatableArray<InputDetail> Inputs)
{
    /// <summary>The size that counts the examples, for <see cref="DerivativeMode.PerExampleGradient"/>.</summary>
    public string? Examples { get; init; }

    /// <summary>The number of elements of all inputs together.</summary>
    public Dimension Count => Inputs.Aggregate(Dimension.Zero, (sum, input) => sum + input.Shape.Size);

    /// <summary>What the member's name has after the equation's.</summary>
    public string Suffix => SuffixOf(Mode);

    /// <summary>The same for any mode.</summary>
    public static string SuffixOf(DerivativeMode mode) => mode == DerivativeMode.Gradient ? "AndGradient" : mode.ToString();
}
