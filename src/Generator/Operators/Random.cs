using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>A key that is an argument of the equation.</summary>
internal sealed record KeyDetail(string Name) : Detail
{
    public override string ToString() => Name;
}

/// <summary>The number that is folded into a key.</summary>
internal sealed record FoldDetail(Dimension Data) : Detail
{
    public override string ToString() => Data.ToString();
}

/// <summary>A key for random numbers made of another one and a number: part of the call that draws with it.</summary>
internal sealed class FoldInOperator() : TensorOperator("fold_in")
{
    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => Shape.Scalar;

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}

/// <summary>
/// Random numbers of a shape, drawn with a key. They depend on the key and on the places of the elements alone: one node is one array of
/// numbers, however often and wherever it is computed, so that the backward pass meets those of the forward pass.
/// </summary>
internal sealed class RandomOperator(string name, string notation, string kernel, string accuracy) : CallOperator(name, notation, kernel)
{
    public override string Accuracy => accuracy;

    public override bool IsPositional => true;

    public override Inference Infer(IReadOnlyList<Shape> operands, Detail? detail) => ((ShapeDetail)detail!).Shape;

    public override bool TreatsApart(int axis, int rank, Detail? detail) => true;

    public override int? Jvp(GraphBuilder g, int node, IReadOnlyList<int?> tangents) => null;
}
