using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace NumDsl;

/// <summary>
/// An immutable array of <see cref="double"/> with rows and columns: what an equation computes with when it is run eagerly.
/// </summary>
/// <remarks>
/// <para>
/// The rank is 2 or more; a number is a <see cref="Scalar"/>, and rank 1 does not exist: a vector is a column (n, 1) or a row (1, n).
/// Elements lie in row-major order. A size may be 0.
/// </para>
/// <para>
/// The operators are elementwise. Operands have equal ranks, and along each axis equal sizes or a 1, which is repeated; a
/// <see cref="Scalar"/> or a number goes with any shape. Comparisons give masks of 1 and 0, <c>==</c> included; to ask
/// whether a reference is null write <c>x is null</c>. <see cref="object.Equals(object)"/> compares references.
/// </para>
/// <para>
/// One operation runs at a time, in double precision and without cleverness: this is the reference for the generated kernels, not a
/// competitor of theirs.
/// </para>
/// </remarks>
public sealed partial class NDArray
{
    private readonly double[] _data;

    /// <summary>Takes the data over without a copy.</summary>
    internal NDArray(double[] data, ImmutableArray<int> shape)
    {
        _data = data;
        Shape = shape;
    }

    /// <summary>The size along each axis, rows before columns; two or more.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The number of axes, 2 or more.</summary>
    public int Rank => Shape.Length;

    /// <summary>The number of elements: the product of <see cref="Shape"/>.</summary>
    public int Length => _data.Length;

    /// <summary>The transpose: the last two axes swapped, (…, r, c) becomes (…, c, r).</summary>
    public NDArray T
    {
        get
        {
            int[] permutation = [.. Enumerable.Range(0, Rank - 2), Rank - 1, Rank - 2];
            return Permute(permutation);
        }
    }

    /// <summary>The element of a matrix at a row and a column, both from 0.</summary>
    /// <param name="row">The row, less than <c>Shape[0]</c>.</param>
    /// <param name="column">The column, less than <c>Shape[1]</c>.</param>
    /// <exception cref="InvalidOperationException">The array is not a matrix: its rank is over 2. Use <see cref="At"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Row or column lie outside the matrix.</exception>
    public double this[int row, int column]
    {
        get
        {
            if (Rank != 2)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                    $"[row, column] reads a matrix, and this array is {Shapes.Format(Shape)}. Use At with {Rank} indices."));
            }

            CheckIndex(row, 0, nameof(row));
            CheckIndex(column, 1, nameof(column));
            return _data[row * Shape[1] + column];
        }
    }

    /// <summary>The element at one index per axis, all from 0.</summary>
    /// <param name="indices">As many indices as the array has axes.</param>
    /// <exception cref="ArgumentException">There are more or fewer indices than axes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index lies outside its axis.</exception>
    public double At(params ReadOnlySpan<int> indices)
    {
        if (indices.Length != Rank)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{indices.Length} indices for an array of rank {Rank}, shape {Shapes.Format(Shape)}: give one index " +
                $"per axis."), nameof(indices));
        }

        var offset = 0;
        for (var axis = 0; axis < indices.Length; axis++)
        {
            CheckIndex(indices[axis], axis, nameof(indices));
            offset = offset * Shape[axis] + indices[axis];
        }

        return _data[offset];
    }

    /// <summary>The elements in row-major order, without a copy.</summary>
    public ReadOnlySpan<double> AsSpan() => _data;

    /// <summary>A copy of the elements in row-major order.</summary>
    public double[] ToArray() => [.. _data];

    /// <summary>
    /// A copy of the elements in row-major order, rounded to the nearest <see cref="float"/> (a value beyond its range becomes an
    /// infinity).
    /// </summary>
    public float[] ToSingleArray() => Array.ConvertAll(_data, static value => (float)value);

    /// <summary>The text that NumPy would print: nested brackets, a line per row, 8 digits, long arrays abbreviated by dots.</summary>
    public override string ToString() => NDArrayFormatter.Format(this);

    /// <summary>Whether the two are the same object. (The operator <c>==</c> compares elements and gives a mask.)</summary>
    /// <param name="obj">The object to compare with.</param>
    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    /// <summary>A hash of the reference.</summary>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>The elements as a kernel reads them.</summary>
    internal Kernels.StridedArray<double> AsStrided() => Kernels.StridedArray.RowMajor(_data, Shape);

    /// <summary>
    /// The array with its axes in another order: axis i of the result is axis <paramref name="permutation"/>[i] of this one.
    /// </summary>
    internal NDArray Permute(int[] permutation)
    {
        var strides = Shapes.Strides(Shape.AsSpan());
        ImmutableArray<int> shape = [.. permutation.Select(axis => Shape[axis])];
        var data = new double[_data.Length];
        StridedRead.Fill(data, shape.AsSpan(), _data, Array.ConvertAll(permutation, axis => strides[axis]));
        return new NDArray(data, shape);
    }

    private void CheckIndex(int index, int axis, string paramName)
    {
        if ((uint)index >= (uint)Shape[axis])
        {
            throw new ArgumentOutOfRangeException(paramName, index, string.Create(CultureInfo.InvariantCulture,
                $"Index {index} is outside axis {axis} of the shape {Shapes.Format(Shape)}, which has the size {Shape[axis]}."));
        }
    }
}
