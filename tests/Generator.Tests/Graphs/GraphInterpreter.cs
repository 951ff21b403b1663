using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>
/// What a graph means, in the plainest way: one element after the other in double precision. Written independently of the
/// compiler's own code, to hold its passes against.
/// </summary>
/// <param name="sizes">The values of the symbols.</param>
/// <param name="inputs">The values of the inputs by name.</param>
internal sealed class GraphInterpreter(IReadOnlyDictionary<string, int> sizes, IReadOnlyDictionary<string, DenseArray> inputs)
{
    public IReadOnlyDictionary<string, DenseArray> Run(Graph graph)
    {
        var values = new List<DenseArray>();
        foreach (var node in graph.Nodes)
        {
            values.Add(Evaluate(node, [.. node.Inputs.Select(input => values[input])]));
        }

        return graph.Outputs.ToDictionary(output => output.Name, output => values[output.Node], StringComparer.Ordinal);
    }

    public int[] ShapeOf(Shape shape) => [.. shape.Dimensions.Select(SizeOf)];

    public DenseArray Evaluate(Node node, IReadOnlyList<DenseArray> x)
    {
        var shape = ShapeOf(node.Shape);
        return node.Operator switch
        {
            ElementwiseOperator elementwise => DenseArray.Create(
                shape, index => ScalarFunctions.Apply(elementwise.Name, [.. x.Select(operand => operand.At(index))], (node.Detail as NumberDetail)?.Value)),
            BroadcastOperator => DenseArray.Create(shape, x[0].At),
            ReshapeOperator => x[0] with { Shape = shape },
            StopGradientOperator => x[0],
            MatrixOperator => DenseLinearAlgebra.Apply(node.Operator, x, shape),
            IndexOperator => DenseArray.Create(shape, index => index.Sum()),
            CumulativeSumOperator => CumSum(x[0], ((AxesDetail)node.Detail!).Axes[0], node.Operator == Structural.ReverseCumSum),
            GatherOperator => DenseArray.Create(shape, index => x[0].At(Indexed(index, x[1].At(index), (GatherDetail)node.Detail!))),
            ScatterAddOperator => Scattered(x[0], x[1], shape, (GatherDetail)node.Detail!),
            ArgSortOperator => ArgSort(x[0], ((AxesDetail)node.Detail!).Axes[0], node.Operator == Structural.DescendingArgSort),
            CheckedIndexOperator => x[0],
            RecurrenceOperator => Recur(x[0], x[1], ((AxesDetail)node.Detail!).Axes[0], node.Operator == Structural.ReverseRecurrence),
            WindowOperator window => window.Takes
                ? DenseArray.Create(shape, index => x[0].At(Inside((WindowDetail)node.Detail!, index)))
                : Padded(x[0], shape, (WindowDetail)node.Detail!),
            ConcatOperator => Concat(x, shape, ((AxesDetail)node.Detail!).Axes[0]),
            TransposeOperator => Transpose(x[0], shape, ((PermutationDetail)node.Detail!).Order),
            DotOperator => Dot(x[0], x[1], shape),
            ReductionOperator => Reduce(node.Operator.Name, x[0], shape, (AxesDetail)node.Detail!),
            _ => node.Detail switch
            {
                InputDetail input => inputs[input.Name],
                NumberDetail number => DenseArray.Scalar(number.Value),
                DimensionDetail size => DenseArray.Scalar(SizeOf(size.Dimension)),
                _ => throw new ArgumentException($"The interpreter does not know '{node.Operator}'."),
            },
        };
    }

    private int SizeOf(Dimension dimension) =>
        (int)dimension.Substitute(symbol => Dimension.Of(sizes[symbol]))!.Value!.Value;

    private int[] Inside(WindowDetail window, IReadOnlyList<int> index) =>
        [.. index.Select((i, axis) => SizeOf(window.Starts[axis]) + (i * window.Steps[axis]))];

    private DenseArray Padded(DenseArray x, int[] shape, WindowDetail window)
    {
        var places = Enumerable.Range(0, x.Values.Length)
            .ToDictionary(position => string.Join(",", Inside(window, DenseArray.IndexOf(x.Shape, position))), position => x.Values[position]);
        return DenseArray.Create(shape, index => places.GetValueOrDefault(string.Join(",", index)));
    }

