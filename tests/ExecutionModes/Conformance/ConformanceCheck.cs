using System.Globalization;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>
/// Runs a case over its sizes and layouts: the value against the eager method, the gradient of a double model against finite
/// differences of it, that of a float model against the double model's.
/// </summary>
/// <param name="case">The case.</param>
/// <param name="driver">Its model.</param>
/// <param name="inDouble">The same model in double.</param>
/// <param name="modes">The further modes of the two models; null if the case has none.</param>
/// <param name="matrices">The matrices of derivatives of the model; null if the case has none.</param>
/// <param name="isFloat">Whether the model is one in float.</param>
public sealed class ConformanceCheck(
    ConformanceCase @case, IModelDriver driver, IModelDriver inDouble, (IModeDriver Own, IModeDriver InDouble)? modes, IMatrixDriver? matrices, bool isFloat)
{
    // A sum's rounding error grows with its length; 64 roundings cover the longest sums here.
    private readonly double _rounding = isFloat ? 64 * Math.Pow(2, -24) : @case.IsStabler ? 1e-9 : 64 * Math.Pow(2, -53);

    /// <summary>Returns the first failure of each kind, with sizes and layout.</summary>
    public IReadOnlyList<string> Run()
    {
        var failures = new List<string>();
        var random = new Random(@case.Name.Length);
        foreach (var sizes in ConformanceData.SizesOf(@case))
        {
            double[][] inputs = [.. @case.Arguments.Select(argument => ConformanceData.Of(argument.Values, Count(@case.SizesOf(argument.Dimensions, sizes)), random))];
            var cotangent = ConformanceData.Of(Values.Any, Count(@case.SizesOf(@case.ResultDimensions, sizes)), random);
            try
            {
                if (@case.IsUndefined(sizes))
                {
                    Refuses(sizes, () => driver.Value(inputs, sizes, Layout.Plain));
                    Refuses(sizes, () => driver.Value(inputs, sizes, Layout.RowMajor));
                    Refuses(sizes, () => driver.Gradient(inputs, cotangent, sizes, Layout.Plain));
                    Refuses(sizes, () => driver.Gradient(inputs, cotangent, sizes, Layout.Mixed));
                }
                else
                {
                    Compare(inputs, cotangent, sizes, random, failures);
                }
            }
            catch (Exception exception)
            {
                failures.Add($"{Where(sizes)}: {exception.GetType().Name}: {exception.Message} {exception.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}");
            }

            if (failures.Count > 3)
            {
                break;
            }
        }

        if (@case.HasSpecialValues && failures.Count <= 3)
        {
            failures.AddRange(new SpecialValues(@case, driver, isFloat).Run());
        }

        return failures;
    }

    private void Compare(double[][] inputs, double[] cotangent, int[] sizes, Random random, List<string> failures)
    {
        var expected = driver.Eager(inputs, sizes);
        var magnitude = inputs.Select(input => input.Sum(Math.Abs)).Append(0).Max() / Math.Max(1, expected.Length);
        var differences = isFloat ? null : new FiniteDifferences(@case, inputs, cotangent, sizes, driver.Eager, random);
        var gradientInDouble = isFloat ? inDouble.Gradient(inputs, cotangent, sizes, Layout.Plain) : null;
        foreach (var layout in Enum.GetValues<Layout>())
        {
            var actual = driver.Value(inputs, sizes, layout);
            for (var i = 0; i < expected.Length; i++)
            {
                if (!actual[i].Equals(expected[i]) && !(Math.Abs(actual[i] - expected[i]) <= _rounding * (1 + magnitude + Math.Abs(expected[i]))))
                {
                    failures.Add(string.Create(CultureInfo.InvariantCulture,
                        $"{Where(sizes)} {layout}: value[{i}] is {actual[i]:R}, eager {expected[i]:R}"));
                    break;
                }
            }

            if (!expected.All(double.IsFinite))
            {
                continue;
            }

            var gradient = driver.Gradient(inputs, cotangent, sizes, layout);
            var problem = isFloat ? Differs(gradient, gradientInDouble!) : differences!.Differs(gradient);
            if (layout is Layout.Plain or Layout.ColumnMajor or Layout.Scattered)
            {
                problem ??= modes is var (own, ofDouble) ? new ModeCheck(@case, driver, own, ofDouble, isFloat).Differs(inputs, cotangent, sizes, layout, random) : null;
                problem ??= matrices is null ? null : new MatrixCheck(@case, driver, modes?.Own, matrices, isFloat).Differs(inputs, cotangent, sizes, layout, random);
            }

            if (problem is not null)
            {
                failures.Add($"{Where(sizes)} {layout}: {problem}");
            }
        }
    }

    /// <summary>Compares with the double model's, element by element, on the scale of the largest element.</summary>
    private static string? Differs(double[][] actual, double[][] expected)
    {
        const double Tolerance = 2e-5;
        for (var array = 0; array < expected.Length; array++)
        {
            var largest = expected[array].Select(Math.Abs).Append(0).Max();
            for (var i = 0; i < expected[array].Length; i++)
            {
                if (!(Math.Abs(actual[array][i] - expected[array][i]) <= Tolerance * (largest + (array == 0 ? 10 : 0.1))))
                {
                    return string.Create(CultureInfo.InvariantCulture,
                        $"output {array} of the gradient [{i}] is {actual[array][i]:R}, in double {expected[array][i]:R}");
                }
            }
        }

        return null;
    }

    private static void Refuses(int[] sizes, Action call)
    {
        try
        {
            call();
        }
        catch (ArgumentException)
        {
            return;
        }

        throw new CheckFailedException($"no ArgumentException for sizes ({string.Join(", ", sizes)})");
    }

    private string Where(int[] sizes) =>
        $"{(isFloat ? "float" : "double")} {@case.Name} ({string.Join(", ", @case.Symbols.Zip(sizes, (symbol, size) => $"{symbol} = {size}"))})";

    private static int Count(int[] sizes) => sizes.Aggregate(1, (product, size) => product * size);
}
