using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// What an equation may call: the functions of <c>NumDsl.Functions</c> by name, each an operator or composed of operators.
/// A test holds this table and the eager functions against each other.
/// </summary>
internal static partial class FunctionTable
{
    public static IReadOnlyDictionary<string, Func<FunctionCall, Composition>> All { get; } =
        new Dictionary<string, Func<FunctionCall, Composition>>(StringComparer.Ordinal)
        {
            ["Exp"] = Elementwise(Operators.Elementwise.Exp),
            ["Expm1"] = Elementwise(Operators.Elementwise.Expm1),
            ["Log"] = Elementwise(Operators.Elementwise.Log),
            ["Log1p"] = Elementwise(Operators.Elementwise.Log1p),
            ["Sqrt"] = Elementwise(Operators.Elementwise.Sqrt),
            ["Square"] = Elementwise(Operators.Elementwise.Square),
            ["Abs"] = Elementwise(Operators.Elementwise.Abs),
            ["Sign"] = Elementwise(Operators.Elementwise.Sign),
            ["Reciprocal"] = Elementwise(Operators.Elementwise.Reciprocal),
            ["Maximum"] = Elementwise(Operators.Elementwise.Maximum),
            ["Minimum"] = Elementwise(Operators.Elementwise.Minimum),
            ["Clamp"] = Elementwise(Operators.Elementwise.Clamp),
            ["Where"] = Elementwise(Operators.Elementwise.Where),
            ["Equal"] = Elementwise(Operators.Elementwise.Equal),
            ["NotEqual"] = Elementwise(Operators.Elementwise.NotEqual),
            ["Sin"] = Elementwise(Operators.Elementwise.Sin),
            ["Cos"] = Elementwise(Operators.Elementwise.Cos),
            ["Erf"] = Elementwise(Operators.Elementwise.Erf),
            ["Sigmoid"] = Elementwise(Operators.Elementwise.Sigmoid),
            ["Tanh"] = Elementwise(Operators.Elementwise.Tanh),
            ["Relu"] = Elementwise(Operators.Elementwise.Relu),
            ["Softplus"] = Elementwise(Operators.Elementwise.Softplus),
            ["LogSigmoid"] = Elementwise(Operators.Elementwise.LogSigmoid),
            ["Tan"] = Elementwise(Operators.Elementwise.Tan),
            ["Asin"] = Elementwise(Operators.Elementwise.Asin),
            ["Acos"] = Elementwise(Operators.Elementwise.Acos),
            ["Atan"] = Elementwise(Operators.Elementwise.Atan),
            ["Atan2"] = Elementwise(Operators.Elementwise.Atan2),
            ["Sinh"] = Elementwise(Operators.Elementwise.Sinh),
            ["Cosh"] = Elementwise(Operators.Elementwise.Cosh),
            ["Asinh"] = Elementwise(Operators.Elementwise.Asinh),
            ["Acosh"] = Elementwise(Operators.Elementwise.Acosh),
            ["Atanh"] = Elementwise(Operators.Elementwise.Atanh),
            ["Floor"] = Elementwise(Operators.Elementwise.Floor),
            ["Ceiling"] = Elementwise(Operators.Elementwise.Ceiling),
            ["Round"] = Elementwise(Operators.Elementwise.Round),
            ["Truncate"] = Elementwise(Operators.Elementwise.Truncate),
            ["CopySign"] = Elementwise(Operators.Elementwise.CopySign),
            ["Remainder"] = Elementwise(Operators.Elementwise.Remainder),
            ["FusedMultiplyAdd"] = Elementwise(Operators.Elementwise.FusedMultiplyAdd),
            ["Rsqrt"] = Elementwise(Operators.Elementwise.Rsqrt),
            ["Cbrt"] = Elementwise(Operators.Elementwise.Cbrt),
            ["Hypot"] = Elementwise(Operators.Elementwise.Hypot),
            ["Exp2"] = Elementwise(Operators.Elementwise.Exp2),
            ["Log2"] = Elementwise(Operators.Elementwise.Log2),
            ["Log10"] = Elementwise(Operators.Elementwise.Log10),
            ["LogAddExp"] = Elementwise(Operators.Elementwise.LogAddExp),
            ["Log1mExp"] = Elementwise(Operators.Elementwise.Log1mExp),
            ["Logit"] = Elementwise(Operators.Elementwise.Logit),
            ["Xlogy"] = Elementwise(Operators.Elementwise.Xlogy),
            ["Xlog1py"] = Elementwise(Operators.Elementwise.Xlog1py),
            ["Erfc"] = Elementwise(Operators.Elementwise.Erfc),
            ["NormalCdf"] = Elementwise(Operators.Elementwise.NormalCdf),
            ["Lgamma"] = Elementwise(Operators.Elementwise.Lgamma),
            ["Digamma"] = Elementwise(Operators.Elementwise.Digamma),
            ["Polygamma"] = Polygamma,
            ["IsNaN"] = Elementwise(Operators.Elementwise.IsNaN),
            ["IsInfinite"] = Elementwise(Operators.Elementwise.IsInfinite),
            ["IsFinite"] = Elementwise(Operators.Elementwise.IsFinite),
            ["LogicalAnd"] = Elementwise(Operators.Elementwise.And),
            ["LogicalOr"] = Elementwise(Operators.Elementwise.Or),
            ["LogicalXor"] = Elementwise(Operators.Elementwise.Xor),
            ["LogicalNot"] = Elementwise(Operators.Elementwise.Not),
            ["Pow"] = call => call.Values.Count > 1 ? Try(call, Operators.Elementwise.Power, null) : call.G.Pow(call.X, call.Number),
            ["LeakyRelu"] = LeakyRelu,
            ["Elu"] = call => Elu(call.G, call.X, call.Values[1]),
            ["Selu"] = Selu,
            ["Gelu"] = call => call.G.Multiply(call.X, call.G.Add(Operators.Elementwise.NormalCdf, call.X)),
            ["GeluTanh"] = GeluTanh,
            ["Silu"] = call => call.G.Multiply(call.X, call.G.Add(Operators.Elementwise.Sigmoid, call.X)),
            ["Mish"] = Mish,
            ["Softsign"] = Softsign,
            ["HardSigmoid"] = HardSigmoid,
            ["HardTanh"] = call => Between(call.G, call.X, -1, 1),
            ["Relu6"] = call => Between(call.G, call.X, 0, 6),
            ["Var"] = call => OverAxes(call, needsElements: true, axes => Variance(call, axes)),
            ["Std"] = call => OverAxes(call, needsElements: true, axes => call.G.Add(Operators.Elementwise.Norm, Variance(call, axes))),
            ["CountNonzero"] = call => OverAxes(call, needsElements: false, axes => CountNonzero(call, axes)),
            ["Any"] = Any,
            ["All"] = Every,
            ["Sum"] = call => Reduce(call, Structural.Sum),
            ["Prod"] = call => Reduce(call, Structural.Prod),
            ["Max"] = call => Reduce(call, Structural.Max),
            ["Min"] = call => Reduce(call, Structural.Min),
            ["Mean"] = Mean,
            ["Norm"] = Norm,
            ["LogSumExp"] = LogSumExp,
            ["Softmax"] = Softmax,
            ["LogSoftmax"] = LogSoftmax,
            ["Dot"] = call => Try(call, Structural.Dot, null),
            ["MatMul"] = call => Try(call, Structural.Dot, null),
            ["Einsum"] = Einsum.Of,
            ["Uniform"] = Drawn(Structural.Uniform),
            ["Normal"] = Drawn(Structural.Normal),
            ["Bernoulli"] = Bernoulli,
            ["Dropout"] = Dropout,
            ["Solve"] = Solve,
            ["TriangularSolve"] = TriangularSolve,
            ["Inverse"] = Inverse,
            ["LogDet"] = LogDet,
            ["BatchLogDet"] = BatchLogDet,
            ["Cholesky"] = call => Try(call, Structural.Cholesky, null),
            ["Diagonal"] = Diagonal,
            ["Eye"] = Eye,
            ["Outer"] = Outer,
            ["Transpose"] = Transpose,
            ["Reshape"] = Reshape,
            ["BroadcastTo"] = call => Try(call, Structural.Broadcast, new ShapeDetail(new Shape(call.Sizes))),
            ["ArgMax"] = call => ArgExtreme(call, Structural.Max),
            ["ArgMin"] = call => ArgExtreme(call, Structural.Min),
            ["OneHot"] = OneHot,
            ["Take"] = Take,
            ["TakeAlongAxis"] = TakeAlongAxis,
            ["Sort"] = Sort,
            ["ArgSort"] = ArgSort,
            ["TopK"] = TopK,
            ["ArgTopK"] = ArgTopK,
            ["CumSum"] = CumSum,
            ["CumProd"] = CumProd,
            ["Tril"] = call => Triangle(call, Operators.Elementwise.LessOrEqual),
            ["Triu"] = call => Triangle(call, Operators.Elementwise.GreaterOrEqual),
            ["Trace"] = Trace,
            ["Concat"] = Concat,
            ["Stack"] = Stack,
            ["Split"] = Split,
            ["Slice"] = Slice,
            ["Flip"] = Flip,
            ["Roll"] = Roll,
            ["Pad"] = Pad,
            ["Tile"] = Tile,
            ["ExpandDims"] = ExpandDims,
            ["Squeeze"] = Squeeze,
            ["StopGradient"] = call => call.G.Add(Structural.StopGradient, call.X),
            ["ShapeAssert"] = ShapeAssert,
            ["BinaryCrossEntropy"] = Loss(BinaryCrossEntropy),
            ["BinaryCrossEntropyWithLogits"] = Loss((g, z, y) => g.Add(Operators.Elementwise.SigmoidCrossEntropy, z, y)),
            ["CrossEntropy"] = CrossEntropy,
            ["MeanSquaredError"] = Loss((g, p, y) => g.Add(Operators.Elementwise.Square, g.Subtract(p, y))),
            ["MeanAbsoluteError"] = Loss((g, p, y) => g.Add(Operators.Elementwise.Abs, g.Subtract(p, y))),
            ["Huber"] = Huber,
            ["Hinge"] = Loss((g, p, y) => g.Add(Operators.Elementwise.Relu, g.Subtract(g.Constant(1), g.Multiply(y, p)))),
            ["KullbackLeibler"] = KullbackLeibler,
            ["CosineSimilarity"] = CosineSimilarity,
        };

