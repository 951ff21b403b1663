using System.Globalization;

namespace NumDsl.Generator.Tests.Execution;

/// <summary>A culture that writes numbers as no C# compiler reads them.</summary>
public class CultureTests
{
    private static readonly string Source = Sources.Usings +
        """
        [Model(typeof(double))]
        public static partial class M
        {
            [Equation, Gradient("x")]
            public static Scalar Cost([Shape("n", "n+1")] NDArray x) =>
                Sum(-1.5 * x + Pow(x, -2.5) * Exp(-0.25 * x) - Maximum(x, -1e-9)) + Sum(Sigmoid(x) * Erf(x) * Sin(x)) / 1e30;

            [Equation]
            public static NDArray Value([Shape("n", 1)] NDArray x) => Tanh(x) - 0.1 * Sum(x) + 1234567.125;
        }

        public static class Driver
        {
            public static double[] Run() => [M.CostAndGradient([1.5, 2, 2.5, 0.5, 1, 3], 2, new double[6])];

            public static string Message()
            {
                try
                {
                    M.Cost([1.5], -2);
                    return "";
                }
                catch (ArgumentException exception)
                {
                    return exception.Message;
                }
            }
        }
        """;

    private static CultureInfo Hostile
    {
        get
        {
            var culture = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
            culture.NumberFormat.NegativeSign = "\u2212";
            culture.NumberFormat.PositiveSign = "plus";
            culture.NumberFormat.NumberDecimalSeparator = ",";
            culture.NumberFormat.NumberGroupSeparator = "'";
            culture.NumberFormat.NaNSymbol = "keine Zahl";
            culture.NumberFormat.PositiveInfinitySymbol = "unendlich";
            culture.NumberFormat.NumberNegativePattern = 0;
            return culture;
        }
    }

    [Fact]
    public void The_culture_changes_neither_the_generated_text_nor_results_nor_messages()
    {
        var (texts, values, message) = In(CultureInfo.InvariantCulture);
        var (hostileTexts, hostileValues, hostileMessage) = In(Hostile);

        Assert.Equal(texts, hostileTexts);
        Assert.Equal(values, hostileValues);
        Assert.Equal(message, hostileMessage);
        Assert.Contains("-2", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2212", string.Concat(hostileTexts.Values), StringComparison.Ordinal);
    }

    private static (SortedDictionary<string, string> Texts, double[] Values, string Message) In(CultureInfo culture)
    {
        var (before, beforeOfMessages) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
            var model = GeneratedModel.Of(Source.Replace("n+1", "n+1", StringComparison.Ordinal));
            return (new(model.Texts.ToDictionary()), model.Driver<Func<double[]>>()(), model.Driver<Func<string>>("Message")());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeOfMessages);
        }
    }
}
