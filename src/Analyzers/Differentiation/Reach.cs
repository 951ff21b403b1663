using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>
/// What values can become, as far as the graph tells it for sure: arguments and parameters are free, and so is what is affine in them.
/// Of anything else nothing is affirmed, so that a bound that is written down (a Clamp, a maximum that is subtracted) is respected.
/// </summary>
internal sealed class Reach(GraphBuilder g)
{
    /// <summary>Deep enough for what is written in one expression; graphs of unrolled loops are deeper than a stack.</summary>
    private const int Deepest = 60;

    private readonly Dictionary<(int Node, int Sign), bool> _grows = [];
    private readonly Dictionary<int, bool> _vanishes = [];
    private readonly Dictionary<int, HashSet<int>> _inputs = [];

    public GraphBuilder Graph => g;

    /// <summary>Whether a value can have any magnitude, with either sign or one of them.</summary>
    public bool Grows(int node) => Grows(node, 1) || Grows(node, -1);

    /// <summary>Whether a value can go towards plus or minus infinity.</summary>
    public bool Grows(int node, int sign, int depth = 0)
    {
        if (_grows.TryGetValue((node, sign), out var known))
        {
            return known;
        }

        _grows[(node, sign)] = false;
        return _grows[(node, sign)] = depth < Deepest && Find(node, sign, depth + 1);
    }

    /// <summary>Whether ordinary data make a value exactly 0: a difference of two values, a linear layer of zeros, an argument itself.</summary>
    public bool Vanishes(int node, int depth = 0)
    {
        if (_vanishes.TryGetValue(node, out var known))
        {
            return known;
        }

        var (@operator, x) = (g[node].Operator, g[node].Inputs);
        _vanishes[node] = false;
        return _vanishes[node] = depth < Deepest && (IsData(node)
            || (@operator == Structural.Dot && (Vanishes(x[0], depth + 1) || Vanishes(x[1], depth + 1)))
            || ((@operator == Elementwise.Subtract || @operator == Elementwise.Add) && !IsNumber(x[0]) && !IsNumber(x[1])
                && Vanishes(x[0], depth + 1) && Vanishes(x[1], depth + 1))
            || (@operator == Elementwise.Multiply && x.Any(factor => Vanishes(factor, depth + 1)))
            || ((IsView(@operator) || @operator == Elementwise.Negate || @operator == Elementwise.Divide || @operator == Elementwise.Tanh
                || @operator == Structural.Sum) && Vanishes(x[0], depth + 1)));
    }

    /// <summary>A constant, or a size.</summary>
    public bool IsNumber(int node) => g[node].Operator == Structural.Constant || g[node].Operator == Structural.Size;

    private bool Find(int node, int sign, int depth)
    {
        var (@operator, x) = (g[node].Operator, g[node].Inputs);
        return @operator switch
        {
            _ when IsData(node) => true,
            _ when IsView(@operator) || @operator == Structural.Sum || @operator == Structural.Max || @operator == Structural.Min => Grows(x[0], sign, depth),

            // What is negated by its user may well be a distance.
            _ when @operator == Elementwise.Negate => !IsData(x[0]) && Grows(x[0], -sign, depth),
            _ when @operator == Elementwise.Add => Alone(x[0], x[1], sign) || Alone(x[1], x[0], sign),
            _ when @operator == Elementwise.Subtract => Alone(x[0], x[1], sign) || Alone(x[1], x[0], -sign),
            _ when @operator == Elementwise.Multiply => Product(x[0], x[1]) || Product(x[1], x[0]),
            _ when @operator == Structural.Dot => Both(x[0], x[1]) || Both(x[1], x[0]),
            _ when @operator == Elementwise.Divide => g.ConstantOf(x[1]) is { } c ? c != 0 && Grows(x[0], sign * Math.Sign(c), depth)
                : IsNumber(x[1]) ? Grows(x[0], sign, depth) : Both(x[0], x[1]),
            _ when @operator == Elementwise.Square || @operator == Elementwise.Abs => sign > 0 && (Grows(x[0], 1, depth) || Grows(x[0], -1, depth)),
            _ when @operator == Elementwise.Relu || @operator == Elementwise.Softplus || @operator == Elementwise.Norm => sign > 0 && Grows(x[0], 1, depth),
            _ => false,
        };

        // The other operand must not follow: z - Max(z) is bounded, whatever z is.
        bool Alone(int a, int other, int direction) => Grows(a, direction, depth) && IsFreeOf(a, other);

        bool Both(int a, int other) => Grows(a, 1, depth) && Grows(a, -1, depth) && IsFreeOf(a, other);

        bool Product(int a, int other) => g.ConstantOf(a) is { } c ? c != 0 && Grows(other, sign * Math.Sign(c), depth)
            : IsNumber(a) ? Grows(other, sign, depth)
            : a == other ? sign > 0 && (Grows(a, 1, depth) || Grows(a, -1, depth))
            : !IsNumber(other) && Both(a, other);
    }

    /// <summary>Whether a value depends on an input that another does not depend on.</summary>
    private bool IsFreeOf(int value, int other) => !Inputs(value).IsSubsetOf(Inputs(other));

    private HashSet<int> Inputs(int value)
    {
        if (!_inputs.TryGetValue(value, out var inputs))
        {
            _inputs[value] = inputs = [.. Ancestors.Of(g, [value]).Where(node => g[node].Operator == Structural.Input)];
        }

        return inputs;
    }

    /// <summary>Floating-point data or parameters; bytes and the like are bounded.</summary>
    private bool IsData(int node) => g[node].Detail is InputDetail { Element: null };

    private static bool IsView(Operator @operator) => @operator is
        ReshapeOperator or TransposeOperator or BroadcastOperator or SliceOperator or GatherOperator or StopGradientOperator;
}
