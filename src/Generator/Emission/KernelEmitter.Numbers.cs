using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// The numbers of a kernel: what is computed as plain C#, and what sweeps and loops sum up to.
internal sealed partial class KernelEmitter
{
    /// <summary>A number: the statements of its scalar code.</summary>
    private void WriteScalar(CodeWriter writer, int node)
    {
        var n = _plan.Graph.Nodes[node];
        var builder = new LaneBuilder(_type);
        var lane = ((ElementwiseOperator)n.Operator).Lanes([.. n.Inputs.Select((input, operand) =>
            _plan.Graph.Nodes[input] is { Operator: SourceOperator, Detail: NumberDetail number }
                ? builder.Constant(number.Value)
                : builder.Operand(operand, _plan.Labels[input]))], n.Detail);
        var names = new LaneNames();
        foreach (var name in _plan.Labels.Concat(Signature.Names).Concat(_declared).Concat(_totals.Values).Append(_plan.Tile))
        {
            names.Reserve(name);
        }

        var printer = new LanePrinter(LaneWidth.Scalar, operand => ScalarText(n.Inputs[operand]), names);
        writer.Line();
        writer.Comment(_formulas.Equation(node));
        var statements = printer.Print(lane);
        foreach (var statement in statements.Take(statements.Count - 1))
        {
            _declared.Add(statement.Local);
            writer.Line(statement.Text);
        }

        // The last statement declares the value under a name of the printer's; it gets its own instead.
        WriteNumber(writer, node, statements.Count == 0 ? printer.Text(lane) : statements[statements.Count - 1].Expression);
    }

    private void DeclareTotal(CodeWriter writer, int node)
    {
        _totals[node] = _names.Unique(_plan.Labels[node] + "Total");
        writer.Line($"var {StartOfTotal(node)};");
    }

    private string StartOfTotal(int node) => $"{_totals[node]} = {LaneLiteral.Of(Reduction(node).Identity, TypeOfTotal(node))}";

    private ElementType TypeOfTotal(int node) => Folds.TypeOfTotal(Reduction(node), _type);

    /// <summary>The number that a total is, where the total itself is found as <paramref name="text"/>.</summary>
    private void WriteTotal(CodeWriter writer, int node, string text) =>
        WriteNumber(writer, node, TypeOfTotal(node) == _type ? text : $"({T}){text}");

    /// <summary>Gives a number its name: a local, or where it is a result that goes out by reference, the parameter.</summary>
    private void WriteNumber(CodeWriter writer, int node, string text)
    {
        _numbers.Add(_plan.Labels[node]);
        writer.Line($"{(Signature.IsOutParameter(_plan.Labels[node]) ? "" : "var ")}{_plan.Labels[node]} = {text};");
    }

    private void WriteNumbers(CodeWriter writer)
    {
        foreach (var output in _plan.Graph.Outputs.Where(output => _plan.Graph.Nodes[output.Node].Shape.IsScalar))
        {
            var text = ScalarText(output.Node);
            if (output.Name == Signature.ReturnValue)
            {
                continue;
            }

            if (text != output.Name)
            {
                writer.Line($"{output.Name} = {text};");
            }
        }

        if (Signature.ReturnsNumber)
        {
            writer.Line($"return {ScalarText(_plan.Graph.Outputs.First(output => output.Name == Signature.ReturnValue).Node)};");
        }
    }

    /// <summary>A number in an expression.</summary>
    private string ScalarText(int node) => _plan.Graph.Nodes[node] switch
    {
        { Operator: SourceOperator, Detail: NumberDetail number } => LaneLiteral.Of(number.Value, _type),
        { Detail: DimensionDetail size } => $"({T}){size.Dimension.Bracketed}",
        { Operator: FoldInOperator, Detail: var data } folded => $"{ScalarText(folded.Inputs[0])}.FoldIn({data})",
        { Operator: BroadcastOperator or ReshapeOperator } view => ScalarText(view.Inputs[0]),
        _ => _plan.Labels[node],
    };
}
