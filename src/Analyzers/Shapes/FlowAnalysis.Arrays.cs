using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Analyzers.Shapes;

// NDArray outside equations: the same table of functions that compiles equations says what fits.
internal sealed partial class FlowAnalysis
{
    private Fact? ArrayFunction(string name, Arguments arguments, SyntaxNode at)
    {
        if (!FunctionTable.All.TryGetValue(name, out var compose))
        {
            return null;
        }

        var graph = new GraphBuilder();
        var values = new List<int>();
        var sizes = new List<Dimension>();
        var order = new List<int>();
        var shapes = new List<Shape>();
        var sources = new List<TensorFact>();
        IReadOnlyList<int>? axes = null;
        var flags = new List<bool>();
        foreach (var (parameter, fact, written) in arguments.All.OrderBy(argument => argument.Parameter.Ordinal))
        {
            if (known.IsArray(parameter.Type))
            {
                if (fact is not TensorFact tensor)
                {
                    return null;
                }

                shapes.Add(tensor.Shape);
                sources.Add(tensor);
                values.Add(graph.Input($"{values.Count}", tensor.Shape, false));
            }
            else if (known.IsScalar(parameter.Type))
            {
                values.Add(graph.Input($"{values.Count}", Shape.Scalar, false));
            }
            else if (parameter.Name is "axes" or "permutation" or "shape")
            {
                if (arguments.List(parameter.Name) is not { } list || list.Any(item => item is not SizeFact))
                {
                    return null;
                }

                sizes.AddRange(parameter.Name == "shape" ? list.Select(item => ((SizeFact)item!).Value) : []);
                if (parameter.Name != "shape" && list.Any(item => ((SizeFact)item!).Value.Value is null))
                {
                    return null;
                }

                var numbers = parameter.Name == "shape" ? [] : list.Select(item => (int)((SizeFact)item!).Value.Value!.Value).ToList();
                order.AddRange(parameter.Name == "permutation" ? numbers : []);
                axes = parameter.Name == "axes" ? numbers : axes;
            }
            else if (written.ConstantValue is { HasValue: true, Value: bool flag })
            {
                flags.Add(flag);
            }
            else if (parameter.Name != "axis" && parameter.Type.SpecialType is not (SpecialType.System_Double or SpecialType.System_Single))
            {
                // Only what is passed on completely can be judged.
                return null;
            }
        }

        if (values.Count == 0 || shapes.Count == 0 || (arguments.Has("axis") && arguments.Number("axis") is null))
        {
            return null;
        }

        if (name is "Reshape" or "BroadcastTo" && sizes.Count < 2)
        {
            Report(ShapeRules.Find(RuleIds.RankOne), at, $"'{name}' to a shape of rank {sizes.Count}: an array has rows and columns");
            return null;
        }

        return Compose(
            compose,
            new FunctionCall(graph, name, values)
            {
                Axis = (int?)arguments.Number("axis"), AxisList = axes, Sizes = sizes, Permutation = order, Flags = flags,
            },
            shapes,
            sources,
            at);
    }

    private TensorFact? Compose(
        Func<FunctionCall, Composition> compose, FunctionCall call, List<Shape> shapes, List<TensorFact> sources, SyntaxNode at)
    {
        var composition = compose(call);
        if (composition.Problem is { } problem)
        {
            var certain = shapes is [var a, var b] && call.Name switch
            {
                "Dot" or "MatMul" => Inner(a, b),
                "Solve" or "TriangularSolve" => SystemOf(a, b),
                _ => Certain(a, b),
            };
            if (problem.Kind is ShapeProblemKind.Size && shapes[0].Size.Value is null)
            {
                certain = call.Sizes.Any(size => size.Value < -1) || call.Sizes.Count(size => size.Value == -1) > 1;
            }

            Report(Judge(problem, certain, [.. shapes, new Shape(call.Sizes)]), at);
            return null;
        }

        if (call.MustNotBeEmpty.Any(size => size.Value < 1))
        {
            Report(ShapeRules.Find(RuleIds.Empty), at, $"'{call.Name}' over no elements of shape {shapes[0]} is not defined");
            return null;
        }

        foreach (var suspicion in shapes.Any(Symbols.HasSoft) ? [] : Suspicions.Of(call, composition.Node))
        {
            if (suspicion.Kind != ShapeProblemKind.DoubleExpansion || sources.Select(source => source.Source).Distinct().Count() == sources.Count)
            {
                Report(ShapeRules.Of(suspicion.Kind), at, suspicion.Text);
            }
        }

        var shape = call.G.ShapeOf(composition.Node);
        var source = call.Name is "Reshape" or "Transpose" or "ShapeAssert" ? sources[0].Source : NewSource();
        return shape.IsScalar ? null : new TensorFact(shape, true) { Source = source };
    }

    private static bool Inner(Shape a, Shape b) =>
        a.Rank == b.Rank && a[a.Rank - 1].Value is { } columns && b[b.Rank - 2].Value is { } rows && columns != rows;

    /// <summary>Whether numbers say that a system does not fit.</summary>
    private static bool SystemOf(Shape a, Shape b) => a.Rank == b.Rank && (IsOther(a[a.Rank - 1], a[a.Rank - 2])
        || Enumerable.Range(0, a.Rank - 1).Any(axis => IsOther(a[axis], b[axis])));

    private static bool IsOther(Dimension x, Dimension y) => x.Value is { } one && y.Value is { } other && one != other;

    private Fact? ArrayMember(IMethodSymbol target, TensorFact? instance, Arguments arguments, SyntaxNode at)
    {
        if (!target.IsStatic)
        {
            return target.Name == "ToArray" && instance is not null
                ? new MemoryFact(instance.Shape.Size, NewSource(), Dimension.Zero)
                : null;
        }

        var list = arguments.List("shape")
            ?? (arguments.Has("rows") ? [arguments["rows"], arguments["columns"]] : null);
        if (list is null || target.Name is not ("Create" or "Zeros" or "Ones"))
        {
            return null;
        }

        if (list.Count < 2)
        {
            Report(
                ShapeRules.Find(RuleIds.RankOne), at,
                $"'{target.Name}' of a shape of rank {list.Count}: an array has rows and columns; write (n, 1) for a column or (1, n) for a row");
            return null;
        }

        if (ShapeOf(list, target.Name, at) is not { } shape)
        {
            return null;
        }

        if (arguments["data"] is MemoryFact { Length: var length } && Symbols.Differs(length, shape.Size) && !shape.HasSoft())
        {
            Report(ShapeRules.Elements, at, $"'{target.Name}' has {length} elements for shape {shape}, which has {shape.Size}");
            return null;
        }

        return Computed(shape, true);
    }
}
