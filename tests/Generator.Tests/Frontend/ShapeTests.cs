using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Tests.Frontend;

/// <summary>The text of sizes, and the binding of symbols.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("nx", "nx")]
    [InlineData(" h - k + 1 ", "h - k + 1")]
    [InlineData("2*(n+1)", "2 * n + 2")]
    [InlineData("n/2", "(n / 2)")]
    [InlineData("(n*4)/2", "2 * n")]
    [InlineData("7/2", "3")]
    [InlineData("-n+m", "m - n")]
    public void A_size_is_read_as_a_polynomial(string text, string dimension) =>
        Assert.Equal(dimension, ShapeParser.Parse(text).Dimension!.ToString());

    [Theory]
    [InlineData("", "a size is missing")]
    [InlineData("n+", "a size is missing")]
    [InlineData("(n", "a closing bracket is missing")]
    [InlineData("n m", "'m' is not expected at position 3")]
    [InlineData("n^2", "'^' is not expected at position 2")]
    [InlineData("2n", "'2n' is neither an integer nor a name")]
    [InlineData("class", "'class' is a keyword of C#; choose another name")]
    [InlineData("n/0", "it divides by zero")]
    [InlineData("1-2", "it is -1, and a size is not negative")]
    [InlineData("99999999999", "'99999999999' is neither an integer nor a name")]
    [InlineData("2000000000*2000000000*2000000000", "a number in it is too large")]
    public void A_wrong_size_says_why(string text, string error) => Assert.Equal((null, error), ShapeParser.Parse(text));

    [Theory]
    [InlineData("n", "")]
    [InlineData("n+1", "")]
    [InlineData("h-k+1 h", "")]
    [InlineData("n*n", "n")]
    [InlineData("p+q", "p q")]
    [InlineData("n/2", "n")]
    [InlineData("n/2 n", "")]
    [InlineData("p*known", "p")]
    public void A_symbol_is_determined_where_a_linear_expression_has_it_as_its_one_unknown(string sizes, string undetermined) => Assert.Equal(
        undetermined,
        string.Join(" ", SymbolBinding.Undetermined([Shape(sizes)], ["known"])));

    [Theory]
    [InlineData("p q", "n m", "p=n q=m")]
    [InlineData("p+1 p", "n+1 n", "p=n")]
    [InlineData("2*p+1 q", "2*n+5 7", "q=7 p=n + 2")]
    [InlineData("p p", "n m", "in axis 1, p stands for n at this call, against m")]
    [InlineData("p p", "3 n", "in axis 1, p stands for 3 at this call, against n")]
    [InlineData("2*p q", "n m", "in axis 0, 2 * p has no whole solution, against n")]
    [InlineData("p*p q", "n m", "in axis 0, p * p cannot be solved for its symbols, against n")]
    [InlineData("p q r", "n m", "of another rank")]
    public void A_callees_symbols_bind_once_each(string declared, string actual, string outcome)
    {
        var bindings = new Dictionary<string, Dimension>(StringComparer.Ordinal);
        var problem = SymbolBinding.Unify([("a", Shape(declared), Shape(actual))], [], bindings);

        var text = problem?.Text ?? string.Join(" ", bindings.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.EndsWith(outcome, text, StringComparison.Ordinal);
    }

    private static Shape Shape(string sizes) => new(sizes.Split(' ').Select(size => ShapeParser.Parse(size).Dimension!));
}
