using NumDsl.Generator.Graphs;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// Matrix products.
internal sealed partial class KernelEmitter
{
    private readonly List<string> _counters = [];
    private readonly Dictionary<string, string> _preparedLengths = new(StringComparer.Ordinal);

    private IEnumerable<PreparedOperand> Prepared => _plan.Sections.SelectMany(section => section.Steps).OfType<PrepareStep>().Select(step => step.Operand);

    private void WriteProduct(CodeWriter writer, ProductStep product, bool inSweep)
    {
        var (a, b, c) = (product.A, product.B, product.C);
        var shape = _plan.Graph.Nodes[product.Node].Shape;
        var left = _plan.Graph.Nodes[_plan.Graph.Nodes[product.Node].Inputs[0]].Shape;
        var batch = shape.Rank - 2;
        Nest(writer, 0);

        void Nest(CodeWriter inner, int axis)
        {
            if (axis < batch)
            {
                var counter = Counter(axis);
                inner.Block($"for (nint {counter} = 0; {counter} < {Extent(shape[axis], inSweep)}; {counter}++)", () => Nest(inner, axis + 1));
                return;
            }

            if (product.Prepared is { } operand)
            {
                inner.List("Kernels::MatrixProduct.Multiply(", PreparedArguments(product, operand, inSweep), ");");
                return;
            }

            IReadOnlyList<string> factors =
            [
                Operand(a), $"{a.Strides[batch]}, {a.Strides[batch + 1]}", Operand(b), $"{b.Strides[batch]}, {b.Strides[batch + 1]}", Operand(c),
            ];
            IReadOnlyList<string> sizes =
            [
                $"rows: {Extent(shape[batch], inSweep)}", $"columns: {Extent(shape[batch + 1], inSweep)}",
                $"inner: {Extent(left[batch + 1], inSweep)}", Accumulates(product),
            ];
            WriteUpdateOr(
                inner,
                product,
                $"{_isLast} && {_start} + {_plan.Tile} >= {_end}",
                () => inner.List($"{Signature.TrainingStep}.Multiply(", [.. factors, .. sizes], ");"),
                () => inner.List(
                    "Kernels::MatrixProduct.Multiply(",
                    [.. factors, $"{c.Strides[batch]}, {c.Strides[batch + 1]}", .. sizes, .. inSweep ? Advice(product) : []],
                    ");"));
        }

        string Operand(View view)
        {
            var offset = string.Join(" + ", Enumerable.Range(0, batch)
                .Where(axis => view.Strides[axis].Value != 0)
                .Select(axis => $"{Counter(axis)} * {view.Strides[axis].Bracketed}"));
            var array = Array(view.Storage, inSweep);
            return offset.Length == 0 ? $"ref {array}" : $"ref Unsafe.Add(ref {array}, {offset})";
        }
    }

    /// <summary>The product with its right operand prepared; see <see cref="ProductStep.IsTransposed"/>.</summary>
    private IReadOnlyList<string> PreparedArguments(ProductStep product, PreparedOperand operand, bool inSweep)
    {
        var shape = _plan.Graph.Nodes[product.Node].Shape;
        var (left, row, rows, columns) = product.IsTransposed ? (product.B, 1, shape[1], shape[0]) : (product.A, 0, shape[0], shape[1]);
        return
        [
            $"ref {Array(left.Storage, inSweep)}", $"{left.Strides[row]}, {left.Strides[1 - row]}", operand.Name,
            $"ref {Array(product.C.Storage, inSweep)}", product.C.Strides[row].ToString(),
            $"rows: {Extent(rows, inSweep)}", $"columns: {Extent(columns, inSweep)}", $"inner: {operand.Inner}", Accumulates(product),
        ];
    }

    private string Accumulates(ProductStep product) =>
        $"accumulate: {(Continues(product) ? $"{_start} > {_first} || {_continues}" : product.Accumulate ? $"{_start} > {_first}" : "false")}";

    /// <summary>Whether a part of the examples may add its sum to that of the part before it; products with vectors add up in another order.</summary>
    private bool Continues(ProductStep product) =>
        product.Accumulate && _plan.Graph.Nodes[product.Node].Shape is var shape && !shape[shape.Rank - 1].IsOne && !shape[shape.Rank - 2].IsOne;

    /// <summary>What changes the time of a product in a sweep and not its result.</summary>
    private IEnumerable<string> Advice(ProductStep product)
    {
        if (Tiling.IsFollowed(_plan, product))
        {
            yield return $"following: {_end} - {_start} - {_count}";
        }

        if (Tiling.SharesProducts(_plan))
        {
            yield return $"threads: {Signature.Threads}";
        }
    }

    private string AddsAtOnce(ProductStep product)
    {
        var shape = _plan.Graph.Nodes[product.Node].Shape;
        return $"Kernels::MatrixProduct.AddsAtOnce<{T}>({shape[shape.Rank - 2]}, {shape[shape.Rank - 1]}, {_count})";
    }

    /// <summary>In a training step, what updates a parameter if its gradient is complete then; else the plain statement alone.</summary>
    private static void WriteUpdateOr(CodeWriter writer, ProductStep product, string isComplete, Action update, Action otherwise)
    {
        if (!product.UpdatesParameter)
        {
            otherwise();
            return;
        }

        writer.Block($"if ({isComplete})", update);
        writer.Block("else", otherwise);
    }

    private void WritePreparedLengths(CodeWriter writer)
    {
        foreach (var operand in Prepared)
        {
            writer.List(
                $"var {PreparedLength(operand)} = Kernels::MatrixProduct.PreparedLength<{T}>(",
                [operand.Row.ToString(), operand.Column.ToString(), $"rows: {_plan.Stream}", $"columns: {operand.Columns}", $"inner: {operand.Inner}"],
                ");");
        }
    }

    private string PreparedLength(PreparedOperand operand)
    {
        if (!_preparedLengths.TryGetValue(operand.Name, out var name))
        {
            name = _names.Unique(operand.Memory + "Length");
            _preparedLengths.Add(operand.Name, name);
        }

        return name;
    }

    private void WritePreparation(CodeWriter writer, PreparedOperand operand)
    {
        writer.Line();
        writer.Comment($"{operand.Source.Name} as the products with a tile read it");
        writer.List(
            $"var {operand.Name} = Kernels::MatrixProduct.Prepare(",
            [
                $"ref {operand.Source.Name}", $"{operand.Row}, {operand.Column}", $"ref {operand.Memory}",
                $"rows: {_plan.Stream}", $"columns: {operand.Columns}", $"inner: {operand.Inner}",
            ],
            ");");
    }

    private string Counter(int axis)
    {
        while (_counters.Count <= axis)
        {
            _counters.Add(_names.Unique($"i{_counters.Count}"));
        }

        return _counters[axis];
    }
}
