using System.Numerics;

namespace NumDsl;

/// <summary>
/// Adam, and AdamW if there is a weight decay: steps of about the learning rate in every weight, whatever the scale of its derivative.
/// </summary>
/// <remarks>
/// <para>
/// In update t = 1, 2, ...: m := beta1 m + (1 - beta1) dw; v := beta2 v + (1 - beta2) dw^2;
/// w := w - (alpha_t m / (sqrt(v) + epsilon_t) + alpha lambda w), with alpha_t = alpha sqrt(1 - beta2^t) / (1 - beta1^t) and
/// epsilon_t = epsilon sqrt(1 - beta2^t). m and v start as zeros.
/// </para>
/// <para>
/// Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1; the corrections of the bias of m and v are
/// folded into the step size as at the end of section 2. epsilon is scaled along, which makes the fold exact: it is the epsilon of
/// algorithm 1, as in PyTorch and optax, and not that paper's epsilon-hat. Weight decay: Loshchilov and Hutter, "Decoupled weight
/// decay regularization", ICLR 2019, algorithm 2, with their lambda written as alpha lambda, as PyTorch, optax and Keras do.
/// </para>
/// <para>
/// alpha_t and epsilon_t are computed in double. Every operation on the weights is rounded (no fused multiply-add), so every vector
/// width gives the same bits. A derivative that is NaN or infinite makes its own weight NaN for good, and no other. A derivative whose
/// square overflows (beyond 1e21 in float, with the usual beta2) makes v infinite, and its weight stays where it is.
/// </para>
/// </remarks>
public sealed class Adam : ElementwiseOptimizer
{
    private readonly OptimizerState _firstMoment = new("first moment");
    private readonly OptimizerState _secondMoment = new("second moment");
    private long _iteration;

    /// <summary>Chooses the hyperparameters; the defaults are the paper's.</summary>
    /// <param name="learningRate">alpha: finite and greater than 0.</param>
    /// <param name="beta1">How much of the first moment a step keeps: at least 0 and less than 1.</param>
    /// <param name="beta2">How much of the second moment a step keeps: at least 0 and less than 1.</param>
    /// <param name="epsilon">What keeps the quotient finite: finite and greater than 0.</param>
    /// <param name="weightDecay">lambda: finite, 0 or greater; 0 is Adam, anything else AdamW.</param>
    /// <exception cref="ArgumentOutOfRangeException">A hyperparameter is outside its range, infinite or NaN.</exception>
    public Adam(
        double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0)
        : base(learningRate)
    {
        Hyperparameter.CheckFraction(beta1, "decay rate beta1", nameof(beta1));
        Hyperparameter.CheckFraction(beta2, "decay rate beta2", nameof(beta2));
        Hyperparameter.CheckPositive(epsilon, "epsilon", nameof(epsilon));
        Hyperparameter.CheckNotNegative(weightDecay, "weight decay", nameof(weightDecay));
        (Beta1, Beta2, Epsilon, WeightDecay) = (beta1, beta2, epsilon, weightDecay);
    }

    /// <summary>beta1, the decay rate of the first moment.</summary>
    public double Beta1 { get; }

    /// <summary>beta2, the decay rate of the second moment.</summary>
    public double Beta2 { get; }

    /// <summary>epsilon.</summary>
    public double Epsilon { get; }

    /// <summary>lambda, the decoupled weight decay.</summary>
    public double WeightDecay { get; }

    /// <summary>t, the number of updates made so far. Set it when you set the moments.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long Iteration
    {
        get => _iteration;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _iteration = value;
        }
    }

    /// <summary>
    /// m, in the order of the weights, to be saved or set; made as zeros if there was no step yet. Valid until <see cref="Reset"/>.
    /// </summary>
    /// <typeparam name="T">The type of the weights: <see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="length">The number of weights, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="length"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">There were steps with weights of another type or number.</exception>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is neither float nor double.</exception>
    public Span<T> FirstMoment<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T> => _firstMoment.Of<T>(length);

    /// <summary>
    /// v, in the order of the weights, to be saved or set; made as zeros if there was no step yet. Valid until <see cref="Reset"/>.
    /// </summary>
    /// <inheritdoc cref="FirstMoment{T}(int)"/>
    public Span<T> SecondMoment<T>(int length)
        where T : unmanaged, IFloatingPointIeee754<T> => _secondMoment.Of<T>(length);

    /// <summary>Sets t, m and v to zero, and allows weights of another type or number.</summary>
    public override void Reset()
    {
        _firstMoment.Reset();
        _secondMoment.Reset();
        _iteration = 0;
    }

    internal override void Begin<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> dw)
    {
        _ = NextUpdate<T>();
        _ = Decay<T>();
        _firstMoment.Require(w, dw);
        _secondMoment.Require(w, dw);
    }

    internal override void Update<T>(Span<T> w, ReadOnlySpan<T> dw, int first)
    {
        var update = NextUpdate<T>();
        var m = _firstMoment.Part<T>(first, w.Length);
        var v = _secondMoment.Part<T>(first, w.Length);
        if (WeightDecay == 0)
        {
            update.Apply(w, dw, m, v);
        }
        else
        {
            update.ApplyDecaying(w, dw, m, v, Decay<T>());
        }
    }

    internal override void End() => _iteration++;

    private AdamUpdate<T> NextUpdate<T>()
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var t = _iteration + 1;
        var root = Math.Sqrt(1 - Math.Pow(Beta2, t));
        return new AdamUpdate<T>(
            Beta1: Hyperparameter.RoundFraction<T>(Beta1, "decay rate beta1"),
            Gain1: T.CreateTruncating(1 - Beta1),
            Beta2: Hyperparameter.RoundFraction<T>(Beta2, "decay rate beta2"),
            Gain2: T.CreateTruncating(1 - Beta2),
            Rate: Hyperparameter.RoundPositive<T>(LearningRate * root / (1 - Math.Pow(Beta1, t)), "bias-corrected learning rate"),
            Epsilon: Hyperparameter.RoundPositive<T>(Epsilon * root, "bias-corrected epsilon"));
    }

    private T Decay<T>()
        where T : unmanaged, IFloatingPointIeee754<T> => WeightDecay == 0
            ? T.Zero
            : Hyperparameter.RoundPositive<T>(LearningRate * WeightDecay, "product of learning rate and weight decay");
}
