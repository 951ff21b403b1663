using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>
/// Well-shaped graphs over all operators but those on square matrices and keys, the same for the same seed. A value that is not finite, is large, or lies close to
/// a singularity or a kink of an operator is not kept, so that what is checked on them are the rules and not the limits of doubles.
/// </summary>
internal sealed class RandomGraphs
{
    public static IReadOnlyDictionary<string, int> Sizes { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal) { ["n"] = 3, ["m"] = 4, ["k"] = 2 };

    private static readonly IReadOnlyList<(string Name, string Shape)> _inputs =
    [
        ("x", "(n, m)"), ("y", "(n, m)"), ("w", "(n, 1)"), ("r", "(1, m)"), ("s", "()"), ("q", "(m, n)"), ("t", "(k, n, m)"), ("u", "(k, m, n)"),
    ];

    private static readonly IReadOnlyList<Operator> _operators =
        [.. Elementwise.All.Concat<Operator>(Structural.All).Where(@operator => @operator is not (SourceOperator or MatrixOperator or RandomOperator or FoldInOperator))];

    /// <summary>How far values stay from a kink: further than the finite differences step.</summary>
    private const double Margin = 0.01;

    private readonly Random _random;
    private readonly bool _withStopGradient;
    private readonly List<DenseArray> _values = [];

    private RandomGraphs(int seed, bool withStopGradient)
    {
        _random = new Random(seed);
        _withStopGradient = withStopGradient;
        Point = _inputs.ToDictionary(input => input.Name, input => Values(GraphText.Shape(input.Shape), 0.3, 1.7), StringComparer.Ordinal);
        Interpreter = new GraphInterpreter(Sizes, Point);
        Inputs = [.. _inputs.Select(input => Builder.Input(input.Name, GraphText.Shape(input.Shape), false))];
        Evaluate();
        for (var attempt = 0; attempt < 80 || Candidates.Count == 0; attempt++)
        {
            Grow();
        }

        Result = Candidates[^1];
    }

    public GraphBuilder Builder { get; } = new();

    public IReadOnlyList<int> Inputs { get; }

    /// <summary>Where the graph is tame.</summary>
    public Dictionary<string, DenseArray> Point { get; }

    public GraphInterpreter Interpreter { get; }

    /// <summary>A value that depends on much of the graph.</summary>
    public int Result { get; }

    /// <summary>The values that were kept.</summary>
    private List<int> Candidates { get; } = [];

    public static RandomGraphs Create(int seed, bool withStopGradient = false) => new(seed, withStopGradient);

    /// <summary>Random values of a shape.</summary>
    public DenseArray Values(Shape shape, double least = -1, double most = 1) => DenseArray.Create(
        [.. shape.Dimensions.Select(dimension => (int)dimension.Substitute(symbol => Dimension.Of(Sizes[symbol]))!.Value!.Value)],
        _ => least + ((most - least) * _random.NextDouble()));

    private void Grow()
    {
        var @operator = _operators[_random.Next(_operators.Count)];
        if (@operator is StopGradientOperator && !_withStopGradient)
        {
            return;
        }

        var arity = @operator is IndexOperator ? 0 : @operator is ElementwiseOperator elementwise ? elementwise.Arity : @operator is DotOperator or ConcatOperator ? 2 : 1;
        var operands = Enumerable.Range(0, arity).Select(_ => Operand()).ToList();
        if (@operator is DotOperator && Builder.ShapeOf(operands[1]).Rank > 1)
        {
            operands[1] = Builder.SwapAxes(operands[1]);
            Evaluate();
        }

        // Few values lie where these are defined: those of a function that ends there do.
        var inner = @operator == Elementwise.Logit ? Elementwise.Sigmoid
            : @operator == Elementwise.Acosh ? Elementwise.Cosh
            : @operator == Elementwise.Log1mExp ? Elementwise.LogSigmoid
            : null;
        if (inner is not null)
        {
            operands[0] = Builder.Add(inner, operands[0]);
            Evaluate();
        }

        var (detail, fits) = Detail(@operator, operands.Count == 0 ? Shape.Scalar : Builder.ShapeOf(operands[0]));
        if (!fits || Builder.TryAdd(@operator, operands, detail, out var node) is not null)
        {
            return;
        }

        Evaluate();
        if (IsTame(Builder[node], [.. operands.Select(operand => _values[operand])], _values[node]) && !Candidates.Contains(node))
        {
            Candidates.Add(node);
        }
    }

    /// <summary>New values are used again more often than old ones; now and then a number.</summary>
    private int Operand() => _random.Next(10) switch
    {
        0 => Constant(),
        < 4 => Inputs[_random.Next(Inputs.Count)],
        _ when Candidates.Count > 0 => Candidates[Math.Max(_random.Next(Candidates.Count), _random.Next(Candidates.Count))],
        _ => Inputs[_random.Next(Inputs.Count)],
    };

    private int Constant()
    {
        var constant = Builder.Constant(new[] { 0, 0.5, 1, -1, 2 }[_random.Next(5)]);
        Evaluate();
        return constant;
    }

