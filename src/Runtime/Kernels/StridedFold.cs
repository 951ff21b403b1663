using System.ComponentModel;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>Folds an array of any strides into another, element by element. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StridedFold
{
    /// <summary>destination := destination + source.</summary>
    /// <param name="destination">The first element.</param>
    /// <param name="strides">The distance between elements along each axis, in elements.</param>
    /// <param name="source">The first element of the other array.</param>
    /// <param name="sourceStrides">Likewise.</param>
    /// <param name="lengths">The number of elements along each axis.</param>
    public static void Add<T>(
        ref T destination, ReadOnlySpan<nint> strides, ref T source, ReadOnlySpan<nint> sourceStrides, ReadOnlySpan<nint> lengths)
        where T : unmanaged, INumber<T> => Fold<T, Sum>(ref destination, strides, ref source, sourceStrides, lengths);

    /// <summary>destination := destination * source.</summary>
    /// <inheritdoc cref="Add"/>
    public static void Multiply<T>(
        ref T destination, ReadOnlySpan<nint> strides, ref T source, ReadOnlySpan<nint> sourceStrides, ReadOnlySpan<nint> lengths)
        where T : unmanaged, INumber<T> => Fold<T, Product>(ref destination, strides, ref source, sourceStrides, lengths);

    /// <summary>destination := max(destination, source); NaN if one is.</summary>
    /// <inheritdoc cref="Add"/>
    public static void Max<T>(
        ref T destination, ReadOnlySpan<nint> strides, ref T source, ReadOnlySpan<nint> sourceStrides, ReadOnlySpan<nint> lengths)
        where T : unmanaged, INumber<T> => Fold<T, Largest>(ref destination, strides, ref source, sourceStrides, lengths);

    /// <summary>destination := min(destination, source); NaN if one is.</summary>
    /// <inheritdoc cref="Add"/>
    public static void Min<T>(
        ref T destination, ReadOnlySpan<nint> strides, ref T source, ReadOnlySpan<nint> sourceStrides, ReadOnlySpan<nint> lengths)
        where T : unmanaged, INumber<T> => Fold<T, Smallest>(ref destination, strides, ref source, sourceStrides, lengths);

    private static void Fold<T, TFold>(
        ref T destination, ReadOnlySpan<nint> strides, ref T source, ReadOnlySpan<nint> sourceStrides, ReadOnlySpan<nint> lengths)
        where T : unmanaged, INumber<T>
        where TFold : IFold
    {
        if (lengths.IsEmpty)
        {
            TFold.Apply(new Span<T>(ref destination), new ReadOnlySpan<T>(ref source));
        }
        else if (lengths.Length == 1 && strides[0] == 1 && sourceStrides[0] == 1)
        {
            int length = checked((int)lengths[0]);
            TFold.Apply(MemoryMarshal.CreateSpan(ref destination, length), MemoryMarshal.CreateReadOnlySpan(ref source, length));
        }
        else
        {
            for (nint i = 0; i < lengths[0]; i++)
            {
                Fold<T, TFold>(
                    ref Unsafe.Add(ref destination, i * strides[0]), strides[1..],
                    ref Unsafe.Add(ref source, i * sourceStrides[0]), sourceStrides[1..], lengths[1..]);
            }
        }
    }

    private interface IFold
    {
        static abstract void Apply<T>(Span<T> destination, ReadOnlySpan<T> source)
            where T : unmanaged, INumber<T>;
    }

    private readonly struct Sum : IFold
    {
        public static void Apply<T>(Span<T> destination, ReadOnlySpan<T> source)
            where T : unmanaged, INumber<T> => TensorPrimitives.Add(destination, source, destination);
    }

    private readonly struct Product : IFold
    {
        public static void Apply<T>(Span<T> destination, ReadOnlySpan<T> source)
            where T : unmanaged, INumber<T> => TensorPrimitives.Multiply(destination, source, destination);
    }

    private readonly struct Largest : IFold
    {
        public static void Apply<T>(Span<T> destination, ReadOnlySpan<T> source)
            where T : unmanaged, INumber<T> => TensorPrimitives.Max(destination, source, destination);
    }

    private readonly struct Smallest : IFold
    {
        public static void Apply<T>(Span<T> destination, ReadOnlySpan<T> source)
            where T : unmanaged, INumber<T> => TensorPrimitives.Min(destination, source, destination);
    }
}
