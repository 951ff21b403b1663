using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NumDsl;

/// <summary>
/// Holds a gradient against finite differences of the value, and the modes of differentiation against each other: for a test of a model
/// with a custom rule, or of a cost of your own.
/// </summary>
/// <remarks>
/// <para>
/// The quotient is (8 (f(h) - f(-h)) - (f(2h) - f(-2h))) / 12h, whose error is of the order of h^4; h is the fifth root of the type's
/// precision, relative to the weight where that is above 1 (7e-4 in double, 4e-2 in float). It takes four values for each derivative,
/// so check small models, and far from kinks: a step across one gives neither slope.
/// </para>
/// <para>
/// A derivative agrees if it is within the tolerance times its size and a thousandth of the value's. The weights are put back.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// GradientCheck.Of(model.Parameters, model.CreateParameterSet(), gradient =&gt; model.CostAndGradient(x, y, 4, gradient)).ThrowIfWrong();
/// </code>
/// </example>
public static partial class GradientCheck
{
    /// <summary>The tolerance in double unless another is given.</summary>
    public const double DoubleTolerance = 1e-6;

    /// <summary>The tolerance in float unless another is given.</summary>
    public const double SingleTolerance = 1e-2;

    /// <summary>Checks the derivatives by all of a model's parameters.</summary>
    /// <param name="parameters">The model's parameters: the point at which it is checked.</param>
    /// <param name="gradient">A set of the same model's that receives the gradient.</param>
    /// <param name="valueAndGradient">Computes both with the parameters as they are.</param>
    /// <param name="tolerance">The relative distance that is allowed, above 0.</param>
    /// <returns>The worst of them.</returns>
    /// <exception cref="ArgumentException">The two sets are one, or differ in length.</exception>
    public static GradientReport Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet>(
        TSet parameters, TSet gradient, Func<TSet, double> valueAndGradient, double tolerance = DoubleTolerance)
        where TSet : ParameterSet<double> => Sets(parameters, gradient, valueAndGradient, tolerance);

    /// <inheritdoc cref="Of{TSet}(TSet, TSet, Func{TSet, double}, double)"/>
    public static GradientReport Of<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet>(
        TSet parameters, TSet gradient, Func<TSet, float> valueAndGradient, double tolerance = SingleTolerance)
        where TSet : ParameterSet<float> => Sets(parameters, gradient, valueAndGradient, tolerance);

    /// <summary>Checks the derivatives by the elements of an array, such as an argument of an equation.</summary>
    /// <param name="name">What the report calls it.</param>
    /// <param name="x">The point, whose elements are changed and put back.</param>
    /// <param name="gradient">The derivatives, of the same length.</param>
    /// <param name="value">Computes the value with <paramref name="x"/> as it is.</param>
    /// <param name="tolerance">The relative distance that is allowed, above 0.</param>
    /// <returns>The worst of them.</returns>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static GradientReport Of(string name, double[] x, double[] gradient, Func<double> value, double tolerance = DoubleTolerance) =>
        Arrays(name, x, gradient, value, tolerance);

    /// <inheritdoc cref="Of(string, double[], double[], Func{double}, double)"/>
    public static GradientReport Of(string name, float[] x, float[] gradient, Func<float> value, double tolerance = SingleTolerance) =>
        Arrays(name, x, gradient, value, tolerance);

    private static GradientReport Sets<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet, T>(
        TSet parameters, TSet gradient, Func<TSet, T> valueAndGradient, double tolerance)
        where TSet : ParameterSet<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(valueAndGradient);
        if (ReferenceEquals(parameters, gradient) || parameters.Length != gradient.Length)
        {
            throw new ArgumentException(
                $"The gradient must be a set of its own, of the {parameters.Length} elements of the parameters; it has {gradient.Length}. " +
                "Use CreateParameterSet.", nameof(gradient));
        }

        valueAndGradient(gradient);
        var derivatives = gradient.Flat.ToArray();
        var names = new ParameterNames<T>(parameters, typeof(TSet));
        return Worst(parameters.Length, i => ref parameters.Flat[i], derivatives, () => valueAndGradient(gradient), names.Of, tolerance);
    }

    private static GradientReport Arrays<T>(string name, T[] x, T[] gradient, Func<T> value, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(gradient);
        ArgumentNullException.ThrowIfNull(value);
        if (gradient.Length != x.Length)
        {
            throw new ArgumentException($"There are {x.Length} elements and {gradient.Length} derivatives.", nameof(gradient));
        }

        return Worst(x.Length, i => ref x[i], [.. gradient], value, i => $"{name}[{i}]", tolerance);
    }

    private static GradientReport Worst<T>(
        int count, Element<T> element, T[] gradient, Func<T> value, Func<int, string> name, double tolerance)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        var size = Math.Abs(double.CreateTruncating(value()));
        var worst = new WorstOf("the gradient", "the difference quotient");
        for (var i = 0; i < count; i++)
        {
            var (derivative, quotient) = (double.CreateTruncating(gradient[i]), Quotient(ref element(i), value));
            worst.Add(name(i), derivative, quotient, tolerance * (Math.Max(Math.Abs(derivative), Math.Abs(quotient)) + (1e-3 * size)));
        }

        return worst.Report;
    }

    private static double Quotient<T>(ref T weight, Func<T> value)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var at = weight;
        var precision = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);
        var step = T.CreateTruncating(Math.Pow(precision, 0.2) * Math.Max(1, Math.Abs(double.CreateTruncating(at))));

        // Rounded to a power of two, so that the four places are those that are meant.
        step = T.ScaleB(T.One, T.ILogB(step));
        var twice = step + step;
        var difference = (8 * Between(ref weight, step)) - Between(ref weight, twice);
        return difference / (12 * double.CreateTruncating(step));

        double Between(ref T weight, T h)
        {
            weight = at + h;
            var above = double.CreateTruncating(value());
            weight = at - h;
            var below = double.CreateTruncating(value());
            weight = at;
            return above - below;
        }
    }

    private delegate ref T Element<T>(int index);
}
