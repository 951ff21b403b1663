using NumDsl.Generator.Graphs;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// The memory of a kernel's own.
internal sealed partial class KernelEmitter
{
    /// <summary>One arena for some arrays; those that come later may take the place of one that is not used any more.</summary>
    private void WriteWorkspace(CodeWriter writer, IReadOnlyList<ArenaPlace> places, string rent)
    {
        if (places.Count == 0)
        {
            return;
        }

        var lengths = places.Where(place => place.InsteadOf is null).Select(place => $"Kernels::Workspace.Padded({place.Length})").ToList();
        var workspace = _names.Unique("workspace");
        var length = _names.Unique(workspace + "Length");
        writer.List($"var {length} = checked(", lengths, ");", separator: " +");
        writer.Line($"var {workspace} = Kernels::Workspace.{rent}<{T}>({length});");
        ArenaPlace? last = null;
        foreach (var place in places)
        {
            var memory = place.InsteadOf ?? (last is null
                ? $"MemoryMarshal.GetReference({workspace})"
                : $"Unsafe.Add(ref {last.Name}, Kernels::Workspace.Padded({last.Length}))");
            writer.Line($"ref {T} {place.Name} = ref {memory}; // {place.Content}");
            last = place.InsteadOf is null ? place : last;
        }
    }

    /// <summary>The arrays of a tile in order of first use. One takes over the memory of another of its size whose last use is past.</summary>
    private IReadOnlyList<ArenaPlace> TileArena(Section section)
    {
        var uses = section.Steps
            .SelectMany((step, index) => step.Storages.Where(storage => storage.PerTile).Select(storage => (storage, index)))
            .GroupBy(use => use.storage.Name)
            .Select(same => (Storage: same.First().storage, First: same.Min(use => use.index), Last: same.Max(use => use.index)))
            .OrderBy(use => use.First)
            .ToList();
        var places = new List<ArenaPlace>();
        var free = new List<(Storage Owner, int Since)>();
        foreach (var (storage, first, last) in uses)
        {
            // What is folded into is filled before the first step.
            var slot = storage.Initial is not null ? -1 : free.FindIndex(other => other.Since < first && Length(other.Owner) == Length(storage));
            places.Add(PlaceOf(storage) with { InsteadOf = slot < 0 ? null : free[slot].Owner.Name });
            if (slot >= 0)
            {
                free[slot] = (free[slot].Owner, last);
            }
            else
            {
                free.Add((storage, last));
            }
        }

        return places;
    }

    /// <summary>What is computed once and stays for all tiles, then the operands prepared for them.</summary>
    private IReadOnlyList<ArenaPlace> KernelArena() =>
    [
        .. _plan.Buffers.Where(storage => storage.Kind == StorageKind.Workspace && !storage.PerTile).Select(PlaceOf),
        .. Prepared.Select(operand => new ArenaPlace(operand.Memory, PreparedLength(operand), $"{operand.Source.Name} as {operand.Name}")),
    ];

    private ArenaPlace PlaceOf(Storage storage) =>
        new(storage.Name, Length(storage), $"{storage.Shape}{(storage.PerTile ? ", of a tile" : "")}");

    private string Length(Storage storage) => storage.Shape.Dimensions
        .Select(dimension => storage.PerTile && dimension.SymbolName == _plan.Stream ? Dimension.Symbol(_plan.Tile) : dimension)
        .Aggregate(Dimension.One, (product, dimension) => product * dimension)
        .ToString();

    /// <summary>An array of the arena.</summary>
    /// <param name="Name">Its C# name.</param>
    /// <param name="Length">Its length in elements, a C# expression.</param>
    /// <param name="Content">What it holds, for the reader.</param>
    private sealed record ArenaPlace(string Name, string Length, string Content)
    {
        /// <summary>The array whose memory it takes over, or null.</summary>
        public string? InsteadOf { get; init; }
    }
}
