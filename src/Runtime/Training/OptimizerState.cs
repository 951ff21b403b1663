using System.Globalization;
using System.Numerics;

namespace NumDsl;

/// <summary>A number per weight that an optimiser keeps from step to step; zeros until the first step.</summary>
/// <param name="what">What the number is, for messages.</param>
internal sealed class OptimizerState(string what)
{
    // A Buffer<float> or a Buffer<double>; null before the first step.
    private object? _buffer;

    /// <summary>Forgets the values and their type.</summary>
    public void Reset() => _buffer = null;

    /// <summary>The values; allocated by the first call.</summary>
    public Span<T> Of<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (_buffer is Buffer<T> buffer && buffer.Length == length)
        {
            return buffer.Flat;
        }

        if (_buffer is not null)
        {
            var (kept, type) = _buffer is Buffer<float> singles ? (singles.Length, "float") : (((Buffer<double>)_buffer).Length, "double");
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The {what} belongs to {kept} weights of type {type}, and {length} weights of type {Hyperparameter.NameOf<T>()} were " +
                $"given. Make an optimiser for each set of weights, or call Reset() before the first step with other weights."));
        }

        var created = new Buffer<T>(length);
        _buffer = created;
        return created.Flat;
    }

    /// <summary>Makes the values for an update of w by dw, or finds out why there can be none.</summary>
    public void Require<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var values = Of<T>(w.Length);
        if (w.Overlaps(values) || dw.Overlaps(values))
        {
            throw new ArgumentException(
                $"The {(w.Overlaps(values) ? "weights" : "gradient")} and the optimiser's {what} are the same memory. Give a copy.",
                w.Overlaps(values) ? nameof(w) : nameof(dw));
        }
    }

    /// <summary>The values of some weights; there must be some.</summary>
    public Span<T> Part<T>(int first, int length)
        where T : unmanaged, IFloatingPointIeee754<T> => ((Buffer<T>)_buffer!).Flat.Slice(first, length);

    private sealed class Buffer<T>(int length) : ParameterSet<T>(length)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
