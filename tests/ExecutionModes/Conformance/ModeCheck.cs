using System.Globalization;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>
/// The further modes of a case's cost against its gradient: forward mode is the gradient's product with the direction, and the
/// Hessian's product with it the difference quotient of the gradient (sixth order, in double; float is held against double).
/// </summary>
internal sealed class ModeCheck(ConformanceCase @case, IModelDriver driver, IModeDriver modes, IModeDriver inDouble, bool isFloat)
{
    private const double Step = 0.004;

    /// <summary>The first thing that is wrong, as text.</summary>
    public string? Differs(double[][] inputs, double[] cotangent, int[] sizes, Layout layout, Random random)
    {
        var differentiated = @case.Arguments.Select((argument, i) => (argument, i)).Where(each => each.argument.IsParameter || each.argument.IsDifferentiated).ToList();
        double[][] direction = [.. differentiated.Select(each => inputs[each.i].Select(_ => (double)(float)((2 * random.NextDouble()) - 1)).ToArray())];
        var gradient = driver.Gradient(inputs, cotangent, sizes, layout);
        var jvp = modes.Jvp(inputs, cotangent, direction, sizes, layout);
        var hvp = modes.Hvp(inputs, cotangent, direction, sizes, layout);
        var terms = gradient.Skip(1).SelectMany((part, i) => part.Zip(direction[i], (a, b) => a * b)).ToList();
        var rounding = isFloat ? 2e-5 : 1e-11;
        return Compare("the value beside the tangent", jvp[0], gradient[0], rounding, 10)
            ?? Compare("the tangent", jvp[1], [terms.Sum()], rounding * (1 + terms.Sum(Math.Abs)), 1)
            ?? Each("output", hvp.Take(gradient.Length), gradient, rounding)
            ?? Each("product", hvp.Skip(gradient.Length), Products(), isFloat ? 5e-5 : 1e-7);

        IEnumerable<double[]> Products()
        {
            if (isFloat)
            {
                return inDouble.Hvp(inputs, cotangent, direction, sizes, Layout.Plain).Skip(gradient.Length);
            }

            double[][][] at = [.. new[] { 1, -1, 2, -2, 3, -3 }.Select(t => driver.Gradient(Moved(t), cotangent, sizes, layout))];
            return direction.Select((part, array) => part.Select((_, i) =>
                ((45 * Between(array + 1, i, 0)) - (9 * Between(array + 1, i, 2)) + Between(array + 1, i, 4)) / (60 * Step)).ToArray());

            double Between(int array, int i, int pair) => at[pair][array][i] - at[pair + 1][array][i];
        }

        double[][] Moved(double t)
        {
            double[][] moved = [.. inputs];
            for (var part = 0; part < differentiated.Count; part++)
            {
                moved[differentiated[part].i] = [.. inputs[differentiated[part].i].Zip(direction[part], (x, d) => x + (t * Step * d))];
            }

            return moved;
        }
    }

    private static string? Each(string what, IEnumerable<double[]> actual, IEnumerable<double[]> expected, double tolerance) =>
        actual.Zip(expected, (a, e) => (a, e)).Select((pair, i) => Compare($"{what} {i} of the Hessian-vector product", pair.a, pair.e, tolerance, 10))
            .FirstOrDefault(problem => problem is not null);

    private static string? Compare(string what, double[] actual, double[] expected, double tolerance, double least)
    {
        var largest = expected.Select(Math.Abs).Append(least).Max();
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= tolerance * largest))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{what} [{i}] is {actual[i]:R}, and should be {expected[i]:R}");
            }
        }

        return null;
    }
}
