using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

// Slices, pads and concatenations: copies from or to a part of an array.
internal sealed partial class Scheduler
{
    private IEnumerable<Step> Moves(StepBuilder steps, int node, int at)
    {
        var (n, memory) = (_graph.Nodes[node], _storages[node]);
        var target = new View(memory, memory.Strides);
        if (n.Operator is ConcatOperator)
        {
            IReadOnlyList<Shape> shapes = [.. n.Inputs.Select(input => _graph.Nodes[input].Shape)];
            return n.Inputs.Select((input, operand) => (Step)new CopyStep(
                shapes[operand],
                ViewOf(steps, at, input),
                Windows.Of(target, ConcatOperator.Part(shapes, ((AxesDetail)n.Detail!).Axes[0], operand))));
        }

        var (source, window) = (ViewOf(steps, at, n.Inputs[0]), (WindowDetail)n.Detail!);
        return ((WindowOperator)n.Operator).Takes
            ? [new CopyStep(n.Shape, Windows.Of(source, window), target)]
            : [new FillStep(target, n.Shape, 0), new CopyStep(_graph.Nodes[n.Inputs[0]].Shape, source, Windows.Of(target, window))];
    }
}
