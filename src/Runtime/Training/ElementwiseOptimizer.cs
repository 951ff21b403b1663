using System.Numerics;

namespace NumDsl;

/// <summary>
/// A rule that moves each weight by what is known of that weight alone: its derivative, and what the optimiser remembers of it. So parts
/// of the weights can be updated apart, in any order, with the same result; a training step updates a part as soon as its gradient is
/// complete.
/// </summary>
public abstract class ElementwiseOptimizer : Optimizer
{
    private protected ElementwiseOptimizer(double learningRate)
        : base(learningRate)
    {
    }

    /// <inheritdoc/>
    public sealed override void Step(Span<float> w, ReadOnlySpan<float> dw) => StepAll(w, dw);

    /// <inheritdoc/>
    public sealed override void Step(Span<double> w, ReadOnlySpan<double> dw) => StepAll(w, dw);

    /// <summary>Begins an update of all weights: finds every fault before anything is written.</summary>
    /// <param name="w">All weights.</param>
    /// <param name="dw">Where their derivatives are, or will be.</param>
    internal abstract void Begin<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Updates a part of the weights, once between <see cref="Begin"/> and <see cref="End"/>.</summary>
    /// <param name="w">The part.</param>
    /// <param name="dw">Its derivatives.</param>
    /// <param name="first">The first weight's place among all.</param>
    internal abstract void Update<T>(Span<T> w, ReadOnlySpan<T> dw, int first)
        where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>Ends an update.</summary>
    internal virtual void End()
    {
    }

    private void StepAll<T>(Span<T> w, ReadOnlySpan<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        Check<T>(w, dw);
        Begin<T>(w, dw);
        Update(w, dw, 0);
        End();
    }
}
