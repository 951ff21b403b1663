using Microsoft.CodeAnalysis.Diagnostics;
using NumDsl.Analyzers.Declarations;
using NumDsl.Analyzers.Shapes;
using NumDsl.CodeFixes.Shapes;

namespace NumDsl.Analyzers.Tests.CodeFixes;

/// <summary>Each fix mends its mistake, and the result compiles; what would not mend it is not offered.</summary>
public sealed class ShapeFixTests
{
    private static readonly Dictionary<string, ShapeFix> Fixes = new ShapeFix[]
    {
        new TransposeFix(), new IntentFix(), new ColumnFix(), new ReshapeFix(), new OtherAxisFix(), new DeclaredShapeFix(),
    }.ToDictionary(fix => fix.GetType().Name);

    /// <summary>The fix, its title, the wrong value of an equation over x:(n, m), y:(n, m), w:(n, 1), r:(1, m), c:(m, 1), and the right one.</summary>
    public static TheoryData<string, string, string, string> Equations => new()
    {
        { nameof(TransposeFix), TransposeFix.Left, "[|Dot|](w, x)", "Dot(w.T, x)" },
        { nameof(TransposeFix), TransposeFix.Right, "[|Dot|](x, r)", "Dot(x, r.T)" },
        { nameof(TransposeFix), TransposeFix.Swap, "[|Dot|](r, Exp(x))", "" },
        { nameof(TransposeFix), TransposeFix.Left, "Exp([|Dot|](x * 2, w))", "Exp(Dot((x * 2).T, w))" },
        { nameof(TransposeFix), TransposeFix.Left, "[|Dot|](w, Dot(x, c))", "" },
        { nameof(TransposeFix), TransposeFix.Dot, "x [|*|] y.T", "Dot(x, y.T)" },
        { nameof(TransposeFix), TransposeFix.Right, "x [|+|] y.T", "x + y" },
        { nameof(TransposeFix), TransposeFix.Left, "(x * 2).T [|+|] y", "(x * 2) + y" },
        { nameof(TransposeFix), TransposeFix.Right, "r [|-|] c", "r - c.T" },
        { nameof(TransposeFix), TransposeFix.Left, "r [|-|] Exp(c)", "r.T - Exp(c)" },
        { nameof(IntentFix), IntentFix.Outer, "c [|*|] r", "Outer(c, r)" },
        { nameof(IntentFix), IntentFix.BroadcastTo, "c [|-|] r", "BroadcastTo(c, c.Shape[0], r.Shape[1]) - r" },
        { nameof(IntentFix), IntentFix.BroadcastTo, "r [|-|] c", "BroadcastTo(r, c.Shape[0], r.Shape[1]) - c" },
        { nameof(ReshapeFix), ReshapeFix.Transpose, "[|Reshape|](x, x.Shape[1], x.Shape[0])", "x.T" },
        { nameof(ReshapeFix), ReshapeFix.Transpose, "[|Reshape|](x + y, x.Shape[1], -1)", "(x + y).T" },
        { nameof(OtherAxisFix), OtherAxisFix.Title, "[|Softmax|](r, axis: 0)", "Softmax(r, axis: 1)" },
    };

    [Theory]
    [MemberData(nameof(Equations))]
    public async Task A_fix_mends_an_equation(string fix, string title, string wrong, string right)
    {
        var run = new CodeFixRun(new ModelAnalyzer(), Fixes[fix]);
        if (right.Length == 0)
        {
            Assert.DoesNotContain(title, await run.Titles(Model(wrong)));
            return;
        }

        Assert.Equal(Model(right), await run.Apply(Model(wrong), title));
    }

