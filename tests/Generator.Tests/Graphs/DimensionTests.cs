using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>A dimension is a polynomial: however it is written, equal sizes are equal dimensions.</summary>
public sealed class DimensionTests
{
    [Theory]
    [InlineData("h - k + 1", "1 + h - k")]
    [InlineData("n * m", "m * n")]
    [InlineData("n + n", "2 * n")]
    [InlineData("n - n", "0")]
    [InlineData("(n + 1) * (n - 1)", "n * n - 1")]
    [InlineData("(n + m) * k", "m * k + k * n")]
    [InlineData("2 * n - 3 * n", "-n")]
    [InlineData("(n - 1) / 2 + 1", "1 + (n - 1) / 2")]
    [InlineData("(1 + h - k) / 2", "(h - k + 1) / 2")]
    [InlineData("7 / 2", "3")]
    [InlineData("-7 / 2", "-3")]
    public void The_same_polynomial_is_the_same_dimension_however_it_is_written(string left, string right)
    {
        var (a, b) = (GraphText.Dimension(left), GraphText.Dimension(right));
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        Assert.Equal(a.ToString(), b.ToString());
    }

    [Theory]
    [InlineData("n", "m")]
    [InlineData("n", "1")]
    [InlineData("n * n", "n")]
    [InlineData("n / 2", "n")]
    [InlineData("n / 2 * 2", "n")]
    [InlineData("(n + 1) / 2", "(n + 2) / 2")]
    [InlineData("n + 1", "n")]
    public void Different_polynomials_are_different_dimensions(string left, string right) =>
        Assert.NotEqual(GraphText.Dimension(left), GraphText.Dimension(right));

    [Theory]
    [InlineData("1 - k + h", "h - k + 1")]
    [InlineData("1 - k", "1 - k")]
    [InlineData("-k", "-k")]
    [InlineData("-k - 1", "-k - 1")]
    [InlineData("k * 2 * n", "2 * k * n")]
    [InlineData("n * 0", "0")]
    [InlineData("(n + 1) / 2 * m", "((n + 1) / 2) * m")]
    [InlineData("n / m / k", "((n / m) / k)")]
    [InlineData("n * n + n", "n * n + n")]
    public void A_dimension_prints_positive_terms_first_and_higher_degrees_before_lower(string text, string printed) =>
        Assert.Equal(printed, GraphText.Dimension(text).ToString());

    [Theory]
    [InlineData("4 * n / 2", "2 * n")]
    [InlineData("n * m / m", "n")]
    [InlineData("(n * m + 2 * m) / m", "n + 2")]
    [InlineData("n * n / n", "n")]
    [InlineData("n / 1", "n")]
    [InlineData("0 / n", "0")]
    public void A_quotient_without_remainder_is_exact(string text, string quotient) =>
        Assert.Equal(GraphText.Dimension(quotient), GraphText.Dimension(text));

    [Theory]
    [InlineData("n / 2", "(n / 2)")]
    [InlineData("3 * n / 2", "((3 * n) / 2)")]
    [InlineData("(n + 1) / m", "((n + 1) / m)")]
    [InlineData("n / (m + 1)", "(n / (m + 1))")]
    public void Another_quotient_stays_a_quotient(string text, string printed) =>
        Assert.Equal(printed, GraphText.Dimension(text).ToString());

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        Assert.Null(GraphText.Dimension("n") / Dimension.Zero);
        Assert.Null(GraphText.Dimension("7") / Dimension.Zero);
    }

    [Theory]
    [InlineData("n + 1", "2 * k + 1")]
    [InlineData("n * n", "4 * k * k")]
    [InlineData("n / 2", "k")]
    [InlineData("m / n", "(m / (2 * k))")]
    [InlineData("m", "m")]
    public void Substitution_replaces_a_symbol_everywhere_in_quotients_too(string text, string substituted) =>
        Assert.Equal(substituted, GraphText.Dimension(text).Substitute(Double)!.ToString());

    [Fact]
    public void A_substitution_that_divides_by_zero_gives_nothing() =>
        Assert.Null(GraphText.Dimension("m / (n - 1)").Substitute(name => name == "n" ? Dimension.One : null));

    [Fact]
    public void Substitution_replaces_all_symbols_at_once()
    {
        var swapped = GraphText.Dimension("n - m").Substitute(name => Dimension.Symbol(name == "n" ? "m" : "n"));
        Assert.Equal("m - n", swapped!.ToString());
    }

    [Theory]
    [InlineData("n", 1, "0")]
    [InlineData("2 * n + m - 1", 2, "m - 1")]
    [InlineData("m * k - n", -1, "k * m")]
    [InlineData("n + m / 2", 1, "(m / 2)")]
    public void A_dimension_linear_in_a_symbol_has_a_factor_and_an_offset(string text, long factor, string offset)
    {
        var (actualFactor, actualOffset) = GraphText.Dimension(text).LinearIn("n")!.Value;
        Assert.Equal(factor, actualFactor);
        Assert.Equal(offset, actualOffset.ToString());
    }

    [Theory]
    [InlineData("m")]
    [InlineData("3")]
    [InlineData("n * n")]
    [InlineData("n * m")]
    [InlineData("n / 2")]
    [InlineData("n + n / 2")]
    public void Other_dimensions_are_not_linear_in_it(string text) => Assert.Null(GraphText.Dimension(text).LinearIn("n"));

    [Fact]
    public void Only_a_bare_symbol_has_a_symbol_name_and_only_a_number_a_value()
    {
        Assert.Equal("n", GraphText.Dimension("n").SymbolName);
        Assert.Null(GraphText.Dimension("2 * n").SymbolName);
        Assert.Null(GraphText.Dimension("n / 2").SymbolName);
        Assert.Equal(6, GraphText.Dimension("2 * 3").Value);
        Assert.Null(GraphText.Dimension("n").Value);
        Assert.Equal(["h", "k", "w"], GraphText.Dimension("h * k + (w + 1) / 2").Symbols.Order());
    }

    [Theory]
    [InlineData("h - k + 1", 5 - 2 + 1)]
    [InlineData("(h - k) / 2 + h * (k + 1) / 3", ((5 - 2) / 2) + (5 * 3 / 3))]
    [InlineData("1 - 2 * h * k / w", 1 - (2 * 5 * 2 / 7))]
    [InlineData("-h / (k + 1) * w", -(5 / 3) * 7)]
    public void The_text_is_the_CSharp_expression_of_the_size(string text, int value)
    {
        // Read back with the precedences of C#, which GraphText has too.
        var printed = GraphText.Dimension(text).ToString();
        Assert.DoesNotContain(CSharpSyntaxTree.ParseText($"_ = {printed};").GetDiagnostics(), _ => true);
        Assert.Equal(printed, GraphText.Dimension(printed).ToString());
        var size = GraphText.Dimension(printed).Substitute(name => Dimension.Of(name switch { "h" => 5, "k" => 2, _ => 7 }));
        Assert.Equal(value, size!.Value);
    }

    private static Dimension? Double(string symbol) => symbol == "n" ? GraphText.Dimension("2 * k") : null;
}
