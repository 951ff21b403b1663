using System.Globalization;
using System.Numerics;

namespace NumDsl;

/// <summary>
/// A rule that moves weights against a gradient, and the training loop around it. <see cref="GradientDescent"/>,
/// <see cref="Momentum"/> and <see cref="Adam"/> are such rules; your own derives from this class.
/// </summary>
/// <remarks>
/// A rule with memory (a velocity, moments) keeps it in the optimiser, one number per weight and in the type of the weights, from the
/// first step on: use one optimiser for each set of weights. Steps allocate nothing, apart from the first of a rule with memory.
/// An optimiser with memory is not for several threads at once.
/// </remarks>
public abstract class Optimizer
{
    /// <summary>Chooses the learning rate.</summary>
    /// <param name="learningRate">alpha: finite and greater than 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is zero, negative, infinite or NaN.</exception>
    protected Optimizer(double learningRate)
    {
        Hyperparameter.CheckPositive(learningRate, "learning rate", nameof(learningRate));
        LearningRate = learningRate;
    }

    /// <summary>alpha.</summary>
    public double LearningRate { get; }

    /// <summary>One update of float weights.</summary>
    /// <param name="w">The weights, overwritten.</param>
    /// <param name="dw">The gradient, of the same length; it may be the same memory as <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap partly; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">
    /// A hyperparameter, rounded to float, is 0, 1 or infinite where the rule has no sense then, or the optimiser's state belongs to
    /// weights of another type or number.
    /// </exception>
    public abstract void Step(Span<float> w, ReadOnlySpan<float> dw);

    /// <summary>One update of double weights.</summary>
    /// <param name="w">The weights, overwritten.</param>
    /// <param name="dw">The gradient, of the same length; it may be the same memory as <paramref name="w"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ, or the spans overlap partly; nothing is written.</exception>
    /// <exception cref="InvalidOperationException">
    /// The optimiser's state belongs to weights of another type or number.
    /// </exception>
    public abstract void Step(Span<double> w, ReadOnlySpan<double> dw);

    /// <summary>
    /// Forgets what earlier steps left behind, so that the next one is the first. A rule without memory has nothing to forget.
    /// </summary>
    public virtual void Reset()
    {
    }

    /// <inheritdoc cref="Step(ParameterSet{double}, ParameterSet{double})"/>
    /// <exception cref="InvalidOperationException">
    /// Rounding to float makes a hyperparameter useless, or the optimiser's state belongs to other weights:
    /// see <see cref="Step(Span{float}, ReadOnlySpan{float})"/>.
    /// </exception>
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
    /// <exception cref="InvalidOperationException">The optimiser's state belongs to other weights.</exception>
    public void Step(ParameterSet<double> parameters, ParameterSet<double> gradient)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradient);
        Step(parameters.Flat, gradient.Flat);
    }

    /// <inheritdoc cref="Minimize(ParameterSet{double}, ParameterSet{double}, Func{double}, int, IProgress{GradientDescentProgress}?)"/>
    /// <exception cref="InvalidOperationException">
    /// Rounding to float makes a hyperparameter useless, or the optimiser's state belongs to other weights:
    /// see <see cref="Step(Span{float}, ReadOnlySpan{float})"/>.
    /// </exception>
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
    /// other, and does not end the descent. The optimiser's state is neither cleared before nor after: a second call goes on where
    /// the first ended. Nothing is allocated per iteration apart from what the two callbacks allocate; note that
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
    /// <exception cref="InvalidOperationException">The optimiser's state belongs to other weights.</exception>
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

    /// <summary>What every update demands of its arguments.</summary>
    private protected static void Check<T>(ReadOnlySpan<T> w, ReadOnlySpan<T> dw)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        CheckLengths(w.Length, dw.Length, nameof(dw));
        if (w.Overlaps(dw, out var shift) && shift != 0)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The gradient overlaps the weights, shifted by {shift} elements. Keep the two apart."), nameof(dw));
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
}
