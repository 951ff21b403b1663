using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Emission;

/// <summary>Values written as the user would: the comments over the loops.</summary>
internal sealed class Formulas(Graph graph, IReadOnlyList<string> labels)
{
    private const int Atom = 4;

    /// <summary>The longest text of an operand; what is longer is left out, or a much shared value would fill pages.</summary>
    private const int LongestOperand = 80;

    private readonly Dictionary<int, (string Text, int Precedence)> _operands = [];

    /// <summary>One equation: <c>dz = (a - y) / m : (1, m)</c>.</summary>
    public string Equation(int node) => $"{labels[node]} = {Text(node, isRoot: true).Text} : {graph.Nodes[node].Shape}";

    private (string Text, int Precedence) Operand(int node)
    {
        if (!_operands.TryGetValue(node, out var operand))
        {
            operand = Text(node);
            _operands[node] = operand = operand.Text.Length <= LongestOperand ? operand : ("...", Atom);
        }

        return operand;
    }

    private (string Text, int Precedence) Text(int node, bool isRoot = false)
    {
        var n = graph.Nodes[node];
        if (!isRoot && (graph.Names[node] is not null || graph.Outputs.Any(output => output.Node == node) || n.Operator is ReductionOperator or DotOperator or CallOperator))
        {
            return (labels[node], Atom);
        }

        var inputs = n.Inputs.Select(Operand).ToList();
        return n.Operator switch
        {
            SourceOperator => (Source(n), Atom),
            BroadcastOperator => inputs[0],
            ReshapeOperator => ($"Reshape({inputs[0].Text}, {string.Join(", ", n.Shape.Dimensions)})", Atom),
            TransposeOperator when n.Shape.Rank == 2 => (Bracket(inputs[0], Atom) + ".T", Atom),
            TransposeOperator => ($"Transpose({inputs[0].Text}, {n.Detail})", Atom),
            DotOperator => ($"Dot({inputs[0].Text}, {inputs[1].Text})", Atom),
            ReductionOperator => (Reduction(n, inputs[0].Text), Atom),
            FoldInOperator => ($"{inputs[0].Text}.FoldIn({n.Detail})", Atom),
            CallOperator call => (Notation(call.Notation, inputs), Atom),
            ElementwiseOperator elementwise => Elementwise(elementwise, n.Detail, inputs),
            _ => (labels[node], Atom),
        };
    }

    private static string Source(Node node) => node.Detail switch
    {
        InputDetail input => input.Name,
        KeyDetail key => key.Name,
        NumberDetail number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        DimensionDetail dimension => dimension.Dimension.Bracketed,
        _ => node.Operator.Name,
    };

    private static string Reduction(Node node, string operand)
    {
        var name = char.ToUpperInvariant(node.Operator.Name[0]) + node.Operator.Name.Substring(1);
        var axes = (AxesDetail)node.Detail!;
        return axes.Keep ? $"{name}({operand}, axis: {string.Join(", ", axes.Axes)})" : $"{name}({operand})";
    }

    private static string Notation(string notation, IReadOnlyList<(string Text, int Precedence)> inputs) =>
        inputs.Select((input, operand) => (input.Text, operand)).Aggregate(notation, (text, input) => text.Replace($"{{{input.operand}}}", input.Text));

    private static (string Text, int Precedence) Elementwise(
        ElementwiseOperator @operator, Detail? detail, IReadOnlyList<(string Text, int Precedence)> inputs)
    {
        var precedence = Precedence(@operator.Notation);
        var text = @operator.Notation.Replace("{detail}", detail?.ToString());
        for (var operand = 0; operand < inputs.Count; operand++)
        {
            // a - (b - c) and a / (b / c) keep their brackets.
            var least = precedence == Atom ? 0 : operand == inputs.Count - 1 && inputs.Count > 1 ? precedence + 1 : precedence;
            text = text.Replace($"{{{operand}}}", Bracket(inputs[operand], least));
        }

        return (text, precedence);
    }

    private static string Bracket((string Text, int Precedence) operand, int least) =>
        operand.Precedence < least ? $"({operand.Text})" : operand.Text;

    private static int Precedence(string notation) =>
        notation.EndsWith(")", StringComparison.Ordinal) ? Atom
        : notation.Contains(" * ") || notation.Contains(" / ") ? 2
        : notation.Contains(" + ") || notation.Contains(" - ") ? 1
        : notation.StartsWith("-", StringComparison.Ordinal) || notation.StartsWith("!", StringComparison.Ordinal) ? 3
        : 0;
}
