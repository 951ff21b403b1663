using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

/// <summary>One update of <see cref="Adam"/> in one pass over weights, gradient and moments.</summary>
/// <param name="Beta1">beta1.</param>
/// <param name="Gain1">1 - beta1, rounded once.</param>
/// <param name="Beta2">beta2.</param>
/// <param name="Gain2">1 - beta2, rounded once.</param>
/// <param name="Rate">alpha_t.</param>
/// <param name="Epsilon">epsilon_t.</param>
internal readonly record struct AdamUpdate<T>(T Beta1, T Gain1, T Beta2, T Gain2, T Rate, T Epsilon)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>w := w - step.</summary>
    public void Apply(Span<T> w, ReadOnlySpan<T> dw, Span<T> firstMoment, Span<T> secondMoment)
    {
        ref var ws = ref MemoryMarshal.GetReference(w);
        ref var gs = ref MemoryMarshal.GetReference(dw);
        ref var ms = ref MemoryMarshal.GetReference(firstMoment);
        ref var vs = ref MemoryMarshal.GetReference(secondMoment);
        nuint i = 0, length = (nuint)w.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + (nuint)Vector512<T>.Count <= length; i += (nuint)Vector512<T>.Count)
            {
                var step = Step512(Vector512.LoadUnsafe(ref gs, i), ref ms, ref vs, i);
                (Vector512.LoadUnsafe(ref ws, i) - step).StoreUnsafe(ref ws, i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + (nuint)Vector256<T>.Count <= length; i += (nuint)Vector256<T>.Count)
            {
                var step = Step256(Vector256.LoadUnsafe(ref gs, i), ref ms, ref vs, i);
                (Vector256.LoadUnsafe(ref ws, i) - step).StoreUnsafe(ref ws, i);
            }
        }

        for (; i < length; i++)
        {
            w[(int)i] -= Step(dw[(int)i], ref firstMoment[(int)i], ref secondMoment[(int)i]);
        }
    }

    /// <summary>
    /// w := w - (step + decay w). A sum first, so that a decay too small to change a weight in itself still counts where it adds to
    /// the step; and apart from <see cref="Apply"/>, because 0 times an infinite weight would be NaN.
    /// </summary>
    public void ApplyDecaying(Span<T> w, ReadOnlySpan<T> dw, Span<T> firstMoment, Span<T> secondMoment, T decay)
    {
        ref var ws = ref MemoryMarshal.GetReference(w);
        ref var gs = ref MemoryMarshal.GetReference(dw);
        ref var ms = ref MemoryMarshal.GetReference(firstMoment);
        ref var vs = ref MemoryMarshal.GetReference(secondMoment);
        nuint i = 0, length = (nuint)w.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + (nuint)Vector512<T>.Count <= length; i += (nuint)Vector512<T>.Count)
            {
                var step = Step512(Vector512.LoadUnsafe(ref gs, i), ref ms, ref vs, i);
                var old = Vector512.LoadUnsafe(ref ws, i);
                (old - (step + (Vector512.Create(decay) * old))).StoreUnsafe(ref ws, i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i + (nuint)Vector256<T>.Count <= length; i += (nuint)Vector256<T>.Count)
            {
                var step = Step256(Vector256.LoadUnsafe(ref gs, i), ref ms, ref vs, i);
                var old = Vector256.LoadUnsafe(ref ws, i);
                (old - (step + (Vector256.Create(decay) * old))).StoreUnsafe(ref ws, i);
            }
        }

        for (; i < length; i++)
        {
            ref var weight = ref w[(int)i];
            weight -= Step(dw[(int)i], ref firstMoment[(int)i], ref secondMoment[(int)i]) + (decay * weight);
        }
    }

    // (1 - beta2) g comes before the second g: the product then overflows only where the moment does.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<T> Step512(Vector512<T> g, ref T firstMoments, ref T secondMoments, nuint i)
    {
        var m = (Vector512.Create(Beta1) * Vector512.LoadUnsafe(ref firstMoments, i)) + (Vector512.Create(Gain1) * g);
        var v = (Vector512.Create(Beta2) * Vector512.LoadUnsafe(ref secondMoments, i)) + (Vector512.Create(Gain2) * g * g);
        m.StoreUnsafe(ref firstMoments, i);
        v.StoreUnsafe(ref secondMoments, i);
        return Vector512.Create(Rate) * m / (Vector512.Sqrt(v) + Vector512.Create(Epsilon));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<T> Step256(Vector256<T> g, ref T firstMoments, ref T secondMoments, nuint i)
    {
        var m = (Vector256.Create(Beta1) * Vector256.LoadUnsafe(ref firstMoments, i)) + (Vector256.Create(Gain1) * g);
        var v = (Vector256.Create(Beta2) * Vector256.LoadUnsafe(ref secondMoments, i)) + (Vector256.Create(Gain2) * g * g);
        m.StoreUnsafe(ref firstMoments, i);
        v.StoreUnsafe(ref secondMoments, i);
        return Vector256.Create(Rate) * m / (Vector256.Sqrt(v) + Vector256.Create(Epsilon));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Step(T g, ref T firstMoment, ref T secondMoment)
    {
        var m = (Beta1 * firstMoment) + (Gain1 * g);
        var v = (Beta2 * secondMoment) + (Gain2 * g * g);
        firstMoment = m;
        secondMoment = v;
        return Rate * m / (T.Sqrt(v) + Epsilon);
    }
}
