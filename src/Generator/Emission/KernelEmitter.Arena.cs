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

        var lengths = places.Where(place => place.InsteadOf is null).Select(place => $"Kernels::Workspace.Padded({Length(place.Storage)})").ToList();
        var workspace = _names.Unique("workspace");
        writer.List($"var {workspace} = Kernels::Workspace.{rent}<{T}>(checked(", lengths, "));", separator: " +");
        Storage? last = null;
        foreach (var (storage, insteadOf) in places)
        {
            var place = insteadOf is not null ? insteadOf.Name
                : last is null ? $"MemoryMarshal.GetReference({workspace})"
                : $"Unsafe.Add(ref {last.Name}, Kernels::Workspace.Padded({Length(last)}))";
            writer.Line($"ref {T} {storage.Name} = ref {place}; // {storage.Shape}{(storage.PerTile ? ", of a tile" : "")}");
            last = insteadOf is null ? storage : last;
        }
    }

    /// <summary>The arrays of a tile in order of first use. One takes over the memory of another of its size whose last use is past.</summary>
    private IReadOnlyList<ArenaPlace> TileArena(Section section)
    {
        var uses = section.Steps
            .SelectMany((step, index) => Tiling.StoragesOf(step).Where(storage => storage.PerTile).Select(storage => (storage, index)))
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
            places.Add(new ArenaPlace(storage, slot < 0 ? null : free[slot].Owner));
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

    private string Length(Storage storage) => storage.Shape.Dimensions
        .Select(dimension => storage.PerTile && dimension.SymbolName == _plan.Stream ? Dimension.Symbol(_plan.Tile) : dimension)
        .Aggregate(Dimension.One, (product, dimension) => product * dimension)
        .ToString();

    /// <summary>An array of the arena.</summary>
    /// <param name="Storage">The array.</param>
    /// <param name="InsteadOf">The array whose memory it takes over, or null.</param>
    private sealed record ArenaPlace(Storage Storage, Storage? InsteadOf);
}