    private static Func<FunctionCall, Composition> Elementwise(ElementwiseOperator @operator) => call => Try(call, @operator, null);

    private static Composition Try(FunctionCall call, Operator @operator, Detail? detail) =>
        call.G.TryAdd(@operator, call.Values, detail, out var node) is { } problem ? problem : node;

    private static Composition Polygamma(FunctionCall call) => call.Sizes[0].Value is { } order and >= 1 and <= 20
        ? call.G.Polygamma((int)order, call.X)
        : new ShapeProblem(ShapeProblemKind.Size, $"'Polygamma' of order {call.Sizes[0]}; the order is a number from 1 to 20");

    private static Composition Reduce(FunctionCall call, ReductionOperator @operator) =>
        OverAxes(call, needsElements: @operator == Structural.Max || @operator == Structural.Min, axes => call.G.Add(@operator, [call.X], axes));

    private static Composition Mean(FunctionCall call) =>
        OverAxes(call, needsElements: true, axes => MeanOver(call, call.X, axes));

    private static int MeanOver(FunctionCall call, int value, AxesDetail axes) =>
        call.G.Divide(call.G.Sum(value, axes), call.G.Size(call.Count(value, axes)));

    /// <summary>The 2-norm (Frobenius norm of a matrix): the square root of the sum of squares; its derivative at 0 is 0.</summary>
    private static Composition Norm(FunctionCall call) => OverAxes(call, needsElements: false, axes =>
        call.G.Add(Operators.Elementwise.Norm, call.G.Sum(call.G.Add(Operators.Elementwise.Square, call.X), axes)));

