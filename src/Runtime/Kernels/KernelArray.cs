using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>An array as a kernel sees it: its first element, sizes and strides. For generated code.</summary>
/// <typeparam name="T">The element type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct KernelArray<T>
    where T : unmanaged
{
    private readonly ref T _first;

    private KernelArray(ref T first, ReadOnlySpan<nint> lengths, ReadOnlySpan<nint> strides)
    {
        _first = ref first;
        Lengths = lengths;
        Strides = strides;
    }

    /// <summary>Sees an input.</summary>
    /// <param name="span">The caller's span.</param>
    public KernelArray(in ReadOnlyTensorSpan<T> span)
        : this(ref Unsafe.AsRef(in span.GetPinnableReference()), span.Lengths, span.Strides)
    {
    }

    /// <summary>Sees a result.</summary>
    /// <param name="span">The caller's span.</param>
    public KernelArray(in TensorSpan<T> span)
        : this(ref span.GetPinnableReference(), span.Lengths, span.Strides)
    {
    }

    /// <summary>The element with all indices 0; a null reference if there is none.</summary>
    public ref T First => ref _first;

    /// <summary>The number of elements along each axis.</summary>
    public ReadOnlySpan<nint> Lengths { get; }

    /// <summary>The distance between elements along each axis, in elements.</summary>
    public ReadOnlySpan<nint> Strides { get; }

    /// <summary>The number of elements.</summary>
    public nint Length
    {
        get
        {
            nint product = 1;
            foreach (var length in Lengths)
            {
                product *= length;
            }

            return product;
        }
    }

    /// <summary>The memory from the first element to the last, gaps included.</summary>
    public MemoryRange<T> Memory
    {
        get
        {
            nint last = 0;
            for (var axis = 0; axis < Lengths.Length; axis++)
            {
                if (Lengths[axis] == 0)
                {
                    return default;
                }

                last += (Lengths[axis] - 1) * Strides[axis];
            }

            return new MemoryRange<T>(ref _first, last + 1);
        }
    }

    /// <summary>Whether the elements along an axis lie side by side: what a kernel's inner loops need.</summary>
    /// <param name="axis">The axis that the kernel runs along.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool RunsAlong(int axis) => Lengths[axis] <= 1 || Strides[axis] == 1;

    /// <summary>Whether the elements lie in row-major order without gaps: what it takes to read them in another shape.</summary>
    public bool IsRowMajor
    {
        get
        {
            nint stride = 1;
            for (var axis = Lengths.Length - 1; axis >= 0; axis--)
            {
                if (Lengths[axis] > 1 && Strides[axis] != stride)
                {
                    return false;
                }

                stride *= Lengths[axis];
            }

            return true;
        }
    }

    /// <summary>
    /// The same sizes in row-major memory of the kernel's own.
    /// </summary>
    /// <param name="memory">Free memory, at least <see cref="Length"/> elements, which are not smaller.</param>
    /// <param name="strides">Room for the strides.</param>
    /// <typeparam name="TMemory">The element type of the memory.</typeparam>
    public KernelArray<T> Place<TMemory>(Span<TMemory> memory, Span<nint> strides)
        where TMemory : unmanaged
    {
        nint stride = 1;
        for (var axis = Lengths.Length - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= Lengths[axis];
        }

        return new KernelArray<T>(ref Unsafe.As<TMemory, T>(ref MemoryMarshal.GetReference(memory)), Lengths, strides);
    }

    /// <summary>Copies all elements to an array of the same sizes.</summary>
    /// <param name="destination">The array to overwrite.</param>
    public void CopyTo(KernelArray<T> destination)
    {
        if (Length > 0)
        {
            StridedCopy.Copy(ref _first, Strides, ref destination._first, destination.Strides, Lengths);
        }
    }

    /// <summary>The memory that <see cref="RowMajor"/> needs: none for an array that lies so already.</summary>
    public nint PackedLength => IsRowMajor ? 0 : Length;

    /// <summary>The elements in row-major order: where they are, or copied.</summary>
    /// <param name="memory">Free memory for the copy, at least <see cref="PackedLength"/> elements.</param>
    /// <param name="copies">Whether to copy the elements; a result has none yet.</param>
    /// <typeparam name="TMemory">The memory's element, which is as large as the array's at least.</typeparam>
    public Span<T> RowMajor<TMemory>(Span<TMemory> memory, bool copies)
        where TMemory : unmanaged
    {
        var length = checked((int)Length);
        if (IsRowMajor)
        {
            return MemoryMarshal.CreateSpan(ref _first, length);
        }

        var packed = MemoryMarshal.CreateSpan(ref Unsafe.As<TMemory, T>(ref MemoryMarshal.GetReference(memory[..length])), length);
        if (copies)
        {
            CopyTo(Place(packed, stackalloc nint[Lengths.Length]));
        }

        return packed;
    }

    /// <summary>Takes a result over from the memory that <see cref="RowMajor"/> gave for it.</summary>
    /// <param name="result">The result in row-major order.</param>
    public void TakeRowMajor(Span<T> result)
    {
        if (!IsRowMajor)
        {
            Place(result, stackalloc nint[Lengths.Length]).CopyTo(this);
        }
    }
}
