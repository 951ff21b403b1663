using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>The text of lane programs.</summary>
public class LanePrinterTests
{
    [Fact]
    public void A_program_is_one_readable_statement_a_line_at_every_width()
    {
        Assert.Equal(
            [
                "var z = Vector512.FusedMultiplyAdd(w, x, b);",
                "var loss = (z - Vector512.Create(0.5f)) * (z + Vector512.Create(0.25f)) / z;",
            ],
            Print(LaneWidth.Bits512));
        Assert.Equal(
            [
                "var z = Vector256.FusedMultiplyAdd(w, x, b);",
                "var loss = (z - Vector256.Create(0.5f)) * (z + Vector256.Create(0.25f)) / z;",
            ],
            Print(LaneWidth.Bits256));
        Assert.Equal(
            ["var z = MathF.FusedMultiplyAdd(w, x, b);", "var loss = (z - 0.5f) * (z + 0.25f) / z;"],
            Print(LaneWidth.Scalar));

        static IReadOnlyList<string> Print(LaneWidth width)
        {
            var b = new LaneBuilder(ElementType.Single);
            var z = b.Named(b.Fma(b.Operand(0, "w"), b.Operand(1, "x"), b.Operand(2, "b")), "z");
            return Printer(width, "w", "x", "b").Lines(b.Named((z - 0.5) * (z + 0.25) / z, "loss"));
        }
    }

    [Theory]
    [InlineData(1, "Vector512.FusedMultiplyAdd(a, b, c)", "Vector256.FusedMultiplyAdd(a, b, c)", "MathF.FusedMultiplyAdd(a, b, c)")]
    [InlineData(2, "LaneMath.MultiplyAddNegated(a, b, c)", "LaneMath.MultiplyAddNegated(a, b, c)", "MathF.FusedMultiplyAdd(-a, b, c)")]
    [InlineData(3, "LaneMath.MultiplySubtract(a, b, c)", "LaneMath.MultiplySubtract(a, b, c)", "MathF.FusedMultiplyAdd(a, b, -c)")]
    [InlineData(4, "LaneMath.MultiplySubtractNegated(a, b, c)", "LaneMath.MultiplySubtractNegated(a, b, c)", "MathF.FusedMultiplyAdd(-a, b, -c)")]
    [InlineData(5, "Vector512.FusedMultiplyAdd(a, b, c)", "Vector256.FusedMultiplyAdd(a, b, c)", "MathF.FusedMultiplyAdd(a, b, c)")]
    public void The_signs_are_part_of_a_fused_multiply_add(int form, string bits512, string bits256, string scalar)
    {
        foreach (var (width, text) in new[] { (LaneWidth.Bits512, bits512), (LaneWidth.Bits256, bits256), (LaneWidth.Scalar, scalar) })
        {
            var builder = new LaneBuilder(ElementType.Single);
            var (a, b, c) = (builder.Operand(0, "a"), builder.Operand(1, "b"), builder.Operand(2, "c"));
            var sum = form switch
            {
                1 => builder.Fma(a, b, c),
                2 => builder.Fma(a, -b, c),
                3 => builder.Fma(a, b, -c),
                4 => builder.Fma(-a, b, -c),
                _ => builder.Fma(-a, -b, c),
            };
            Assert.Equal([$"var t = {text};"], Printer(width, "a", "b", "c").Lines(sum));
        }
    }

    [Fact]
    public void What_has_a_sign_at_several_places_is_computed_once()
    {
        var b = new LaneBuilder(ElementType.Single);
        var (x, y) = (b.Operand(0, "x"), b.Operand(1, "y"));
        var negative = -(x / y);
        Assert.Equal(
            ["var quotient = x / y;", "var t = MathF.FusedMultiplyAdd(-quotient, x, y);", "var t2 = MathF.FusedMultiplyAdd(-quotient, y, x);"],
            Printer(LaneWidth.Scalar, "x", "y").Lines(b.Fma(negative, x, y), b.Fma(negative, y, x)));
    }

    [Fact]
    public void What_is_under_a_sign_that_is_written_itself_is_computed_once()
    {
        var b = new LaneBuilder(ElementType.Single);
        var (x, y) = (b.Operand(0, "x"), b.Operand(1, "y"));
        Lane[] lanes = [-(x / y), b.Fma(-(x / y), x, y)];
        var printer = Printer(LaneWidth.Scalar, "x", "y");
        printer.Expect(lanes);
        Assert.Equal(["var quotient = x / y;", "var t = -quotient;", "var t2 = MathF.FusedMultiplyAdd(-quotient, x, y);"], printer.Lines(lanes));
    }