    private (Detail? Detail, bool Fits) Detail(Operator @operator, Shape shape) => @operator switch
    {
        _ when @operator == Elementwise.Pow => (new NumberDetail(new[] { 2, 3, 0.5, -1, 0, 1.5 }[_random.Next(6)]), true),
        _ when @operator == Elementwise.Polygamma => (new NumberDetail(_random.Next(1, 3)), true),
        ReductionOperator when shape.IsScalar => (null, false),
        ReductionOperator when _random.Next(3) == 0 => (new AxesDetail(Enumerable.Range(0, shape.Rank).ToEquatableArray(), false), true),
        ReductionOperator => (new AxesDetail(EquatableArray.Of(_random.Next(shape.Rank)), true), true),
        TransposeOperator => (new PermutationDetail(Enumerable.Range(0, shape.Rank).OrderBy(_ => _random.Next()).ToEquatableArray()), shape.Rank > 1),
        IndexOperator => (new ShapeDetail(GraphText.Shape("(n, 1)")), true),
        CumulativeSumOperator => (shape.IsScalar ? null : new AxesDetail(EquatableArray.Of(_random.Next(shape.Rank)), true), !shape.IsScalar),
        RecurrenceOperator or GatherOperator or ScatterAddOperator or ArgSortOperator or CheckedIndexOperator => (null, false),
        WindowOperator or ConcatOperator when shape.IsScalar => (null, false),
        WindowOperator window => (Window(window.Takes ? -1 : 1, shape), shape.Dimensions.All(dimension => dimension.SymbolName is not null)),
        ConcatOperator => (new AxesDetail(EquatableArray.Of(_random.Next(shape.Rank)), true), true),
        BroadcastOperator => (new ShapeDetail(GraphText.Shape("(n, m)")), true),
        ReshapeOperator => (new ShapeDetail(Shape.Of(shape.Size, Dimension.One)), !shape.IsScalar),
        _ => (null, true),
    };

    /// <summary>All but the first index of each axis, or one more before it; forwards, or in the first axis backwards.</summary>
    private WindowDetail Window(int more, Shape shape)
    {
        var backwards = more < 0 && _random.Next(2) == 0;
        return new WindowDetail(
            shape.Dimensions.Select((size, axis) => backwards && axis == 0 ? size - Dimension.One : Dimension.One).ToEquatableArray(),
            shape.Dimensions.Select((_, axis) => backwards && axis == 0 ? -1 : 1).ToEquatableArray(),
            new Shape(shape.Dimensions.Select(size => size + Dimension.Of(more))));
    }

    private void Evaluate()
    {
        while (_values.Count < Builder.Count)
        {
            var node = Builder[_values.Count];
            _values.Add(Interpreter.Evaluate(node, [.. node.Inputs.Select(input => _values[input])]));
        }
    }

    private static bool IsTame(Node node, IReadOnlyList<DenseArray> x, DenseArray value)
    {
        var isTame = node.Operator.Name switch
        {
            "/" or "copysign" => x.All(operand => operand.Values.All(IsFarFromZero)),
            "remainder" => x[1].Values.All(IsFarFromZero) && value.Values.All(IsFarFromZero) && AreApart(value, x[1]),
            "floor" or "ceiling" or "round" or "truncate" => x[0].Values.All(element => Math.Abs((2 * element) - Math.Round(2 * element)) > 2 * Margin),
            "hypot" or "atan2" => value.Values.All(element => Math.Abs(element) is > 0.2 and < 3) && x[1].Values.All(element => element > 0.2),
            "asin" or "acos" or "atanh" => x[0].Values.All(element => Math.Abs(element) < 0.8),
            "tan" => x[0].Values.All(element => Math.Abs(element) < 1.2),
            "acosh" => x[0].Values.All(element => element is > 1.05 and < 20),
            "log1mexp" => x[0].Values.All(element => element is < -0.2 and > -3),
            "logit" => x[0].Values.All(element => element is > 0.02 and < 0.98),
            "power" or "xlogy" => x.All(operand => operand.Values.All(element => element is > 0.2 and < 3)),
            "xlog1py" => x.All(operand => operand.Values.All(element => element is > 0.2 and < 3)),
            "and" or "or" or "xor" => x.All(operand => operand.Values.All(IsFarFromZero)),
            "not" or "cbrt" => x[0].Values.All(IsFarFromZero),
            "log2" or "log10" or "rsqrt" => x[0].Values.All(element => element > 0.2),
            "sinh" or "cosh" or "exp2" or "logaddexp" => x.All(operand => operand.Values.All(element => Math.Abs(element) < 3)),
            "lgamma" or "digamma" or "polygamma" => x[0].Values.All(element => element is > 0.5 and < 5),
            "erfc" or "normal_cdf" => x[0].Values.All(element => Math.Abs(element) < 3),
            "prod" => x[0].Values.All(IsFarFromZero),
            "reciprocal" => x[0].Values.All(IsFarFromZero),
            "log" or "sqrt" or "norm" or "pow" => x[0].Values.All(element => element > 0.2),
            "log1p" => x[0].Values.All(element => element > -0.8),
            "exp" or "expm1" => x[0].Values.All(element => element < 2),
            "abs" or "relu" or "sign" => x[0].Values.All(element => Math.Abs(element) > Margin),
            "maximum" or "minimum" or "<" or "<=" or ">" or ">=" or "==" or "!=" => AreApart(x[0], x[1]),
            "clamp" => AreApart(x[0], x[1]) && AreApart(x[0], x[2]) && AreApart(x[1], x[2]),
            "max" or "min" => x[0].Values.Order().Zip(x[0].Values.Order().Skip(1)).All(pair => pair.Second - pair.First > Margin),
            _ => true,
        };
        return isTame && value.Values.All(element => double.IsFinite(element) && Math.Abs(element) < 20);
    }

    private static bool AreApart(DenseArray a, DenseArray b)
    {
        var longer = a.Shape.Count > b.Shape.Count ? a : b;
        var shape = longer.Shape.Select((size, axis) => a.Shape.Count == b.Shape.Count ? Math.Max(a.Shape[axis], b.Shape[axis]) : size).ToArray();
        return DenseArray.Create(shape, index => Math.Abs(a.At(index) - b.At(index))).Values.All(distance => distance > Margin);
    }

    private static bool IsFarFromZero(double element) => Math.Abs(element) > 0.2;
}
