using System.Globalization;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Runs an elementwise case over NaN, infinities, both zeros, denormal and huge values, and all pairs of them.</summary>
internal sealed class SpecialValues(ConformanceCase @case, IModelDriver driver, bool isFloat)
{
    private static readonly double[] Common =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, 20, -20, 87, -87, 90, -90,
        104, -104, 700, -700, 746, -746, 1000, -1000, 1e-3, -1e-3, 1e-20, -1e-20, 12345.678f, -12345.678f,
    ];

    private static readonly double[] OfFloat =
        [float.Epsilon, -float.Epsilon, 1.1754942e-38f, 1.17549435e-38f, float.MaxValue, -float.MaxValue, 1e30f, -1e30f, 88.72283f, -87.33655f];

    private static readonly double[] OfDouble =
        [double.Epsilon, -double.Epsilon, 2.2250738585072009e-308, 2.2250738585072014e-308, double.MaxValue, -double.MaxValue, 1e300, -1e300, 709.78, -708.39];

    public IReadOnlyList<string> Run()
    {
        double[] values = [.. Common.Select(value => isFloat ? (float)value : value), .. isFloat ? OfFloat : OfDouble];
        var arrays = @case.Arguments.Length;
        var count = arrays == 1 ? values.Length : values.Length * values.Length;
        double[][] inputs = [.. Enumerable.Range(0, arrays).Select(argument =>
            Enumerable.Range(0, count).Select(i => values[argument == 0 ? i % values.Length : i / values.Length]).ToArray())];
        int[] sizes = [1, count];
        var expected = driver.Eager(inputs, sizes);
        var failures = new List<string>();
        foreach (var layout in new[] { Layout.Plain, Layout.Scattered })
        {
            var actual = driver.Value(inputs, sizes, layout);
            for (var i = 0; i < count && failures.Count < 4; i++)
            {
                if (!Agree(actual[i], isFloat ? (float)expected[i] : expected[i]))
                {
                    failures.Add(string.Create(CultureInfo.InvariantCulture,
                        $"{(isFloat ? "float" : "double")} {@case.Name}({string.Join(", ", inputs.Select(input => Text(input[i])))}) {layout} is {Text(actual[i])}, eager {Text(expected[i])}"));
                }
            }
        }

        return failures;
    }

    private bool Agree(double actual, double expected)
    {
        if (double.IsNaN(expected) || double.IsInfinity(expected))
        {
            return actual.Equals(expected) || (@case.IsStabler && double.IsFinite(actual));
        }

        // The last digits of the smallest denormal numbers may differ; the sign of a zero may not.
        var smallest = isFloat ? float.Epsilon : double.Epsilon;
        // The equation as written is the less exact one where the compiler's form is stabler.
        var rounding = isFloat ? 1e-5 : @case.IsStabler ? 1e-8 : 1e-13;
        return Math.Abs(actual - expected) <= (rounding * Math.Abs(expected)) + (2 * smallest) + (@case.IsStabler ? rounding : 0)
            && (@case.IsSignOfZeroFree || @case.IsStabler || actual != 0 || expected != 0 || double.IsNegative(actual) == double.IsNegative(expected));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
