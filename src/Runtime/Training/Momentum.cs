using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NumDsl;

/// <summary>
/// Gradient descent with momentum: v := mu v + dw; w := w - alpha v (heavy ball), or w := w - alpha (dw + mu v) (Nesterov).
/// </summary>
/// <remarks>
/// <para>
/// Heavy ball: Polyak, "Some methods of speeding up the convergence of iteration methods", 1964. Nesterov: Sutskever, Martens, Dahl
/// and Hinton, "On the importance of initialization and momentum in deep learning", ICML 2013, equations 3 and 4. There the
/// velocity is -alpha v, and the gradient is taken at the weights moved ahead by mu times the velocity; those moved weights are the
/// ones that are kept here, so that the gradient is that of the weights given. PyTorch's SGD and optax's sgd use the same form.
/// </para>
/// <para>
/// v starts as zeros. Every product and sum is rounded (no fused multiply-add), so every vector width gives the same bits. For float
/// parameters alpha and mu are rounded to float first.
/// </para>
/// </remarks>
public sealed class Momentum : ElementwiseOptimizer
{
    private readonly OptimizerState _velocity = new("velocity");

    /// <summary>Chooses the hyperparameters.</summary>
    /// <param name="learningRate">alpha: finite and greater than 0.</param>
    /// <param name="momentum">mu: at least 0 and less than 1. With 0 it is gradient descent.</param>
    /// <param name="nesterov">Whether it is Nesterov's momentum rather than the heavy ball.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyperparameter is outside its range, infinite or NaN.</exception>
    public Momentum(double learningRate, double momentum = 0.9, bool nesterov = false)
        : base(learningRate)
    {
        Hyperparameter.CheckFraction(momentum, "momentum", nameof(momentum));
        Coefficient = momentum;
        Nesterov = nesterov;
    }

    /// <summary>mu, the momentum coefficient.</summary>
    public double Coefficient { get; }

    /// <summary>Whether it is Nesterov's momentum rather than the heavy ball.</summary>
    public bool Nesterov { get; }

    /// <summary>
    /// v, in the order of the weights, to be saved or set; made as zeros if there was no step yet. Valid until <see cref="Reset"/>.
    /// </summary>
    /// <typeparam name="T">The type of the weights: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="length">The number of weights, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">There were steps with weights of another type or number.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public Span<T> Velocity<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T> => _velocity.Of<T>(length);

    /// <summary>Sets v to zero, and allows weights of another type or number.</summary>
    public override void Reset() => _velocity.Reset();

    internal override void Begin<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> dw)
    {
        _ = Hyperparameters<T>();
        _velocity.Require(w, dw);
    }

    internal override void Update<T>(Span<T> w, ReadOnlySpan<T> dw, int first)
    {
        var (rate, mu) = Hyperparameters<T>();
        var velocity = _velocity.Part<T>(first, w.Length);
        if (Nesterov)
        {
            UpdateNesterov(w, dw, velocity, rate, mu);
        }
        else
        {
            UpdateHeavyBall(w, dw, velocity, rate, mu);
        }
    }

    private (T Rate, T Mu) Hyperparameters<T>()
        where T : unmanaged, IFloatingPointIeee754<T> =>
        (Hyperparameter.RoundPositive<T>(LearningRate, "learning rate"), Hyperparameter.RoundFraction<T>(Coefficient, "momentum"));

    private static void UpdateHeavyBall<T>(Span<T> w, ReadOnlySpan<T> dw, Span<T> velocity, T rate, T mu)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref var ws = ref MemoryMarshal.GetReference(w);
        ref var gs = ref MemoryMarshal.GetReference(dw);
        ref var vs = ref MemoryMarshal.GetReference(velocity);
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i <= w.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var v = (Vector512.Create(mu) * Vector512.LoadUnsafe(ref vs, (nuint)i)) + Vector512.LoadUnsafe(ref gs, (nuint)i);
                v.StoreUnsafe(ref vs, (nuint)i);
                (Vector512.LoadUnsafe(ref ws, (nuint)i) - (Vector512.Create(rate) * v)).StoreUnsafe(ref ws, (nuint)i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            for (; i <= w.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                var v = (Vector256.Create(mu) * Vector256.LoadUnsafe(ref vs, (nuint)i)) + Vector256.LoadUnsafe(ref gs, (nuint)i);
                v.StoreUnsafe(ref vs, (nuint)i);
                (Vector256.LoadUnsafe(ref ws, (nuint)i) - (Vector256.Create(rate) * v)).StoreUnsafe(ref ws, (nuint)i);
            }
        }

        for (; i < w.Length; i++)
        {
            var v = (mu * velocity[i]) + dw[i];
            velocity[i] = v;
            w[i] -= rate * v;
        }
    }

    private static void UpdateNesterov<T>(Span<T> w, ReadOnlySpan<T> dw, Span<T> velocity, T rate, T mu)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ref var ws = ref MemoryMarshal.GetReference(w);
        ref var gs = ref MemoryMarshal.GetReference(dw);
        ref var vs = ref MemoryMarshal.GetReference(velocity);
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            var mus = Vector512.Create(mu);
            for (; i <= w.Length - Vector512<T>.Count; i += Vector512<T>.Count)
            {
                var g = Vector512.LoadUnsafe(ref gs, (nuint)i);
                var v = (mus * Vector512.LoadUnsafe(ref vs, (nuint)i)) + g;
                v.StoreUnsafe(ref vs, (nuint)i);
                (Vector512.LoadUnsafe(ref ws, (nuint)i) - (Vector512.Create(rate) * (g + (mus * v)))).StoreUnsafe(ref ws, (nuint)i);
            }
        }

        if (Vector256.IsHardwareAccelerated)
        {
            var mus = Vector256.Create(mu);
            for (; i <= w.Length - Vector256<T>.Count; i += Vector256<T>.Count)
            {
                var g = Vector256.LoadUnsafe(ref gs, (nuint)i);
                var v = (mus * Vector256.LoadUnsafe(ref vs, (nuint)i)) + g;
                v.StoreUnsafe(ref vs, (nuint)i);
                (Vector256.LoadUnsafe(ref ws, (nuint)i) - (Vector256.Create(rate) * (g + (mus * v)))).StoreUnsafe(ref ws, (nuint)i);
            }
        }

        for (; i < w.Length; i++)
        {
            var g = dw[i];
            var v = (mu * velocity[i]) + g;
            velocity[i] = v;
            w[i] -= rate * (g + (mu * v));
        }
    }
}
