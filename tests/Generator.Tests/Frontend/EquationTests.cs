using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;

namespace NumDsl.Generator.Tests.Frontend;

/// <summary>C# in, a graph out.</summary>
public sealed class EquationTests
{
    [Fact]
    public void Logistic_regression_reads_as_its_textbook_equations() => Same(
        """
        x:(nx, m) = input x
        y:(1, m) = input y
        W:(nx, 1) = input parameter W
        b:(1, nx) = transpose [1,0] W
        c:(1, m) = dot b x
        B:() = input parameter B
        d:(1, m) = + c B
        a:(1, m) = sigmoid d
        e:(1, m) = log a
        f:(1, m) = * y e
        g:() = constant 1
        h:(1, m) = - g y
        i:(1, m) = - g a
        j:(1, m) = log i
        k:(1, m) = * h j
        l:(1, m) = + f k
        m:(1, m) = neg l
        n:() = sum [all] m
        o:() = size m
        p:() = / n o
        return result = p
        """,
        ModelCompilation.Graph(Samples.LogisticRegression));

    [Fact]
    public void A_loop_is_unrolled_and_its_variable_is_a_number() => Same(
        """
        x:(n, m) = input x
        p:(n, m) = pow 1 x
        a:(n, m) = pow 2 x
        b:(n, m) = + p a
        return result = b
        """,
        ModelCompilation.Body("NDArray", "{ var p = Pow(x, 1); for (int i = 2; i <= 2; i++) p = p + Pow(x, i); return p; }"));

    [Fact]
    public void Constants_are_folded_as_CSharp_would() => Same(
        $"""
        s:() = input s
        a:() = constant {(double)(1f / 3)}
        b:() = * s a
        return result = b
        """,
        ModelCompilation.Body("Scalar", "=> s * Third;", "static readonly float Third = 1f / Three; const int Three = 3;"));

    [Fact]
    public void A_division_of_sizes_rounds_and_a_division_of_numbers_does_not() => Same(
        """
        s:() = input s
        a:() = constant 1
        b:() = * s a
        c:() = constant 1.5
        d:() = * b c
        return result = d
        """,
        ModelCompilation.Body("Scalar", "=> s * (3 / x.Rank) * (3.0 / x.Rank);"));

    [Fact]
    public void A_size_becomes_a_number_where_it_meets_one() => Same(
        """
        s:() = input s
        a:() = size m
        b:() = * s a
        c:() = size m * n
        d:() = constant 1
        e:() = - c d
        f:() = / b e
        return result = f
        """,
        ModelCompilation.Body("Scalar", "=> s * x.Shape[1] / (x.Length - 1.0);"));

    [Fact]
    public void A_helper_is_inlined_and_the_callers_names_come_before_its_own() => Same(
        """
        x:(n, m) = input x
        z:(n, m) = exp x
        a:(n, m) = square z
        return result = a
        """,
        ModelCompilation.Body("NDArray", "{ var a = H(x); return a; }", "static NDArray H(NDArray u) { var z = Exp(u); var q = Square(z); return q; }"));

    [Fact]
    public void A_local_that_is_an_argument_does_not_rename_it() => Same(
        """
        x:(n, m) = input x
        a:(n, m) = exp x
        return result = a
        """,
        ModelCompilation.Body("NDArray", "{ var t = x; return Exp(t); }"));

    [Fact]
    public void Named_and_optional_arguments_go_by_parameter() => Same(
        """
        x:(n, m) = input x
        s:() = input s
        a:(n, m) = maximum x s
        b:(1, m) = sum [0] a
        return result = b
        """,
        ModelCompilation.Body("NDArray", "=> Sum(axis: -2, x: Maximum(y: s, x: x));"));

    [Fact]
    public void Only_the_branch_that_is_taken_is_read() => Same(
        """
        y:(n, m) = input y
        return result = y
        """,
        ModelCompilation.Body("NDArray", "=> x.Rank > 2 ? Dot(x, x) : y;"));

    [Fact]
    public void A_callees_symbols_stand_for_the_sizes_at_the_call() => Same(
        """
        x:(n, m) = input x
        y:(n, m) = input y
        a:(m, n) = transpose [1,0] y
        b:(n, n) = dot x a
        return result = b
        """,
        ModelCompilation.Body(
            "NDArray",
            "=> Product(x, y.T);",
            "[return: Shape(\"p\", \"q\")] static NDArray Product([Shape(\"p\", \"r\")] NDArray a, [Shape(\"r\", \"q\")] NDArray b) => Dot(a, b);"));

    [Fact]
    public void Numbers_and_bools_that_are_arguments_are_scalar_inputs() => Same(
        """
        k:() = input k
        q:() = input q
        a:() = * k q
        b:() = constant 1
        c:() = - a b
        return result = c
        """,
        ModelCompilation.Graph("[Model] public static partial class M { [Equation] public static Scalar F(int k, double q, bool b) => k * q - 1; }"));

    [Fact]
    public void A_mistake_in_a_helper_points_into_the_helper_too()
    {
        var problems = new List<Problem>();
        var compilation = ModelCompilation.Of(ModelCompilation.Wrap("NDArray", "=> H(x);", "static NDArray H(NDArray u) => Dot(u, u);"));
        ModelCompilation.Read(compilation, problems);

        var problem = Assert.Single(problems);
        Assert.Equal("H(x)", Text(problem.Location));
        Assert.Equal("Dot", Text(Assert.Single(problem.AdditionalLocations)));
        Assert.StartsWith("In 'H', called here: 'Dot' has operands of shapes (n, m) and (n, m)", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_in_an_inlined_equation_is_reported_by_that_equation_only()
    {
        var problems = new List<Problem>();
        ModelCompilation.Read(
            ModelCompilation.Of(
                "[Model] public static partial class M { [Equation] public static NDArray A([Shape(\"p\", \"q\")] NDArray a) => Dot(a, a);"
                + "[Equation] public static NDArray B([Shape(\"p\", \"q\")] NDArray a) => A(a); }"),
            problems);

        Assert.Equal("Dot", Text(Assert.Single(problems).Location));
    }

    [Fact]
    public void An_unknown_name_in_a_gradient_suggests_the_nearest()
    {
        var problems = new List<Problem>();
        ModelCompilation.Read(
            ModelCompilation.Of("[Model] public static partial class M { [Equation, Gradient(\"wieght\")] public static Scalar F(Scalar weight) => weight; }"),
            problems);

        Assert.Equal("'F' has no argument 'wieght'; did you mean 'weight'?", Assert.Single(problems).Message);
    }

    private static string Text(Location location) =>
        location.SourceTree!.ToString().Substring(location.SourceSpan.Start, location.SourceSpan.Length);

    private static void Same(string expected, string actual) =>
        Assert.Equal(expected.ReplaceLineEndings("\n").Trim(), actual.Trim());
}
