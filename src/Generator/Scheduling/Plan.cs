using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Scheduling;

/// <summary>How the examples lie in memory, and with them everything that is computed per example.</summary>
internal enum MemoryOrder
{
    /// <summary>The last axis is contiguous: a feature of all examples after the other.</summary>
    FeatureMajor,

    /// <summary>The streaming axis is the outermost: one example after the other.</summary>
    ExampleMajor,
}

/// <summary>What a kernel does, in order: every loop, product and buffer is decided; the emitter only writes it down.</summary>
/// <param name="Graph">The values.</param>
/// <param name="Stream">The streaming symbol, or null.</param>
/// <param name="Tile">The C# name of the number of examples in a full tile.</param>
/// <param name="Order">The memory order of everything per example.</param>
/// <param name="Labels">A unique C# name for each node.</param>
/// <param name="Buffers">All memory that is touched.</param>
/// <param name="Reshaped">The arguments whose memory is read as that of another shape: they must lie in it without gaps.</param>
/// <param name="Sections">What is computed once and what per tile, alternating, in order.</param>
internal sealed record Plan(
    Graph Graph,
    string? Stream,
    string Tile,
    MemoryOrder Order,
    IReadOnlyList<string> Labels,
    IReadOnlyList<Storage> Buffers,
    IReadOnlyCollection<string> Reshaped,
    IReadOnlyList<Section> Sections);

/// <summary>Steps that run once, or once per tile.</summary>
internal sealed record Section(bool IsSweep, IReadOnlyList<Step> Steps);

internal enum StorageKind
{
    /// <summary>An array argument of the equation.</summary>
    Argument,

    /// <summary>A part of the model's parameters.</summary>
    Parameter,

    /// <summary>An array that the caller gave for a result.</summary>
    Output,

    /// <summary>A part of the kernel's workspace.</summary>
    Workspace,
}

/// <summary>An array in memory.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Kind">Whose it is.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Strides">
/// Distances between elements, one for each axis, 0 for an axis of size 1; for memory of the caller's also symbols that
/// are read from the span at run time.
/// </param>
/// <param name="StreamAxis">The axis that is cut into tiles, or null.</param>
/// <param name="PerTile">Whether it holds one tile only: the streaming axis is as long as a tile.</param>
internal sealed record Storage(
    string Name, StorageKind Kind, Shape Shape, IReadOnlyList<Dimension> Strides, int? StreamAxis, bool PerTile)
{
    /// <summary>What an accumulation into it starts from; null where it is written whole.</summary>
    public double? Initial { get; init; }

    /// <summary>The C# type of its elements where that is not the model's: an argument's.</summary>
    public string? Element { get; init; }
}

/// <summary>Where a value's elements are: an array with a stride for each of the value's axes (0 repeats).</summary>
internal sealed record View(Storage Storage, IReadOnlyList<Dimension> Strides)
{
    /// <summary>Where the first element lies: 0 but for a window.</summary>
    public Dimension Offset { get; init; } = Dimension.Zero;
}

/// <summary>One thing to do.</summary>
internal abstract record Step
{
    /// <summary>All memory that it touches.</summary>
    public abstract IEnumerable<Storage> Storages { get; }
}

/// <summary>Numbers computed as plain C# expressions.</summary>
internal sealed record ScalarStep(int Node) : Step
{
    public override IEnumerable<Storage> Storages => [];
}

/// <summary>A fused loop nest over the elements of one space.</summary>
/// <param name="Dimensions">The extents, outermost first, none literally 1.</param>
/// <param name="Loads">What is read from memory.</param>
/// <param name="Nodes">The values computed, in order: elementwise ones, and views that are written to memory.</param>
/// <param name="Stores">What is written to memory.</param>
/// <param name="Reductions">What is folded.</param>
internal sealed record LoopStep(
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyList<LoopAccess> Loads,
    IReadOnlyList<int> Nodes,
    IReadOnlyList<LoopAccess> Stores,
    IReadOnlyList<LoopReduction> Reductions) : Step
{
    public override IEnumerable<Storage> Storages => Loads.Concat(Stores).Select(access => access.Storage)
        .Concat(Reductions.Select(reduction => reduction.Storage).OfType<Storage>());
}

/// <summary>A value read or written by a loop, with a stride for each of the loop's dimensions (0 repeats).</summary>
internal sealed record LoopAccess(int Node, Storage Storage, IReadOnlyList<Dimension> Strides);

/// <summary>A value folded by a loop: into memory, or for a number into an accumulator (no storage).</summary>
/// <param name="Node">The reduction.</param>
/// <param name="Operand">What is folded.</param>
/// <param name="Storage">Where the result goes; null for a number.</param>
/// <param name="Strides">One for each of the loop's dimensions: 0 where it is folded.</param>
internal sealed record LoopReduction(int Node, int Operand, Storage? Storage, IReadOnlyList<Dimension> Strides);

/// <summary>A matrix product, repeated over the leading axes.</summary>
internal sealed record ProductStep(int Node, View A, View B, View C, bool Accumulate) : Step
{
    /// <summary>Whether C's columns are contiguous, so that it is computed as C^T = B^T A^T and A is the right operand.</summary>
    public bool IsTransposed => !C.Strides[C.Strides.Count - 1].IsOne && C.Strides[C.Strides.Count - 2].IsOne;

    /// <summary>The right operand where it was prepared before the sweep; else null.</summary>
    public PreparedOperand? Prepared { get; init; }

    /// <summary>Whether it completes the gradient of a parameter that is updated at once; see <see cref="Updates"/>.</summary>
    public bool UpdatesParameter { get; init; }

    public override IEnumerable<Storage> Storages => [A.Storage, B.Storage, C.Storage];
}

/// <summary>Rearranges a matrix once that every tile multiplies with.</summary>
internal sealed record PrepareStep(PreparedOperand Operand) : Step
{
    public override IEnumerable<Storage> Storages => [Operand.Source];
}

/// <summary>A matrix as products read it best as their right operand.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Memory">The C# name of the memory that it may need.</param>
/// <param name="Source">Where it lies.</param>
/// <param name="Row">From a row of the right operand to the next.</param>
/// <param name="Column">From a column of the right operand to the next.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Inner">Its rows.</param>
internal sealed record PreparedOperand(
    string Name, string Memory, Storage Source, Dimension Row, Dimension Column, Dimension Columns, Dimension Inner);

/// <summary>A copy between memory layouts.</summary>
internal sealed record CopyStep(Shape Shape, View From, View To) : Step
{
    public override IEnumerable<Storage> Storages => [From.Storage, To.Storage];
}

/// <summary>Sets every element of an array.</summary>
internal sealed record FillStep(View To, Shape Shape, double Value) : Step
{
    public override IEnumerable<Storage> Storages => [To.Storage];
}

/// <summary>A call of one of the runtime's kernels, which computes a value from whole arrays.</summary>
/// <param name="Node">The value.</param>
/// <param name="Operands">What the kernel reads, in order.</param>
/// <param name="To">Where the value goes.</param>
/// <param name="Accumulate">Whether the values over the tiles are added up.</param>
internal sealed record CallStep(int Node, IReadOnlyList<CallOperand> Operands, View To, bool Accumulate) : Step
{
    public override IEnumerable<Storage> Storages =>
        Operands.Select(operand => operand.View).OfType<View>().Append(To).Select(view => view.Storage);
}

/// <summary>An operand of a call; a number has no view.</summary>
internal sealed record CallOperand(int Node, View? View);
