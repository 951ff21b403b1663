using System.Text;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Scheduling;

/// <summary>A plan as text: what is computed once and what per tile, step by step. What the tests of scheduling read.</summary>
internal sealed class PlanPrinter
{
    private readonly Plan _plan;
    private readonly StringBuilder _text = new();

    private PlanPrinter(Plan plan) => _plan = plan;

    public static string Print(Plan plan)
    {
        var printer = new PlanPrinter(plan);
        printer.Line(0, plan.Stream is null ? "everything at once" : $"stream over {plan.Stream}, {(plan.Order == MemoryOrder.FeatureMajor ? "feature-major" : "example-major")}");
        foreach (var storage in plan.Buffers.Where(storage => storage.Kind == StorageKind.Workspace))
        {
            printer.Line(0, $"workspace {storage.Name} {storage.Shape}{(storage.PerTile ? " of a tile" : "")}");
        }

        foreach (var section in plan.Sections.Where(section => section.Steps.Count > 0))
        {
            printer.Line(0, section.IsSweep ? "for each tile" : "once");
            foreach (var step in section.Steps)
            {
                printer.Print(step);
            }
        }

        return printer._text.ToString();
    }

    private void Print(Step step)
    {
        switch (step)
        {
            case ScalarStep scalar:
                Line(1, $"number {Value(scalar.Node)}");
                break;
            case ProductStep product:
                Line(1, $"{(product.Accumulate ? "add" : "set")} product {Text(product.C)} = {Text(product.A)} {Text(product.B)}{(product.Prepared is { } prepared ? $" with {prepared.Name}" : "")}");
                break;
            case PrepareStep { Operand: var operand }:
                Line(1, $"prepare {operand.Name} = {operand.Source.Name} [{operand.Row}, {operand.Column}] ({operand.Inner}, {operand.Columns})");
                break;
            case CopyStep copy:
                Line(1, $"copy {Text(copy.To)} = {Text(copy.From)}");
                break;
            case CallStep call:
                var operands = call.Operands.Select(operand => operand.View is { } view ? Text(view) : Label(operand.Node));
                var kernel = ((CallOperator)_plan.Graph.Nodes[call.Node].Operator).Kernel;
                Line(1, $"call {Text(call.To)} = {string.Join(" ", operands.Prepend(kernel))}");
                break;
            case FillStep fill:
                Line(1, $"fill {Text(fill.To)} with {fill.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
                break;
            case LoopStep loop:
                Line(1, $"loop over {string.Join(", ", loop.Dimensions)}");
                foreach (var load in loop.Loads)
                {
                    Line(2, $"load {Label(load.Node)} from {Text(load)}");
                }

                foreach (var node in loop.Nodes)
                {
                    Line(2, Value(node));
                }

                foreach (var store in loop.Stores)
                {
                    Line(2, $"store {Label(store.Node)} to {Text(store)}");
                }

                foreach (var reduction in loop.Reductions)
                {
                    var target = reduction.Storage is { } storage ? $" into {storage.Name} [{string.Join(", ", reduction.Strides)}]" : "";
                    Line(2, $"fold {Value(reduction.Node)}{target}");
                }

                break;
        }
    }

    private string Value(int node)
    {
        var n = _plan.Graph.Nodes[node];
        var words = new[] { n.Operator.Name, n.Detail?.ToString() }.Concat(n.Inputs.Select(Label));
        return $"{Label(node)} = {string.Join(" ", words.Where(word => word is not null))}";
    }

    private string Label(int node) => _plan.Graph.Nodes[node] is { Inputs.Count: 0, Detail: NumberDetail or DimensionDetail } constant
        ? constant.Detail.ToString()
        : _plan.Labels[node];

    private static string Text(LoopAccess access) => $"{access.Storage.Name} [{string.Join(", ", access.Strides)}]";

    private static string Text(View view) =>
        $"{view.Storage.Name}{(view.Offset.Value == 0 ? "" : $" + {view.Offset}")} [{string.Join(", ", view.Strides)}]";

    private void Line(int depth, string line) => _text.Append(' ', 4 * depth).Append(line).Append('\n');
}
