using System.Globalization;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>
/// Derivatives of sum(value * cotangent) by central differences of sixth order (Fornberg, Math. Comp. 51 (1988), table 1): by every
/// element of a small argument, in two random directions for a large one.
/// </summary>
internal sealed class FiniteDifferences
{
    // (45 (f1 - f-1) - 9 (f2 - f-2) + (f3 - f-3)) / 60h; the error is h^6 / 140 times the seventh derivative, below 1e-10 here.
    private const double Step = 0.004;
    private const int Small = 24;

    private readonly IReadOnlyList<ConformanceArgument> _arguments;
    private readonly List<(int Output, double[] Direction, double Derivative)> _known = [];
    private readonly double _cost;
    private readonly double _scale;
    private readonly double _rounding;

    public FiniteDifferences(
        ConformanceCase @case, double[][] inputs, double[] cotangent, int[] sizes, Func<double[][], int[], double[]> value, Random random)
    {
        // The equation as written is the less exact one where the compiler's form is stabler.
        _rounding = @case.IsStabler ? 1e-9 : 1e-12;
        _arguments = [.. @case.Arguments.Where(argument => argument.IsDifferentiated)];
        var terms = value(inputs, sizes).Zip(cotangent, (v, c) => v * c).ToArray();
        _cost = terms.Sum();
        _scale = 1 + terms.Sum(Math.Abs);
        for (var output = 0; output < _arguments.Count; output++)
        {
            var input = @case.Arguments.ToList().IndexOf(_arguments[output]);
            foreach (var direction in Directions(inputs[input].Length, random))
            {
                double At(double t)
                {
                    double[][] moved = [.. inputs];
                    moved[input] = [.. inputs[input].Zip(direction, (x, d) => x + (t * Step * d))];
                    return value(moved, sizes).Zip(cotangent, (v, c) => v * c).Sum();
                }

                var derivative = ((45 * (At(1) - At(-1))) - (9 * (At(2) - At(-2))) + At(3) - At(-3)) / (60 * Step);
                _known.Add((output, direction, derivative));
            }
        }
    }

    /// <summary>The first of a driver's outputs that is not what it should be, as text.</summary>
    public string? Differs(double[][] actual)
    {
        if (!(Math.Abs(actual[0][0] - _cost) <= _rounding * _scale))
        {
            return string.Create(CultureInfo.InvariantCulture, $"the cost beside the gradient is {actual[0][0]:R}, eager {_cost:R}");
        }

        foreach (var (output, direction, derivative) in _known)
        {
            var products = actual[output + 1].Zip(direction, (g, d) => g * d).ToArray();
            var tolerance = (1e-8 * products.Sum(Math.Abs)) + (100 * _rounding * _scale);
            if (!(Math.Abs(products.Sum() - derivative) <= tolerance))
            {
                var element = direction.Count(d => d != 0) == 1 ? $"[{Array.FindIndex(direction, d => d != 0)}]" : " along a direction";
                return string.Create(CultureInfo.InvariantCulture,
                    $"the derivative by {_arguments[output].Name}{element} is {products.Sum():R}, by differences {derivative:R}");
            }
        }

        return null;
    }

    private static IEnumerable<double[]> Directions(int count, Random random) => count <= Small
        ? Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Select(j => i == j ? 1.0 : 0).ToArray())
        : Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1).ToArray()).ToArray();
}
