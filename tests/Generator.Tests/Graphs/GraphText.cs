using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>Reads graphs as <see cref="GraphPrinter"/> writes them, so that the tests of the passes are text to text.</summary>
internal static class GraphText
{
    public static IReadOnlyDictionary<string, Operator> Operators { get; } =
        Elementwise.All.Concat<Operator>(Structural.All).ToDictionary(@operator => @operator.Name, StringComparer.Ordinal);

    /// <summary>
    /// Each line is <c>label:(shape) = operator detail operands</c> or <c>return name = label</c>. A label becomes the node's name;
    /// the shape may be left out, but where it stands it must be the inferred one.
    /// </summary>
    public static Graph Parse(string text)
    {
        var g = new GraphBuilder();
        var nodes = new Dictionary<string, int>(StringComparer.Ordinal);
        var outputs = new List<Output>();
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            var equals = line.IndexOf(" = ", StringComparison.Ordinal);
            var left = new TextCursor(line[..equals]);
            var right = new TextCursor(line[(equals + 3)..]);
            if (left.Take("return "))
            {
                outputs.Add(new Output(left.Word(), nodes[right.Word()]));
                continue;
            }

            var label = left.Word();
            var declared = left.Take(":") ? left.Shape() : null;
            var node = Node(g, right, declared, nodes);
            if (declared is not null && !declared.Equals(g.ShapeOf(node)))
            {
                throw new FormatException($"'{line}': the shape is {g.ShapeOf(node)}.");
            }

            g.Name(node, label);
            nodes.Add(label, node);
        }

        return g.Build(outputs);
    }

    public static Dimension Dimension(string text) => new TextCursor(text).Dimension();

    public static Shape Shape(string text) => new TextCursor(text).Shape();

    /// <summary>What an operator needs beside its operands, as it stands after the operator's name.</summary>
    public static Detail? Detail(Operator @operator, TextCursor text) => @operator switch
    {
        ReductionOperator => text.Axes() is { } axes ? new AxesDetail(axes.ToEquatableArray(), true) : new AxesDetail(EquatableArray<int>.Empty, false),
        TransposeOperator => new PermutationDetail(text.Axes()!.ToEquatableArray()),
        WindowOperator => text.Window(),
        ConcatOperator or CumulativeSumOperator or RecurrenceOperator or ArgSortOperator => new AxesDetail(text.Axes()!.ToEquatableArray(), true),
        BroadcastOperator or ReshapeOperator or IndexOperator => new ShapeDetail(text.Shape()),
        GatherOperator or ScatterAddOperator => new GatherDetail("Take", text.Axes()![0], text.Shape()),
        CheckedIndexOperator => new IndexDetail("OneHot", text.Shape()[0]),
        _ when @operator == Structural.Constant || @operator == Elementwise.Pow || @operator == Elementwise.Polygamma => new NumberDetail(text.Number()),
        _ when @operator == Structural.Size => new DimensionDetail(text.Dimension()),
        _ => null,
    };

    /// <summary>Adds a node; a reduction of everything names all axes of its operand.</summary>
    public static int Add(GraphBuilder g, Operator @operator, Detail? detail, IReadOnlyList<int> operands) => g.Add(
        @operator,
        operands,
        detail is AxesDetail { Keep: false }
            ? new AxesDetail(Enumerable.Range(0, g.ShapeOf(operands[0]).Rank).ToEquatableArray(), false)
            : detail);

    private static int Node(GraphBuilder g, TextCursor text, Shape? declared, Dictionary<string, int> nodes)
    {
        var @operator = Operators[text.Word()];
        if (@operator == Structural.Input)
        {
            var isParameter = text.Take("parameter ");
            return g.Input(text.Word(), declared ?? throw new FormatException("An input declares its shape."), isParameter);
        }

        var detail = Detail(@operator, text);
        var operands = new List<int>();
        while (!text.AtEnd)
        {
            operands.Add(nodes[text.Word()]);
        }

        return Add(g, @operator, detail, operands);
    }
}