    [Fact]
    public void The_same_steps_for_other_arguments_are_written_side_by_side()
    {
        var b = new LaneBuilder(ElementType.Single);
        Lane[] lanes = [.. Enumerable.Range(0, 4).Select(i => Polynomial(b.Operand(i, $"x{i}")))];
        var announced = Printer(LaneWidth.Scalar, "x0", "x1", "x2", "x3");
        announced.Expect(lanes);
        Assert.Equal(["9f 3", "7f 3", "9f 1", "7f 1"], Runs(announced.Lines(lanes)));
        Assert.Equal(["9f 1", "7f 1", "9f 1", "7f 1", "9f 1", "7f 1", "9f 1", "7f 1"], Runs(Printer(LaneWidth.Scalar, "x0", "x1", "x2", "x3").Lines(lanes)));

        Lane Polynomial(Lane x) => b.Fma(b.Fma(x, x, b.Constant(9)).Hint("p"), x, b.Constant(7)).Hint("p");
    }

    [Fact]
    public void A_step_that_needs_another_is_written_after_it()
    {
        var b = new LaneBuilder(ElementType.Single);
        var x = b.Operand(0, "x");
        var inner = b.Fma(x, x, b.Constant(9)).Hint("p");
        var outer = b.Fma(inner, inner, b.Constant(9)).Hint("p");
        var printer = Printer(LaneWidth.Scalar, "x");
        printer.Expect([outer]);
        Assert.Equal(["var p = MathF.FusedMultiplyAdd(x, x, 9f);", "var p2 = MathF.FusedMultiplyAdd(p, p, 9f);"], printer.Lines(outer));
    }

    /// <summary>The constants at the ends of the lines, each with how often it follows itself.</summary>
    private static List<string> Runs(IReadOnlyList<string> lines)
    {
        var runs = new List<string>();
        var (last, count) = ("", 0);
        foreach (var constant in lines.Select(line => line[(line.LastIndexOf(' ') + 1)..^2]).Append(""))
        {
            if (constant != last && count > 0)
            {
                runs.Add($"{last} {count}");
                count = 0;
            }

            (last, count) = (constant, count + 1);
        }

        return runs;
    }

    [Fact]
    public void What_nobody_needs_is_not_written()
    {
        var b = new LaneBuilder(ElementType.Double);
        var x = b.Operand(0, "x");
        VectorMath.Exp(x);
        Assert.Equal(["var sum = x + 1.0;"], Printer(LaneWidth.Scalar, "x").Lines(x + 1));
    }

