using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NumDsl;

/// <summary>
/// The weights of a model, or anything laid out like them (a gradient, a momentum), in one flat buffer: the base of the
/// <c>ParameterSet</c> class that the generator adds to a model, which names the parts.
/// </summary>
/// <remarks>
/// The buffer starts as zeros. It is pinned and aligned to <see cref="Alignment"/> bytes, a cache line and a 512-bit vector, so
/// kernels load it without splits and native code may be given its address for as long as the set is alive.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
public abstract class ParameterSet<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>The alignment of <see cref="Flat"/>, in bytes.</summary>
    public const int Alignment = 64;

    private readonly T[] _buffer;
    private readonly int _start;

    /// <summary>Allocates the buffer, filled with zeros.</summary>
    /// <param name="length">The number of elements of all parameters together, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    protected unsafe ParameterSet(int length)
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            throw new NotSupportedException($"Parameters are float or double, not {typeof(T).Name}.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var spare = Alignment / sizeof(T);
        _buffer = GC.AllocateArray<T>(checked(length + spare), pinned: true);
        var address = (nuint)Unsafe.AsPointer(ref _buffer[0]);
        _start = (int)(((Alignment - address % Alignment) % Alignment) / (nuint)sizeof(T));
        Length = length;
    }

    /// <summary>The number of elements of all parameters together.</summary>
    public int Length { get; }

    /// <summary>All parameters, one after the other, each in row-major order. Writing to the span changes the parameters.</summary>
    public Span<T> Flat => _buffer.AsSpan(_start, Length);

    /// <summary>Copies all values to another set of the same layout.</summary>
    /// <param name="other">The set to overwrite.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">It has another length; nothing is written.</exception>
    public void CopyTo(ParameterSet<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Length != Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"This set has {Length} elements and the other has {other.Length}. Use a set made by the same model."), nameof(other));
        }

        Flat.CopyTo(other.Flat);
    }

    /// <summary>Sets all values to zero.</summary>
    public void Clear() => Flat.Clear();
}
