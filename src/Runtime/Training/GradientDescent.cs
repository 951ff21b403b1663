using System.Globalization;
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
public sealed class GradientDescent
{
    private readonly float _singleRate;

    /// <summary>Chooses the learning rate.</summary>
    /// <param name="learningRate">alpha: finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is zero, negative, infinite or NaN.</exception>
    public GradientDescent(double learningRate)
    {
        if (!double.IsFinite(learningRate) || learningRate <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, string.Create(CultureInfo.InvariantCulture,
                $"The learning rate is {learningRate}; it must be a finite number greater than 0."));
        }

        LearningRate = learningRate;
        _singleRate = (float)learningRate;
    }

    /// <summary>alpha.</summary>
    public double LearningRate { get; }

    /// <summary>One update: w := w - alpha dw.</summary>
    /// <param name="w">The weights, overwritten.</param>
    /// <param name="dw">The gradient, of the same length; it may be the same memory as <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap partly; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">The learning rate is 0 or infinite when rounded to float.</exception>
    public void Step(Span<float> w, ReadOnlySpan<float> dw)
    {
        if (_singleRate == 0 || !float.IsFinite(_singleRate))
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"The learning rate {LearningRate} is {_singleRate} in float. Choose one that float can hold, or train in double."));
        }

        Update(w, dw, _singleRate);
    }

    /// <summary>One update: w := w - alpha dw.</summary>
    /// <param name="w">The weights, overwritten.</param>
    /// <param name="dw">The gradient, of the same length; it may be the same memory as <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap partly; nothing is written.</exception>
    public void Step(Span<double> w, ReadOnlySpan<double> dw) => Update(w, dw, LearningRate);

    /// <inheritdoc cref="Step(ParameterSet{double}, ParameterSet{double})"/>
    /// <exception cref="InvalidOperationException">The learning rate is 0 or infinite when rounded to float.</exception>
    public void Step(ParameterSet<float> parameters, ParameterSet<float> gradient)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradient);
        Step(parameters.Flat, gradient.Flat);
    }

    /// <summary>One update of all parameters.</summary>
    /// <param name="parameters">The weights, overwritten.</param>
    /// <param name="gradient">The gradient with respect to them, of the same model.</param>
    /// <exception cref="ArgumentNullException">One of the two is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ; nothing is written.</exception>
    public void Step(ParameterSet<double> parameters, ParameterSet<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradient);
        Step(parameters.Flat, gradient.Flat);
    }

    /// <inheritdoc cref="Minimize(ParameterSet{double}, ParameterSet{double}, Func{double}, int, IProgress{GradientDescentProgress}?)"/>
    /// <exception cref="InvalidOperationException">The learning rate is 0 or infinite when rounded to float.</exception>
    public float Minimize(
        ParameterSet<float> parameters,
        ParameterSet<float> gradient,
        Func<float> costAndGradient,
        int iterations,
        IProgress<GradientDescentProgress>? progress = null)
    {
        Check(parameters, gradient, costAndGradient, iterations);
        for (var iteration = 0; ; iteration++)
        {
            var cost = costAndGradient();
            progress?.Report(new GradientDescentProgress(iteration, cost));
            if (iteration == iterations)
            {
                return cost;
            }

            Step(parameters.Flat, gradient.Flat);
        }
    }

    /// <summary>Makes a number of updates, and reports the cost before each of them and after the last.</summary>
    /// <remarks>
    /// With <c>iterations</c> = 1000 there are 1000 updates, and 1001 evaluations and reports, numbered 0 to 1000: number k is the
    /// cost after k updates, 0 being the initial weights. The last evaluation is followed by no update, so the returned cost is the
    /// cost at the weights that are left behind, and the gradient is theirs too. A cost that is NaN or infinite is reported like any
    /// other, and does not end the descent. Nothing is allocated per iteration apart from what the two callbacks allocate; note that
    /// <see cref="Progress{T}"/> reports later and on another thread.
    /// </remarks>
    /// <param name="parameters">The weights: the start, and overwritten by each update.</param>
    /// <param name="gradient">Where <paramref name="costAndGradient"/> writes the gradient; not the same object as the weights.</param>
    /// <param name="costAndGradient">Returns the cost at the current weights and overwrites <paramref name="gradient"/>.</param>
    /// <param name="iterations">The number of updates, 0 or more.</param>
    /// <param name="progress">Receives the iteration and its cost, before the update.</param>
    /// <returns>The cost at the final weights.</returns>
    /// <exception cref="ArgumentNullException">An argument other than <paramref name="progress"/> is null.</exception>
    /// <exception cref="ArgumentException">The two sets are one, or have different lengths.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="iterations"/> is negative.</exception>
    public double Minimize(
        ParameterSet<double> parameters,
        ParameterSet<double> gradient,
        Func<double> costAndGradient,
        int iterations,
        IProgress<GradientDescentProgress>? progress = null)
    {
        Check(parameters, gradient, costAndGradient, iterations);
        for (var iteration = 0; ; iteration++)
        {
            var cost = costAndGradient();
            progress?.Report(new GradientDescentProgress(iteration, cost));
            if (iteration == iterations)
            {
                return cost;
            }

            Step(parameters.Flat, gradient.Flat);
        }
    }

    private static void Check<T>(ParameterSet<T> parameters, ParameterSet<T> gradient, Func<T> costAndGradient, int iterations)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(costAndGradient);
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        if (ReferenceEquals(parameters, gradient))
        {
            throw new ArgumentException(
                "The gradient is the same set as the parameters. Make another one with the model's CreateParameterSet().",
                nameof(gradient));
        }

        CheckLengths(parameters.Length, gradient.Length, nameof(gradient));
    }

    private static void CheckLengths(int weights, int gradient, string paramName)
    {
        if (weights != gradient)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"There are {weights} weights and {gradient} derivatives. Give a gradient of the same length as the " +
                $"weights."), paramName);
        }
    }

    private static void Update<T>(Span<T> w, ReadOnlySpan<T> dw, T rate)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckLengths(w.Length, dw.Length, nameof(dw));
        if (((ReadOnlySpan<T>)w).Overlaps(dw, out var shift) && shift != 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The gradient overlaps the weights, shifted by {shift} elements. Keep the two apart."), nameof(dw));
        }

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
}
