using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;

namespace NumDsl.Generator;

/// <summary>The compiler's middle, from an equation as read to the graphs that are scheduled.</summary>
internal static class Passes
{
    /// <summary>The name of the value among a graph's outputs; the derivative by an input is called <c>d</c> and its name.</summary>
    public const string Result = "result";

    private static readonly IReadOnlyList<Rule> BeforeDifferentiation = [.. StabilityRules.All, .. AlgebraRules.All];

    private static readonly IReadOnlyList<Rule> AfterDifferentiation = [.. FinalRules.All, .. AlgebraRules.All];

    /// <summary>The value.</summary>
    public static Computation Value(EquationSpec equation)
    {
        var g = new GraphBuilder();
        var value = Stabilise(g, equation);
        return Finish(g, [], [(ResultOf(equation), value)]);
    }

    /// <summary>The value and its derivatives by some inputs.</summary>
    public static Computation ValueAndGradient(EquationSpec equation, IReadOnlyList<InputDetail> inputs)
    {
        var g = new GraphBuilder();
        var value = Stabilise(g, equation);
        return Finish(g, [], [(ResultOf(equation), value), .. Gradients(g, equation, value, inputs)]);
    }

    /// <summary>The value and its derivative along a direction (a Jacobian-vector product); the value can be left out.</summary>
    public static Computation Jvp(EquationSpec equation, IReadOnlyList<InputDetail> inputs, bool withValue = true)
    {
        var g = new GraphBuilder();
        var value = Stabilise(g, equation);
        var direction = Directions(equation, SlotRole.Tangent, inputs);
        var tangent = Tangents.Of(g, [value], Nodes(g, inputs), Nodes(g, direction))[0];
        var slot = new Slot(SlotRole.ResultTangent, Result + "Tangent", null, equation.ResultShape);
        return Finish(g, direction, [.. withValue ? [(ResultOf(equation), value)] : Array.Empty<(Slot, int)>(), (slot, tangent)]);
    }

    /// <summary>The derivatives by some inputs of the result's elements, weighed with a cotangent (a vector-Jacobian product).</summary>
    public static Computation Vjp(EquationSpec equation, IReadOnlyList<InputDetail> inputs)
    {
        var g = new GraphBuilder();
        var value = Stabilise(g, equation);
        var cotangent = new Slot(SlotRole.Cotangent, FreeNames(equation).Unique("cotangent"), null, equation.ResultShape);
        var gradient = Gradient.Pullback(g, value, Nodes(g, inputs), g.Input(cotangent.Value, cotangent.Shape, false));
        return Finish(g, [cotangent], [.. GradientSlots(equation, inputs).Zip(gradient, (slot, node) => (slot, node))]);
    }

    /// <summary>
    /// Value, gradient and the product of the Hessian with a vector: the gradient's derivative along the vector (forward over
    /// reverse, B. Pearlmutter, "Fast exact multiplication by the Hessian", Neural Computation 6 (1994)). Of a Hessian that is
    /// taken column by column only the product.
    /// </summary>
    public static Computation Hvp(EquationSpec equation, IReadOnlyList<InputDetail> inputs, bool withGradient = true)
    {
        var g = new GraphBuilder();
        var value = Stabilise(g, equation);
        var gradient = Gradients(g, equation, value, inputs);
        var direction = Directions(equation, SlotRole.Vector, inputs);
        var product = Tangents.Of(g, [.. gradient.Select(each => each.Node)], Nodes(g, inputs), Nodes(g, direction));
        var products = gradient.Zip(product, (each, node) => (each.Slot with { Role = SlotRole.Product, Value = each.Slot.Value + "Tangent" }, node));
        return Finish(g, direction, [.. withGradient ? [(ResultOf(equation), value), .. gradient] : Array.Empty<(Slot, int)>(), .. products]);
    }

    /// <summary>
    /// A method with a rule of the user's that is not linear, on the way from an input to the result: forward mode would need its
    /// transpose. Null if there is none.
    /// </summary>
    public static string? ReverseOnly(EquationSpec equation, IReadOnlyList<InputDetail> inputs)
    {
        var g = new GraphBuilder();
        var value = g.Import(equation.Graph)[equation.Graph.Outputs[0].Node];
        return new Linearization(g, value, Nodes(g, inputs)).Tangents
            .Select(tangent => g[tangent.Value].Detail)
            .OfType<CustomDetail>()
            .FirstOrDefault(detail => !detail.IsLinear)?.Name;
    }

    /// <summary>What a derivative is called among the outputs. An argument may be called like a parameter of the model.</summary>
    public static string DerivativeName(EquationSpec equation, InputDetail input) =>
        Gradient.DerivativeName(input.Name)
            + (!input.IsParameter && equation.Model.Parameters.Any(parameter => parameter.Name == input.Name) ? "Argument" : "");

    private static IReadOnlyList<(Slot Slot, int Node)> Gradients(GraphBuilder g, EquationSpec equation, int value, IReadOnlyList<InputDetail> inputs) =>
        [.. GradientSlots(equation, inputs).Zip(Gradient.Of(g, value, Nodes(g, inputs)), (slot, node) => (slot, node))];

    private static IEnumerable<Slot> GradientSlots(EquationSpec equation, IEnumerable<InputDetail> inputs) =>
        inputs.Select(input => new Slot(SlotRole.Gradient, DerivativeName(equation, input), input, input.Shape));

    private static Slot ResultOf(EquationSpec equation) => new(SlotRole.Result, Result, null, equation.ResultShape);

    /// <summary>An input beside each input, under a name that nothing has.</summary>
    private static IReadOnlyList<Slot> Directions(EquationSpec equation, SlotRole role, IReadOnlyList<InputDetail> inputs)
    {
        var names = FreeNames(equation);
        return [.. inputs.Select(input => new Slot(role, names.Unique(GeneratedNames.Plain(input.Name) + role), input, input.Shape))];
    }

    private static Names FreeNames(EquationSpec equation) => new(
        equation.Arguments.Select(argument => GeneratedNames.Plain(argument.Name))
            .Concat(equation.Model.Parameters.Select(parameter => parameter.Name))
            .Concat(equation.Symbols));

    private static IReadOnlyList<int> Nodes(GraphBuilder g, IEnumerable<InputDetail> inputs) =>
        [.. inputs.Select(input => g.Input(input))];

    private static IReadOnlyList<int> Nodes(GraphBuilder g, IEnumerable<Slot> slots) =>
        [.. slots.Select(slot => g.Input(slot.Value, slot.Shape, slot.IsInParameterSet))];

    private static int Stabilise(GraphBuilder g, EquationSpec equation)
    {
        var value = g.Import(equation.Graph)[equation.Graph.Outputs[0].Node];
        value = Simplifier.Run(g, [value], equation.HasStableForms ? BeforeDifferentiation : AlgebraRules.All)[0];
        ConventionalNames.Give(g);
        return value;
    }

    private static Computation Finish(GraphBuilder g, IReadOnlyList<Slot> inputs, IReadOnlyList<(Slot Slot, int Node)> outputs)
    {
        var nodes = Simplifier.Run(g, [.. outputs.Select(output => output.Node)], AfterDifferentiation);
        return new Computation(
            g.Build(outputs.Zip(nodes, (output, node) => new Output(output.Slot.Value, node))), inputs, [.. outputs.Select(output => output.Slot)]);
    }
}
