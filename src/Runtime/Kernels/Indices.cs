using System.Globalization;
using System.Runtime.CompilerServices;

namespace NumDsl.Kernels;

/// <summary>Numbers as indices: whole ones from 0 to below a bound.</summary>
internal static class Indices
{
    /// <summary>The index that an element is, or -1 where it is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Of<T>(T element, nint bound)
        where T : unmanaged
    {
        if (typeof(T) == typeof(int))
        {
            int index = Unsafe.BitCast<T, int>(element);
            return (uint)index < (nuint)bound ? index : -1;
        }

        double value = typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(element)
            : typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(element)
            : Widen.Double(element);
        return value >= 0 && value < bound && Math.Floor(value) == value ? (nint)value : -1;
    }

    /// <summary>Throws where an element is no index.</summary>
    public static unsafe void Check<T>(StridedArray<T> indices, nint bound, string argument, string dimension, string function)
        where T : unmanaged
    {
        if (indices.IsEmpty)
        {
            return;
        }

        Span<nint> position = stackalloc nint[indices.Lengths.Length];
        fixed (T* first = &indices.First)
        {
            position.Clear();
            for (bool more = true; more; more = Next(position, indices.Lengths))
            {
                T element = first[Offset(position, indices.Strides)];
                if (Of(element, bound) < 0)
                {
                    throw OutOfRange(element, position, bound, argument, dimension, function);
                }
            }
        }
    }

    /// <summary>The next position in row-major order; false after the last.</summary>
    public static bool Next(Span<nint> position, ReadOnlySpan<nint> lengths)
    {
        for (int axis = position.Length - 1; axis >= 0; axis--)
        {
            if (++position[axis] < lengths[axis])
            {
                return true;
            }

            position[axis] = 0;
        }

        return false;
    }

    /// <summary>Where the element at a position lies.</summary>
    public static nint Offset(ReadOnlySpan<nint> position, ReadOnlySpan<nint> strides)
    {
        nint offset = 0;
        for (int axis = 0; axis < position.Length; axis++)
        {
            offset += position[axis] * strides[axis];
        }

        return offset;
    }

    /// <summary>What is thrown for an element that is no index: it names the element, its position and the bound.</summary>
    public static ArgumentOutOfRangeException OutOfRange<T>(
        T index, ReadOnlySpan<nint> position, nint bound, string argument, string dimension, string function)
    {
        string[] place = new string[position.Length];
        for (int axis = 0; axis < place.Length; axis++)
        {
            place[axis] = position[axis].ToString(CultureInfo.InvariantCulture);
        }

        string limit = bound.ToString(CultureInfo.InvariantCulture);
        limit = dimension.Length == 0 || dimension == limit ? limit : $"{dimension} = {limit}";
        return new ArgumentOutOfRangeException(argument, string.Create(CultureInfo.InvariantCulture,
            $"'{argument}' has {index} at [{string.Join(", ", place)}]; {function} takes whole numbers from 0 to below {limit}."));
    }
}