    /// <summary>log sum exp x = c + log sum exp(x - c), with c the maximum, or 0 where that is infinite.</summary>
    private static Composition LogSumExp(FunctionCall call) =>
        OverAxes(call, needsElements: true, axes => Stable.LogSumExp(call.G, call.X, axes));

    private static Composition Softmax(FunctionCall call) =>
        OverAxes(call, needsElements: false, axes => Stable.Softmax(call.G, call.X, axes));

    private static Composition LogSoftmax(FunctionCall call) =>
        OverAxes(call, needsElements: false, axes => call.G.Subtract(call.X, Stable.LogSumExp(call.G, call.X, axes)));

    /// <summary>A function over the call's axes, or over all.</summary>
    private static Composition OverAxes(FunctionCall call, bool needsElements, Func<AxesDetail, int> compose)
    {
        if (call.Axes(call.X, out var axes) is { } problem)
        {
            return problem;
        }

        if (needsElements)
        {
            call.RequireElements(call.X, axes);
        }

        return compose(axes);
    }

    /// <summary>The products of all pairs of two vectors, whichever way each lies: (n, 1) or (1, n) and (m, 1) or (1, m) give (n, m).</summary>
    private static Composition Outer(FunctionCall call)
    {
        var g = call.G;
        foreach (var value in call.Values)
        {
            var shape = g.ShapeOf(value);
            if (shape.Rank != 2 || !shape.Dimensions.Any(dimension => dimension.IsOne))
            {
                return new ShapeProblem(
                    ShapeProblemKind.Rank, $"'Outer' takes two vectors, (n, 1) or (1, n); an operand has shape {shape}");
            }
        }

        var rows = g.ShapeOf(call.X).Size;
        var columns = g.ShapeOf(call.Values[1]).Size;
        return g.Multiply(
            g.Reshape(call.X, Shape.Of(rows, Dimension.One)),
            g.Reshape(call.Values[1], Shape.Of(Dimension.One, columns)));
    }

