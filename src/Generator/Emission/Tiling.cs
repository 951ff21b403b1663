using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>What decides how many examples make a tile, and how many parts of them threads may share.</summary>
internal static class Tiling
{
    /// <summary>
    /// The call, without its head, that makes the partition. A tile that is read more than once stays in cache. Feature-major data
    /// that only meet vectors are swept in wide tiles instead: narrow ones stride through memory and defeat the hardware's
    /// prefetching; where that is all the work, in passes that threads share by themselves. What is read once and keeps nothing needs no small
    /// tile either, and matrix products alone cut themselves.
    /// </summary>
    public static (string Head, IReadOnlyList<string> Arguments) Partition(Plan plan, ElementType type)
    {
        var steps = Sweeps(plan).SelectMany(section => section.Steps).ToList();
        var products = steps.OfType<ProductStep>().ToList();
        if (products.Count == steps.Count && products.All(product => !IsMatrixVector(plan, product)) && !plan.Buffers.Any(storage => storage.PerTile))
        {
            return ("Whole(", [plan.Stream!, OperationsPerExample(plan).ToString(), Sums(plan)]);
        }

        var streamsOnce = products.Count == 0 && !plan.Buffers.Any(storage => storage.PerTile);
        var isFeatureMajor = IsFeatureMajor(plan);
        var meetsVectors = products.Count > 0 && products.All(product => IsMatrixVector(plan, product));
        var head = streamsOnce || (meetsVectors && isFeatureMajor && !SharesProducts(plan)) ? "ForColumns("
            : SharesProducts(plan) ? "ForPasses("
            : meetsVectors && products.Count > 1 && HasRowsForLoops(plan) ? "ForVectors("
            : "ForExamples(";
        return (head, [plan.Stream!, BytesPerExample(plan, type), OperationsPerExample(plan).ToString(), Sums(plan)]);
    }

    /// <summary>
    /// Whether threads may share each product of a tile instead of the examples: feature-major data that only products with vectors
    /// read, so that nearly all the work is in these.
    /// </summary>
    public static bool SharesProducts(Plan plan)
    {
        var products = Sweeps(plan).SelectMany(section => section.Steps).OfType<ProductStep>().ToList();
        return products.Count > 0 && products.All(product => IsMatrixVector(plan, product)) && IsFeatureMajor(plan) && HasRowsForLoops(plan);
    }

    /// <summary>
    /// Whether a product in a sweep is a sum over the examples, one column of a matrix for each, of which those of the next tile follow
    /// in memory.
    /// </summary>
    public static bool IsFollowed(Plan plan, ProductStep product) =>
        product.Accumulate && product.A.Strides.Count == 2 && IsMatrixVector(plan, product)
            && plan.Graph.Nodes[product.Node].Shape is var shape && (shape[1].IsOne ? product.A.Strides[0] : product.B.Strides[1]).IsOne
            && (shape[1].IsOne ? product.A : product.B).Storage.Kind == StorageKind.Argument;

    private static bool IsFeatureMajor(Plan plan) =>
        plan.Buffers.Any(storage => storage.StreamAxis is { } axis && storage.Strides[axis].IsOne && storage.Shape.ProperAxes.Count() > 1);

    /// <summary>Whether besides products there are only loops over a number for each example.</summary>
    private static bool HasRowsForLoops(Plan plan) => Sweeps(plan).SelectMany(section => section.Steps).All(step => step switch
    {
        ProductStep => true,
        LoopStep loop => loop.Dimensions.All(dimension => dimension.IsOne || dimension.SymbolName == plan.Stream),
        _ => false,
    });

    /// <summary>The elements of all arrays that sweeps sum up over the examples.</summary>
    public static string Sums(Plan plan) => Total(Sweeps(plan).SelectMany(SumsOf).Select(storage => storage.Shape.Size)).ToString();

    /// <summary>The arrays that a sweep sums up over the examples.</summary>
    public static IEnumerable<Storage> SumsOf(Section sweep) => sweep.Steps
        .SelectMany(step => step switch
        {
            LoopStep loop => loop.Reductions.Select(reduction => reduction.Storage).OfType<Storage>().Where(storage => storage.StreamAxis is null),
            ProductStep { Accumulate: true } product => [product.C.Storage],
            CallStep { Accumulate: true } call => [call.To.Storage],
            _ => [],
        })
        .GroupBy(storage => storage.Name)
        .Select(same => same.First());

    private static IEnumerable<Section> Sweeps(Plan plan) => plan.Sections.Where(section => section.IsSweep);

    private static bool IsMatrixVector(Plan plan, ProductStep product)
    {
        var shape = plan.Graph.Nodes[product.Node].Shape;
        return shape[shape.Rank - 1].IsOne || shape[shape.Rank - 2].IsOne;
    }

    private static string BytesPerExample(Plan plan, ElementType type)
    {
        var elements = Total(plan.Buffers.Where(storage => storage.StreamAxis is not null).Select(storage => PerExample(plan, storage.Shape.Dimensions)));
        var factor = elements.ToString().Contains(" + ") || elements.ToString().Contains(" - ") ? elements.Bracketed : elements.ToString();
        return $"{factor} * sizeof({type.CSharpName()})";
    }

    /// <summary>Floating-point operations: two for each multiply-add of a product, one for each instruction of a loop.</summary>
    private static Dimension OperationsPerExample(Plan plan) => Total(Sweeps(plan).SelectMany(sweep => sweep.Steps).Select(step => step switch
    {
        ProductStep product => Dimension.Of(2) * PerExample(plan, [.. plan.Graph.Nodes[product.Node].Shape.Dimensions, Inner(plan, product)]),
        CallStep call => CallOperations(plan, plan.Graph.Nodes[call.Node]),
        LoopStep loop => Dimension.Of(Weight(plan, loop)) * PerExample(plan, loop.Dimensions),
        _ => Dimension.Zero,
    }));

    private static Dimension CallOperations(Plan plan, Node node) => PerExample(plan, node.Shape.Dimensions)
        * ((CallOperator)node.Operator).OperationsPerElement([.. node.Inputs.Select(input => plan.Graph.Nodes[input].Shape)]);

    private static Dimension Inner(Plan plan, ProductStep product)
    {
        var left = plan.Graph.Nodes[plan.Graph.Nodes[product.Node].Inputs[0]].Shape;
        return left[left.Rank - 1];
    }

    private static int Weight(Plan plan, LoopStep loop) => loop.Loads.Count + loop.Stores.Count + loop.Reductions.Count + loop.Nodes.Sum(node =>
        plan.Graph.Nodes[node] is { Operator: ElementwiseOperator elementwise, Detail: var detail } ? elementwise.Weight(detail) : 0);

    private static Dimension PerExample(Plan plan, IEnumerable<Dimension> dimensions) => dimensions
        .Where(dimension => dimension.SymbolName != plan.Stream)
        .Aggregate(Dimension.One, (product, dimension) => product * dimension);

    private static Dimension Total(IEnumerable<Dimension> dimensions) => dimensions.Aggregate(Dimension.Zero, (sum, dimension) => sum + dimension);
}
