using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>The operators' shape rules: the result's shape, and every problem's text.</summary>
public sealed class ShapeRuleTests
{
    [Theory]
    [InlineData("(+ x:(n, m) y:(n, m))", "(n, m)")]
    [InlineData("(+ x:(n, m) y:(n, 1))", "(n, m)")]
    [InlineData("(+ x:(1, m) y:(n, m))", "(n, m)")]
    [InlineData("(+ x:(n, 1) y:(1, m))", "(n, m)")]
    [InlineData("(+ x:(n, m) y:())", "(n, m)")]
    [InlineData("(+ x:() y:(k, n, m))", "(k, n, m)")]
    [InlineData("(+ x:() y:())", "()")]
    [InlineData("(where x:(n, 1) y:(1, m) z:())", "(n, m)")]
    [InlineData("(+ x:(1 + n, m) y:(n + 1, m))", "(n + 1, m)")]
    [InlineData("(dot x:(n, k) y:(k, m))", "(n, m)")]
    [InlineData("(dot x:(b, n, k) y:(b, k, m))", "(b, n, m)")]
    [InlineData("(sum [all] x:(n, m))", "()")]
    [InlineData("(sum [0] x:(n, m))", "(1, m)")]
    [InlineData("(max [0,2] x:(k, n, m))", "(1, n, 1)")]
    [InlineData("(broadcast (n, m) x:(1, m))", "(n, m)")]
    [InlineData("(broadcast (n, m) x:())", "(n, m)")]
    [InlineData("(reshape (m * n, 1) x:(n, m))", "(m * n, 1)")]
    [InlineData("(transpose [1,0] x:(n, m))", "(m, n)")]
    [InlineData("(transpose [2,0,1] x:(k, n, m))", "(m, k, n)")]
    [InlineData("(stop_gradient x:(n, m))", "(n, m)")]
    public void The_shape_of_the_result_follows_from_those_of_the_operands(string term, string shape)
    {
        var g = new GraphBuilder();
        Assert.Equal(shape, g.ShapeOf(g.ParseTerm(term)).ToString());
    }

    [Theory]
    [InlineData(
        "(+ x:(n, m) y:(m, n))",
        "'+' has operands of shapes (n, m) and (m, n), which disagree in axis 0: n against m; transpose one of them with .T")]
    [InlineData(
        "(+ x:(n, m) y:(n, k))",
        "'+' has operands of shapes (n, m) and (n, k), which disagree in axis 1: m against k; only a dimension that is literally 1 broadcasts")]
    [InlineData(
        "(+ x:(3, m) y:(4, m))",
        "'+' has operands of shapes (3, m) and (4, m), which disagree in axis 0: 3 against 4; only a dimension that is literally 1 broadcasts")]
    [InlineData(
        "(+ x:(n, m) y:(5, m))",
        "'+' has operands of shapes (n, m) and (5, m), which disagree in axis 0: n against 5; only a dimension that is literally 1 broadcasts")]
    [InlineData(
        "(* x:(n, k) y:(k, m))",
        "'*' has operands of shapes (n, k) and (k, m), which disagree in axis 0: n against k; '*' is elementwise; write Dot(a, b) for the matrix product")]
    [InlineData(
        "(- x:(2, 3, 4) y:(3, 4))",
        "'-' has operands of shapes (2, 3, 4) and (3, 4), of rank 3 and 2; ranks are not promoted: reshape one of them")]
    [InlineData(
        "(where x:(n, m) y:() z:(n, k))",
        "'where' has operands of shapes (n, m) and (n, k), which disagree in axis 1: m against k; only a dimension that is literally 1 broadcasts")]
    [InlineData(
        "(dot x:(n, k) y:(n, m))",
        "'Dot' has operands of shapes (n, k) and (n, m): the inner dimensions are k and n; write Dot(a.T, b)")]
    [InlineData(
        "(dot x:(n, k) y:(m, k))",
        "'Dot' has operands of shapes (n, k) and (m, k): the inner dimensions are k and m; write Dot(a, b.T)")]
    [InlineData(
        "(dot x:(n, k) y:(m, n))",
        "'Dot' has operands of shapes (n, k) and (m, n): the inner dimensions are k and m; swap the operands")]
    [InlineData(
        "(dot x:(n, k) y:(m, p))",
        "'Dot' has operands of shapes (n, k) and (m, p): the inner dimensions are k and m; they must be the same")]
    [InlineData(
        "(dot x:(n, 1) y:(n, 1))",
        "'Dot' has operands of shapes (n, 1) and (n, 1): the inner dimensions are 1 and n; they must be the same")]
    [InlineData(
        "(dot x:(n, k) y:())",
        "'Dot' has operands of shapes (n, k) and (), of rank 2 and 0; a matrix product takes two arrays of one rank")]
    [InlineData(
        "(dot x:(b, n, k) y:(k, m))",
        "'Dot' has operands of shapes (b, n, k) and (k, m), of rank 3 and 2; a matrix product takes two arrays of one rank")]
    [InlineData(
        "(dot x:(b, n, k) y:(c, k, m))",
        "'Dot' has operands of shapes (b, n, k) and (c, k, m), which disagree in the batch axis 0: b against c")]
    [InlineData(
        "(broadcast (n, m) x:(n, k))",
        "'BroadcastTo' takes shape (n, k) to (n, m): axis 1 is k against m; only a dimension that is literally 1 broadcasts")]
    [InlineData(
        "(broadcast (k, n, m) x:(n, m))",
        "'BroadcastTo' takes shape (n, m) of rank 2 to (k, n, m) of rank 3; reshape it first")]
    [InlineData(
        "(reshape (n, m) x:(n, k))",
        "'Reshape' takes shape (n, k) of k * n elements to (n, m) of m * n; the numbers of elements must be equal")]
    [InlineData(
        "(transpose [0,0] x:(n, m))",
        "'Transpose' permutes shape (n, m) by (0, 0), which is not a permutation of its 2 axes")]
    [InlineData(
        "(transpose [1,0] x:(k, n, m))",
        "'Transpose' permutes shape (k, n, m) by (1, 0), which is not a permutation of its 3 axes")]
    public void What_does_not_fit_is_named_with_both_shapes_and_what_to_do(string term, string text)
    {
        var problem = Assert.Throws<InvalidOperationException>(() => new GraphBuilder().ParseTerm(term));
        Assert.Equal(text, problem.Message[(problem.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
    }
}
