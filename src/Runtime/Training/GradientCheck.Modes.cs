using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace NumDsl;

// The other modes: forward against reverse, and second derivatives.
public static partial class GradientCheck
{
    /// <summary>How many random directions are tried.</summary>
    private const int Directions = 4;

    /// <summary>
    /// Holds forward mode against reverse mode, the dot test: along random directions t, the derivative is the gradient's product with t.
    /// Both are exact, so it needs no step, and rounding is the only difference; where they disagree, every element is looked at alone.
    /// </summary>
    /// <param name="create">Makes a set of the model's: its <c>CreateParameterSet</c>.</param>
    /// <param name="valueAndGradient">Computes the value and writes the gradient.</param>
    /// <param name="jvp">Computes the derivative along a direction.</param>
    /// <param name="tolerance">The distance that is allowed, relative to the sum of the products' magnitudes; above 0.</param>
    /// <returns>The worst direction, or the worst element where one disagrees.</returns>
    /// <example>
    /// <code>
    /// GradientCheck.Jvp(
    ///     model.CreateParameterSet,
    ///     gradient =&gt; model.CostAndGradient(x, y, 4, gradient),
    ///     tangent =&gt; { model.CostJvp(x, y, 4, tangent, out double derivative); return derivative; }).ThrowIfWrong();
    /// </code>
    /// </example>
    public static GradientReport Jvp<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet>(
        Func<TSet> create, Func<TSet, double> valueAndGradient, Func<TSet, double> jvp, double tolerance = 1e-12)
        where TSet : ParameterSet<double> => Forward(create, valueAndGradient, jvp, tolerance);

    /// <inheritdoc cref="Jvp{TSet}(Func{TSet}, Func{TSet, double}, Func{TSet, double}, double)"/>
    public static GradientReport Jvp<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet>(
        Func<TSet> create, Func<TSet, float> valueAndGradient, Func<TSet, float> jvp, double tolerance = 1e-4)
        where TSet : ParameterSet<float> => Forward(create, valueAndGradient, jvp, tolerance);

    /// <summary>
    /// Holds the product of the Hessian with random vectors against finite differences of the gradient along them, element by element,
    /// and the Hessian against its transpose: u H v = v H u, to rounding.
    /// </summary>
    /// <param name="parameters">The model's parameters: the point at which it is checked. They are put back.</param>
    /// <param name="create">Makes a set of the model's: its <c>CreateParameterSet</c>.</param>
    /// <param name="hvp">Computes the value, and from a vector writes the gradient and the product, in this order.</param>
    /// <param name="tolerance">The relative distance that is allowed, above 0.</param>
    /// <returns>The worst element, or the worst pair of vectors.</returns>
    /// <example>
    /// <code>
    /// GradientCheck.Hvp(
    ///     model.Parameters, model.CreateParameterSet,
    ///     (vector, gradient, product) =&gt; model.CostHvp(x, y, 4, vector, gradient, product)).ThrowIfWrong();
    /// </code>
    /// </example>
    public static GradientReport Hvp<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet>(
        TSet parameters, Func<TSet> create, Func<TSet, TSet, TSet, double> hvp, double tolerance = DoubleTolerance)
        where TSet : ParameterSet<double> => Second(parameters, create, hvp, tolerance);

    /// <inheritdoc cref="Hvp{TSet}(TSet, Func{TSet}, Func{TSet, TSet, TSet, double}, double)"/>
    public static GradientReport Hvp<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet>(
        TSet parameters, Func<TSet> create, Func<TSet, TSet, TSet, float> hvp, double tolerance = SingleTolerance)
        where TSet : ParameterSet<float> => Second(parameters, create, hvp, tolerance);

    private static GradientReport Forward<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet, T>(
        Func<TSet> create, Func<TSet, T> valueAndGradient, Func<TSet, T> jvp, double tolerance)
        where TSet : ParameterSet<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(valueAndGradient);
        ArgumentNullException.ThrowIfNull(jvp);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        var (gradient, tangent) = (create(), create());
        valueAndGradient(gradient);
        var worst = new WorstOf("the gradient's product with the direction", "forward mode's derivative");
        var random = new Random(1);
        for (var direction = 0; direction < Directions && gradient.Length > 0; direction++)
        {
            Fill(tangent, random);
            var (product, size) = Inner(gradient, tangent);
            worst.Add($"random direction {direction + 1}", product, double.CreateTruncating(jvp(tangent)), tolerance * size);
        }

        if (worst.Report.Agrees)
        {
            return worst.Report;
        }

        var (byElement, names) = (new WorstOf("the gradient", "forward mode's derivative"), new ParameterNames<T>(gradient, typeof(TSet)));
        for (var i = 0; i < tangent.Length; i++)
        {
            tangent.Clear();
            tangent.Flat[i] = T.One;
            var derivative = double.CreateTruncating(gradient.Flat[i]);
            byElement.Add(names.Of(i), derivative, double.CreateTruncating(jvp(tangent)), tolerance * Math.Abs(derivative));
        }

