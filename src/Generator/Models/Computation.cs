using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Models;

/// <summary>What a value of a derivative is to its caller.</summary>
internal enum SlotRole
{
    /// <summary>The equation's result.</summary>
    Result,

    /// <summary>The result's derivative along the direction of the tangents.</summary>
    ResultTangent,

    /// <summary>The direction of an input.</summary>
    Tangent,

    /// <summary>The part of a vector that an input has: what a Hessian is multiplied with.</summary>
    Vector,

    /// <summary>A weight for each element of the result.</summary>
    Cotangent,

    /// <summary>The derivative by an input.</summary>
    Gradient,

    /// <summary>The part of an input in the product of the Hessian and the vector.</summary>
    Product,

    /// <summary>A matrix with a row for each element of the result, and a column for each of an input.</summary>
    Jacobian,

    /// <summary>The symmetric matrix of all second derivatives.</summary>
    Hessian,

    /// <summary>A matrix with a row for each example, and a column for each element of an input.</summary>
    PerExampleGradient,
}

/// <summary>An array or a number that a member takes or gives beside the equation's own arguments.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Value">Its name in the graph; empty where no graph has it.</param>
/// <param name="Of">The input that it belongs to; null for the result, and for all the model's parameters at once.</param>
/// <param name="Shape">Its shape.</param>
internal sealed record Slot(SlotRole Role, string Value, InputDetail? Of, Shape Shape)
{
    /// <summary>Whether it is a part of a parameter set.</summary>
    public bool IsInParameterSet => Of is { IsParameter: true };
}

/// <summary>A graph with the meaning of its inputs and outputs.</summary>
/// <param name="Graph">The graph.</param>
/// <param name="Inputs">The inputs that are neither arguments of the equation nor parameters of the model.</param>
/// <param name="Outputs">For each output of the graph what it is.</param>
internal sealed record Computation(Graph Graph, IReadOnlyList<Slot> Inputs, IReadOnlyList<Slot> Outputs);