    private static DenseArray CumSum(DenseArray x, int axis, bool isReverse) => DenseArray.Create([.. x.Shape], index =>
    {
        int[] at = [.. index];
        var (from, to) = isReverse ? (index[axis], x.Shape[axis] - 1) : (0, index[axis]);
        return Enumerable.Range(from, to - from + 1).Sum(i =>
        {
            at[axis] = i;
            return x.At(at);
        });
    });

    private static int[] Indexed(IReadOnlyList<int> index, double at, GatherDetail detail) =>
        [.. index.Select((i, axis) => axis == detail.Axis ? (int)at : i)];

    private static DenseArray Scattered(DenseArray indices, DenseArray terms, int[] shape, GatherDetail detail)
    {
        var places = Enumerable.Range(0, terms.Values.Length).ToLookup(
            position => string.Join(",", Indexed(DenseArray.IndexOf(terms.Shape, position), indices.Values[position], detail)),
            position => terms.Values[position]);
        return DenseArray.Create(shape, index => places[string.Join(",", index)].Sum());
    }

    private static DenseArray ArgSort(DenseArray x, int axis, bool isDescending) => DenseArray.Create([.. x.Shape], index =>
    {
        double At(int i) => x.At([.. index.Select((other, each) => each == axis ? i : other)]);
        var order = Enumerable.Range(0, x.Shape[axis]).OrderBy(i => isDescending ? -At(i) : At(i)).ToList();
        return order[index[axis]];
    });

    private static DenseArray Recur(DenseArray a, DenseArray b, int axis, bool isReverse) => DenseArray.Create([.. b.Shape], index => From([.. index], a, b, axis, isReverse));

    private static double From(int[] index, DenseArray a, DenseArray b, int axis, bool isReverse)
    {
        int[] before = [.. index];
        before[axis] += isReverse ? 1 : -1;
        return before[axis] < 0 || before[axis] >= b.Shape[axis]
            ? b.At(index)
            : (a.At(isReverse ? before : index) * From(before, a, b, axis, isReverse)) + b.At(index);
    }

    private static DenseArray Concat(IReadOnlyList<DenseArray> x, int[] shape, int axis) => DenseArray.Create(shape, index =>
    {
        int[] at = [.. index];
        var operand = 0;
        for (; at[axis] >= x[operand].Shape[axis]; operand++)
        {
            at[axis] -= x[operand].Shape[axis];
        }

        return x[operand].At(at);
    });

    private static DenseArray Transpose(DenseArray x, int[] shape, EquatableArray<int> order) => DenseArray.Create(shape, index =>
    {
        var source = new int[index.Length];
        for (var axis = 0; axis < index.Length; axis++)
        {
            source[order[axis]] = index[axis];
        }

        return x.At(source);
    });

    private static DenseArray Dot(DenseArray a, DenseArray b, int[] shape)
    {
        var inner = a.Shape[^1];
        return DenseArray.Create(shape, index => Enumerable.Range(0, inner).Sum(k =>
        {
            int[] left = [.. index];
            int[] right = [.. index];
            left[^1] = k;
            right[^2] = k;
            return a.At(left) * b.At(right);
        }));
    }

    private static DenseArray Reduce(string name, DenseArray x, int[] shape, AxesDetail axes)
    {
        var groups = Enumerable.Range(0, x.Values.Length).ToLookup(position =>
        {
            var index = DenseArray.IndexOf(x.Shape, position);
            return axes.Keep ? string.Join(",", index.Where((_, axis) => !axes.Axes.Contains(axis))) : "";
        });
        return DenseArray.Create(shape, index =>
        {
            var key = axes.Keep ? string.Join(",", index.Where((_, axis) => !axes.Axes.Contains(axis))) : "";
            var group = groups[key].Select(position => x.Values[position]);
            return name switch
            {
                "sum" => group.Sum(),
                "prod" => group.Aggregate(1.0, (product, value) => product * value),
                "max" => group.Max(),
                "min" => group.Min(),
                _ => throw new ArgumentException($"The interpreter does not know the reduction '{name}'."),
            };
        });
    }
}