    /// <summary>The fix, its title, the wrong statement of ordinary C#, and the right one.</summary>
    public static TheoryData<string, string, string, string> Statements => new()
    {
        { nameof(ColumnFix), ColumnFix.Column, "var e = p [|-|] y;", "var e = p - Tensor.Reshape(y, [-1, 1]);" },
        { nameof(ColumnFix), ColumnFix.Column, "var e = Tensor.[|Subtract|]<double>(y * 2.0, p);", "var e = Tensor.Subtract<double>(Tensor.Reshape(y * 2.0, [-1, 1]), p);" },
        { nameof(ColumnFix), ColumnFix.Column, "var e = m [|+|] y;", "var e = m + Tensor.Reshape(y, [-1, 1]);" },
        { nameof(ColumnFix), ColumnFix.Keep, "var e = s [|-|] Tensor.SqueezeDimension(p, 1);", "var e = s - p;" },
        { nameof(TransposeFix), TransposeFix.Right, "var e = m [|+|] Tensor.Transpose(m * 2.0);", "var e = m + m * 2.0;" },
        { nameof(TransposeFix), TransposeFix.Right, "var e = p [|-|] Tensor.Reshape(y, [1, 5]);", "var e = p - Tensor.Transpose(Tensor.Reshape(y, [1, 5]));" },
        { nameof(TransposeFix), TransposeFix.Left, "var e = [|Dot|](a, a);", "" },
        { nameof(TransposeFix), TransposeFix.Left, "var e = [|Dot|](a, b);", "var e = Dot(a.T, b);" },
        { nameof(TransposeFix), TransposeFix.Swap, "var e = [|Dot|](NDArray.Ones(4, 5), NDArray.Ones(3, 4));", "var e = Dot(NDArray.Ones(3, 4), NDArray.Ones(4, 5));" },
        { nameof(ReshapeFix), ReshapeFix.Transpose, "var e = m.[|Reshape|]([3, 5]);", "var e = Tensor.Transpose(m);" },
        { nameof(ReshapeFix), ReshapeFix.Copy, "var e = Tensor.[|Reshape|](Tensor.Transpose(m * 2.0), [15]);", "var e = Tensor.Reshape(Tensor.Transpose(m * 2.0).ToDenseTensor(), [15]);" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task A_fix_mends_ordinary_code(string fix, string title, string wrong, string right)
    {
        var run = new CodeFixRun(new ShapeAnalyzer(), Fixes[fix]);
        if (right.Length == 0)
        {
            Assert.DoesNotContain(title, await run.Titles(Code(wrong)));
            return;
        }

        Assert.Equal(Code(right), await run.Apply(Code(wrong), title));
    }

    [Theory]
    [InlineData("[return: Shape(1, \"n\")]", "[return: Shape(\"n\", 1)]", "=> [|w|];")]
    [InlineData("[return: Shape(\"n\", 1, 1)]", "[return: Shape(\"n\", 1)]", "=> [|w * 2|];")]
    [InlineData("[return: Shape(\"m\", \"n\")]", "[return: Shape(\"n\", \"m\")]", "{ var z = x * 2; return [|z|]; }")]
    public async Task A_declared_result_becomes_the_shape_that_it_has(string wrong, string right, string body)
    {
        var run = new CodeFixRun(new ModelAnalyzer(), Fixes[nameof(DeclaredShapeFix)]);

        var mended = await run.Apply(Model(body, wrong), DeclaredShapeFix.Title);

        Assert.Equal(Model(body.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal), right), mended);
    }

    [Fact]
    public async Task A_declared_result_of_an_ordinary_method_becomes_the_shape_that_it_has()
    {
        const string Wrong = "static class C { [return: Shape(1, \"n\")] static NDArray F([Shape(\"n\", 1)] NDArray x) => [|x * 2|]; }";

        var mended = await new CodeFixRun(new ShapeAnalyzer(), Fixes[nameof(DeclaredShapeFix)]).Apply(Wrong, DeclaredShapeFix.Title);

        Assert.Equal("static class C { [return: Shape(\"n\", 1)] static NDArray F([Shape(\"n\", 1)] NDArray x) => x * 2; }", mended);
    }

    [Fact]
    public async Task All_forgotten_transposes_are_inserted_at_once()
    {
        var mended = await new CodeFixRun(new ModelAnalyzer(), Fixes[nameof(TransposeFix)])
            .ApplyAll(Model("{ var z = Dot(w, x); var q = Dot(w, y); return z + q; }", ""), TransposeFix.Left);

        Assert.Equal(Model("{ var z = Dot(w.T, x); var q = Dot(w.T, y); return z + q; }", ""), mended);
    }

    [Fact]
    public async Task Without_a_choice_the_first_fix_of_each_mistake_is_applied()
    {
        var mended = await new CodeFixRun(new ModelAnalyzer(), Fixes[nameof(TransposeFix)])
            .ApplyAll(Model("{ var z = Dot(w, x); var q = Dot(x * y.T, x); return z + Sum(q); }", ""));

        Assert.Equal(Model("{ var z = Dot(w.T, x); var q = Dot(Dot(x, y.T), x); return z + Sum(q); }", ""), mended);
    }

    [Fact]
    public void Intent_is_stated_one_by_one() => Assert.Null(new IntentFix().GetFixAllProvider());

    [Fact]
    public async Task All_tensors_of_rank_1_become_columns_at_once()
    {
        var mended = await new CodeFixRun(new ShapeAnalyzer(), Fixes[nameof(ColumnFix)])
            .ApplyAll(Code("var e = p - y; var f = y * p;"), ColumnFix.Column);

        Assert.Equal(Code("var e = p - Tensor.Reshape(y, [-1, 1]); var f = Tensor.Reshape(y, [-1, 1]) * p;"), mended);
    }

    [Fact]
    public async Task A_comment_with_another_shape_is_brought_up_to_date()
    {
        var run = new CodeFixRun(new ModelAnalyzer(), new ShapeCommentFix());

        var mended = await run.Apply(Model("{ var z = Dot(w.T, x); // (n, m)\n return z; }", ""), ShapeCommentFix.Title);

        Assert.Equal(Model("{ var z = Dot(w.T, x); // (1, m)\n return z; }", ""), mended);
    }

    private static string Model(string value) => Model($"=> {value};", "");

    private static string Model(string body, string declared) => $$"""
        [Model]
        public static partial class M
        {
            [Equation]
            {{declared}}
            public static NDArray F(
                [Shape("n", "m")] NDArray x, [Shape("n", "m")] NDArray y, [Shape("n", 1)] NDArray w, [Shape(1, "m")] NDArray r,
                [Shape("m", 1)] NDArray c)
            {{body}}
        }
        """;

    private static string Code(string statement) => $$"""
        using System.Numerics.Tensors;
        public static class C
        {
            public static void G(
                [Shape(5, 1)] Tensor<double> p, [Shape(5)] Tensor<double> y, [Shape(5, 3)] Tensor<double> m, [Shape(5, 5)] Tensor<double> s,
                [Shape(4, 1)] NDArray a, [Shape(4, 7)] NDArray b)
            {
                {{statement}}
            }
        }
        """;
}