        return byElement.Report.Agrees ? worst.Report : byElement.Report;
    }

    private static GradientReport Second<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TSet, T>(
        TSet parameters, Func<TSet> create, Func<TSet, TSet, TSet, T> hvp, double tolerance)
        where TSet : ParameterSet<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(create);
        ArgumentNullException.ThrowIfNull(hvp);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        var (u, v, gradient, product) = (create(), create(), create(), create());
        var (worst, names, random) = (new WorstOf("the Hessian's product", "the difference quotient of the gradient"), new ParameterNames<T>(gradient, typeof(TSet)), new Random(2));
        for (var pair = 0; pair < Directions && gradient.Length > 0; pair++)
        {
            Fill(u, random);
            Fill(v, random);
            hvp(u, gradient, product);
            var (vHu, uSize) = Inner(product, v);
            hvp(v, gradient, product);
            var (uHv, vSize) = Inner(product, u);
            var symmetry = new WorstOf("u H v", "v H u");
            symmetry.Add($"random vectors u and v, pair {pair + 1}", uHv, vHu, (typeof(T) == typeof(float) ? 1e-4 : 1e-12) * (uSize + vSize));
            var quotients = Quotients<TSet, T>(parameters, v, (set, scratch) => hvp(v, set, scratch), create);

            // The quotients' rounding is that of the largest derivative over the step.
            var size = 1e-3 * Math.Max(Largest(gradient), Largest(product));
            for (var i = 0; i < quotients.Length; i++)
            {
                var derivative = double.CreateTruncating(product.Flat[i]);
                worst.Add(names.Of(i), derivative, quotients[i], tolerance * (Math.Max(Math.Abs(derivative), Math.Abs(quotients[i])) + size));
            }

            if (!worst.Report.Agrees || !symmetry.Report.Agrees)
            {
                return worst.Report.Agrees ? symmetry.Report : worst.Report;
            }
        }

        return worst.Report;
    }

    /// <summary>The gradient's derivative along a vector, with the step and the formula of the differences of values.</summary>
    private static double[] Quotients<TSet, T>(TSet parameters, TSet v, Action<TSet, TSet> gradient, Func<TSet> create)
        where TSet : ParameterSet<T>
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] at = [.. parameters.Flat];
        var (moved, scratch, quotients) = (create(), create(), new double[at.Length]);
        var precision = typeof(T) == typeof(float) ? Math.Pow(2, -24) : Math.Pow(2, -53);
        var step = Math.ScaleB(1, (int)Math.Floor(Math.Log2(Math.Pow(precision, 0.2))));
        foreach (var (place, weight) in new[] { (1, 8.0), (-1, -8.0), (2, -1.0), (-2, 1.0) })
        {
            for (var i = 0; i < at.Length; i++)
            {
                parameters.Flat[i] = at[i] + (T.CreateTruncating(place * step) * v.Flat[i]);
            }

            gradient(moved, scratch);
            for (var i = 0; i < at.Length; i++)
            {
                quotients[i] += weight * double.CreateTruncating(moved.Flat[i]) / (12 * step);
            }
        }

        at.CopyTo(parameters.Flat);
        return quotients;
    }

    private static void Fill<T>(ParameterSet<T> direction, Random random)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        foreach (ref var element in direction.Flat)
        {
            element = T.CreateTruncating((2 * random.NextDouble()) - 1);
        }
    }

    /// <summary>The inner product of two sets, and the sum of its terms' magnitudes.</summary>
    private static (double Product, double Size) Inner<T>(ParameterSet<T> a, ParameterSet<T> b)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (product, size) = (0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            var term = double.CreateTruncating(a.Flat[i]) * double.CreateTruncating(b.Flat[i]);
            (product, size) = (product + term, size + Math.Abs(term));
        }

        return (product, size);
    }

    private static double Largest<T>(ParameterSet<T> set)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var largest = 0.0;
        foreach (var element in set.Flat)
        {
            largest = Math.Max(largest, Math.Abs(double.CreateTruncating(element)));
        }

        return largest;
    }

    /// <summary>Keeps the comparison that is farthest beyond what is allowed.</summary>
    private sealed class WorstOf(string what, string against)
    {
        private double _excess = double.NegativeInfinity;
        private int _count;

        public GradientReport Report { get; private set; } = new("", 0, 0, 0, 0);

        public void Add(string name, double value, double other, double allowed)
        {
            var beyond = Math.Abs(value - other) - allowed;
            if (!(beyond <= _excess))
            {
                // NaN is beyond everything, and the first one stays.
                _excess = double.IsNaN(beyond) ? double.PositiveInfinity : beyond;
                Report = new GradientReport(name, value, other, allowed, _count) { What = what, Against = against };
            }

            Report = Report with { Count = ++_count };
        }
    }
}
