using NumDsl.Generator.Graphs;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>How many examples make a tile.</summary>
internal static class Tiling
{
    /// <summary>
    /// The C# expression of the tile's size. A tile that is read more than once stays in cache. Feature-major data that only
    /// meet vectors are swept in wide tiles instead: narrow ones stride through memory and defeat the hardware's prefetching.
    /// What is read once and keeps nothing needs no small tile either.
    /// </summary>
    public static string Size(Plan plan, ElementType type)
    {
        var sweeps = plan.Sections.Where(section => section.IsSweep).ToList();
        var products = sweeps.SelectMany(section => section.Steps).OfType<ProductStep>().ToList();
        var streamsOnce = products.Count == 0 && !plan.Buffers.Any(storage => storage.PerTile);
        var isFeatureMajor = plan.Buffers.Any(storage => storage.StreamAxis is { } axis && storage.Strides[axis].IsOne && storage.Shape.ProperAxes.Count() > 1);
        var isTwoPass = isFeatureMajor && products.Count > 0 && products.All(product => IsMatrixVector(plan, product));
        return $"Kernels::TileSize.{(streamsOnce || isTwoPass ? "ForColumns" : "ForExamples")}({plan.Stream}, {BytesPerExample(plan, type)})";
    }

    private static bool IsMatrixVector(Plan plan, ProductStep product)
    {
        var shape = plan.Graph.Nodes[product.Node].Shape;
        return shape[shape.Rank - 1].IsOne || shape[shape.Rank - 2].IsOne;
    }

    private static string BytesPerExample(Plan plan, ElementType type)
    {
        var elements = plan.Buffers
            .Where(storage => storage.StreamAxis is not null)
            .Select(storage => storage.Shape.WithDimension(storage.StreamAxis!.Value, Dimension.One).Size)
            .Aggregate(Dimension.Zero, (sum, size) => sum + size);
        var factor = elements.ToString().Contains(" + ") || elements.ToString().Contains(" - ") ? elements.Bracketed : elements.ToString();
        return $"{factor} * sizeof({type.CSharpName()})";
    }
}