    private static Composition Transpose(FunctionCall call) => call.Permutation.Count == 0
        ? call.G.SwapAxes(call.X)
        : Try(call, Structural.Transpose, new PermutationDetail(call.Permutation.ToEquatableArray()));

    private static Composition Reshape(FunctionCall call)
    {
        var shape = call.G.ShapeOf(call.X);
        var sizes = call.Sizes.ToList();
        if (sizes.Any(size => size.Value < -1) || sizes.Count(size => size.Value == -1) > 1)
        {
            return new ShapeProblem(
                ShapeProblemKind.Size,
                $"'Reshape' takes shape {shape} to ({string.Join(", ", sizes)}); sizes are not negative, except for one -1 that is worked out");
        }

        var open = sizes.FindIndex(size => size.Value == -1);
        if (open >= 0)
        {
            var known = sizes.Where((_, axis) => axis != open).Aggregate(Dimension.One, (product, size) => product * size);
            if (shape.Size / known is not { } size)
            {
                return new ShapeProblem(
                    ShapeProblemKind.Size, $"'Reshape' takes shape {shape} to ({string.Join(", ", sizes)}); the -1 cannot be worked out beside a 0");
            }

            if (!(size * known).Equals(shape.Size))
            {
                return new ShapeProblem(
                    ShapeProblemKind.Size,
                    $"'Reshape' takes shape {shape} of {shape.Size} elements to ({string.Join(", ", sizes)}); {known} does not divide {shape.Size}");
            }

            sizes[open] = size;
        }

        return Try(call, Structural.Reshape, new ShapeDetail(new Shape(sizes)));
    }

    /// <summary>
    /// Equal dimensions pass; different numbers contradict; a number against a symbol, or two symbols, are checked at run time.
    /// </summary>
    private static Composition ShapeAssert(FunctionCall call)
    {
        var shape = call.G.ShapeOf(call.X);
        var asserted = new Shape(call.Sizes);
        if (shape.Rank != asserted.Rank)
        {
            return new ShapeProblem(ShapeProblemKind.Declared, $"'ShapeAssert' says {asserted}, but the shape is {shape}, of another rank");
        }

        for (var axis = 0; axis < shape.Rank; axis++)
        {
            if ((shape[axis] - asserted[axis]).Value is { } difference && difference != 0)
            {
                return new ShapeProblem(
                    ShapeProblemKind.Declared,
                    $"'ShapeAssert' says {asserted}, but the shape is {shape}: axis {axis} is {shape[axis]}, not {asserted[axis]}");
            }

            if (!shape[axis].Equals(asserted[axis]))
            {
                call.MustBeEqual.Add((shape[axis], asserted[axis]));
            }
        }

        return call.X;
    }
}
