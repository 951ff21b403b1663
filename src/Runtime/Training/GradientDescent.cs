using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

/// <summary>
/// Gradient descent with a constant learning rate: w := w - alpha dw, over all parameters at once.
/// </summary>
/// <remarks>
/// The product is rounded before the difference (no fused multiply-add), so every vector width gives the same bits. For float
/// parameters alpha is rounded to float first.
/// </remarks>
public sealed class GradientDescent : ElementwiseOptimizer
{
    /// <summary>Chooses the learning rate.</summary>
    /// <param name="learningRate">alpha: finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is zero, negative, infinite or NaN.</exception>
    public GradientDescent(double learningRate)
        : base(learningRate)
    {
    }

    internal override void Begin<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> dw) => _ = Rate<T>();

    internal override void Update<T>(Span<T> w, ReadOnlySpan<T> dw, int first)
    {
        var rate = Rate<T>();
        ref var weights = ref MemoryMarshal.GetReference(w);
        ref var gradient = ref MemoryMarshal.GetReference(dw);
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var rates = Vector512.Create(rate);
            for (; i <= w.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var step = rates * Vector512.LoadUnsafe(ref gradient, (nuint)i);
                (Vector512.LoadUnsafe(ref weights, (nuint)i) - step).StoreUnsafe(ref weights, (nuint)i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            var rates = Vector256.Create(rate);
            for (; i <= w.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                var step = rates * Vector256.LoadUnsafe(ref gradient, (nuint)i);
                (Vector256.LoadUnsafe(ref weights, (nuint)i) - step).StoreUnsafe(ref weights, (nuint)i);
            }
        }

        for (; i < w.Length; i++)
        {
            w[i] -= rate * dw[i];
        }
    }

    private T Rate<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => Hyperparameter.RoundPositive<T>(LearningRate, "learning rate");
}
