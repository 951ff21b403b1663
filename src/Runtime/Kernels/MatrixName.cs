using System.ComponentModel;

namespace NumDsl.Kernels;

/// <summary>What the caller calls a batch of matrices, and where those of a tile stand among all: for errors. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MatrixName
{
    private readonly ReadOnlySpan<nint> _places;
    private readonly nint _first;

    /// <summary>The name of all matrices.</summary>
    /// <param name="name">The name.</param>
    public MatrixName(string name) => Name = name;

    /// <summary>The name of some of the matrices.</summary>
    /// <param name="name">The name.</param>
    /// <param name="places">How far apart neighbours along each leading axis stand among all matrices.</param>
    /// <param name="first">Where the first one stands.</param>
    public MatrixName(string name, ReadOnlySpan<nint> places, nint first)
    {
        Name = name;
        _places = places;
        _first = first;
    }

    internal string Name { get; }

    /// <summary>Where one of these matrices stands among all, counted row-major.</summary>
    internal nint IndexOf(nint matrix, ReadOnlySpan<nint> lengths)
    {
        nint place = _first;
        for (int axis = _places.Length - 1; axis >= 0; axis--)
        {
            (matrix, nint index) = Math.DivRem(matrix, lengths[axis]);
            place += index * _places[axis];
        }

        return _places.IsEmpty ? matrix : place;
    }
}