    [Fact]
    public void Softplus_and_sigmoid_of_the_same_argument_share_one_exp()
    {
        var b = new LaneBuilder(ElementType.Single);
        var z = b.Operand(0, "z");
        var lines = Printer(LaneWidth.Bits512, "z").Lines(VectorMath.Softplus(z), VectorMath.Sigmoid(z), VectorMath.LogSigmoid(z));
        Assert.Single(lines, line => line.Contains("Avx512F.Scale", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lane_is_written_once_when_asked_for_again()
    {
        var b = new LaneBuilder(ElementType.Single);
        var (x, lines) = (b.Operand(0, "x"), new List<string>());
        var printer = Printer(LaneWidth.Scalar, "x");
        var square = b.Named(x * x, "square");
        lines.AddRange(printer.Lines(square));
        lines.AddRange(printer.Lines(square));
        lines.AddRange(printer.Lines(b.Named(square * x, "cube")));
        Assert.Equal(["var square = x * x;", "var cube = square * x;"], lines);
        Assert.Equal("square", printer.Text(square));
        Assert.Equal("x", printer.Text(x));
        Assert.Equal("0.1f", printer.Text(b.Constant(0.1)));
    }

    [Fact]
    public void The_text_of_a_lane_that_is_not_written_yet_is_an_error()
    {
        var b = new LaneBuilder(ElementType.Single);
        Assert.Throws<InvalidOperationException>(() => Printer(LaneWidth.Scalar, "x").Text(b.Operand(0, "x") + 1));
    }

    [Fact]
    public void Names_are_unique_and_never_a_keyword()
    {
        var names = new LaneNames();
        names.Reserve("x");
        string[] hints = ["x", "x", "in", "p2", "p2", "dJ/da"];
        Assert.Equal(["x2", "x3", "@in", "p2", "p2_2", "dJda"], hints.Select(names.Take));
    }

    [Fact]
    public void Lines_stay_short_enough_to_read()
    {
        foreach (var line in LaneFunctions.Programs.Source.Split('\n'))
        {
            Assert.InRange(line.Trim().Length, 0, 135);
        }
    }

    [Theory]
    [InlineData(0.1, "0.1f", "0.1")]
    [InlineData(1, "1f", "1.0")]
    [InlineData(-0.0, "-0f", "-0.0")]
    [InlineData(1e20, "1E+20f", "1E+20")]
    [InlineData(1.0 / 3, "0.33333334f", "0.3333333333333333")]
    [InlineData(1e300, "float.PositiveInfinity", "1E+300")]
    [InlineData(double.NegativeInfinity, "float.NegativeInfinity", "double.NegativeInfinity")]
    [InlineData(double.NaN, "float.NaN", "double.NaN")]
    public void A_literal_reads_back_to_the_same_number_in_any_culture(double value, string asFloat, string asDouble)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE") { NumberFormat = { NegativeSign = "\u2212" } };
            Assert.Equal(asFloat, LaneLiteral.Of(value, ElementType.Single));
            Assert.Equal(asDouble, LaneLiteral.Of(value, ElementType.Double));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Only_folds_that_keep_every_bit_are_made()
    {
        var b = new LaneBuilder(ElementType.Single);
        var x = b.Operand(0, "x");
        Assert.Equal(x.Index, (x * 1).Index);
        Assert.Equal(x.Index, (x - 0.0).Index);
        Assert.Equal(x.Index, (-(-x)).Index);
        Assert.NotEqual(x.Index, (x + 0.0).Index);
        Assert.NotEqual(b.Constant(0).Index, (x * 0).Index);
        Assert.Equal(b.Constant((float)0.1 + (double)0.2f).Index, (b.Constant(0.1) + 0.2).Index);
        Assert.Equal((x * 3).Index, (3 * x).Index);
        Assert.NotEqual(b.Constant(0.0).Index, b.Constant(-0.0).Index);
    }

    [Theory]
    [InlineData(0.5, 1, "MathF.FusedMultiplyAdd(x, 0.5f, 0.5f)")]
    [InlineData(4, -3, "MathF.FusedMultiplyAdd(x, 4f, -12f)")]
    [InlineData(536870912, 1, "MathF.FusedMultiplyAdd(x, 536870900f, 536870900f)")]
    [InlineData(3, 1, "(x + 1f) * 3f")]
    [InlineData(-0.5, 1, "(x + 1f) * -0.5f")]
    [InlineData(0.5, 1e30, "(x + 1E+30f) * 0.5f")]
    public void A_sum_with_a_number_is_scaled_by_a_power_of_two_in_the_same_instruction(double factor, double term, string text)
    {
        var b = new LaneBuilder(ElementType.Single);
        Assert.Equal([text], Printer(LaneWidth.Scalar, "x").Print((b.Operand(0, "x") + term) * factor).Select(statement => statement.Expression));
    }

    [Fact]
    public void A_mask_is_not_a_number_and_becomes_one_and_a_mask_again_for_nothing()
    {
        var b = new LaneBuilder(ElementType.Single);
        var x = b.Operand(0, "x");
        var mask = b.Less(x, b.Constant(0));
        Assert.Throws<ArgumentException>(() => mask + 1);
        Assert.Throws<ArgumentException>(() => b.Select(x, x, x));
        Assert.Throws<ArgumentException>(() => x + new LaneBuilder(ElementType.Single).Constant(1));
        Assert.Equal(mask.Index, mask.AsValue().AsMask().Index);
    }

    private static LanePrinter Printer(LaneWidth width, params string[] operands)
    {
        var names = new LaneNames();
        Array.ForEach(operands, names.Reserve);
        return new LanePrinter(width, i => operands[i], names);
    }
}

file static class LanePrinterExtensions
{
    public static IReadOnlyList<string> Lines(this LanePrinter printer, params Lane[] lanes) => [.. printer.Print(lanes).Select(statement => statement.Text)];
}
