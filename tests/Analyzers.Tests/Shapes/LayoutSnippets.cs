using static NumDsl.Analyzers.Tests.Shapes.Snippet;

namespace NumDsl.Analyzers.Tests.Shapes;

/// <summary>Creating, reshaping, transposing, squeezing, joining and splitting tensors.</summary>
internal static class LayoutSnippets
{
    public static IEnumerable<Snippet> All => [.. Reshapes, .. Axes, .. Creations, .. Joins];

    private static IEnumerable<Snippet> Reshapes =>
    [
        Fails("ND1006", "var a = Tensor.Reshape(T(12), [|[5, 2]|]);"),
        Fails("ND1006", "var a = Tensor.Reshape(T(3, 4), [|[2, 5]|]);"),
        Fails("ND1006", "var a = Tensor.Reshape(T(12), [|[-1, -1]|]);"),
        Fails("ND1006", "var a = Tensor.Reshape(T(12), [|[-2, 2]|]);"),
        Fails("ND1006", "var a = Tensor.Reshape(T(12), [|[-1, 5]|]);"),
        Fails("ND1006", "var batch = T(32, 28, 28); var flat = batch.Reshape([|[32, 748]|]);"),
        Fails("ND1006", "var a = T(2, 3).AsTensorSpan(); var b = Tensor.Reshape(a, [|[4, 2]|]);"),
        Fails("ND1006", "int n = 3; var a = Tensor.Reshape(T(n, 4), [|[n, 5]|]);"),
        Fails("ND1006", "F(3); --- static void F(int n) { var a = Tensor.Reshape(T(n + 1), [|[n]|]); }"),
        Silent("var a = Tensor.Reshape(T(12), [3, 4]);"),
        Silent("var a = Tensor.Reshape(T(12), [-1, 4]);"),
        Silent("var a = Tensor.Reshape(T(3, 4), [2, -1]);"),
        Silent("var batch = T(32, 28, 28); var flat = batch.Reshape([32, -1]) + T(784);"),
        Silent("F(3, 4); --- static void F(int n, int m) { var a = Tensor.Reshape(T(n, m), [n * m]); }"),
        Silent("F(3, 4); --- static void F(int n, int m) { var a = Tensor.Reshape(T(n, m), [m, 1, n]); }"),
        Silent("F(12); --- static void F(int n) { var a = Tensor.Reshape(T(n), [n / 2, 2]); }"),
        Silent("F(12, 3); --- static void F(int n, int columns) { var a = Tensor.Reshape(T(n), [n / columns, columns]); }"),
        Silent("F(T(3, 4)); --- static void F(Tensor<double> x) { var a = Tensor.Reshape(x, [4, 3]); }"),
        Warns("ND1011", "var a = Tensor.[|Reshape|](T(3, 4), [4, 3]);"),
        Warns("ND1011", "var x = T(3, 4) * 2.0; var a = x.[|Reshape|]([4, -1]);"),
        Warns("ND1011", "F(3, 4); --- static void F(int n, int m) { var a = Tensor.[|Reshape|](T(n, m), [m, n]); }"),
        Silent("var a = Tensor.Reshape(T(5, 1), [1, 5]);"),
        Silent("var a = Tensor.Reshape(T(4, 4), [4, 4]);"),
        Silent("var a = Tensor.Reshape(T(3, 4), [4, 3, 1]);"),
        Fails("ND1023", "var a = Tensor.[|Reshape|](Tensor.Transpose(T(3, 4)), [12]);"),
        Fails("ND1023", "var x = Tensor.Transpose(T(3, 4)); var a = x.[|Reshape|]([2, 6]);"),
        Fails("ND1023", "var x = T(4, 6); var a = Tensor.[|Reshape|](x[0..2, 1..3], [4]);"),
        Fails("ND1023", "var x = T(4, 6); var a = Tensor.[|Reshape|](x[.., 0..3], [-1]);"),
        Fails("ND1023", "var x = Tensor.PermuteDimensions(T(2, 3, 4), [2, 0, 1]); var a = Tensor.[|Reshape|](x, [24]);"),
        Silent("var x = T(4, 6); var a = Tensor.Reshape(x[0..2, ..], [12]);"),
        Silent("var x = T(4, 6); var a = Tensor.Reshape(x[1..2, 2..4], [2]);"),
        Silent("var x = Tensor.Transpose(T(3, 4)).ToDenseTensor(); var a = Tensor.Reshape(x, [12]);"),
        Silent("var a = Tensor.Reshape(Tensor.Transpose(T(3, 4)) * 2.0, [12]);"),
        Silent("var a = Tensor.Reshape(Tensor.Transpose(T(5, 1)), [5]);"),
        Silent("var a = Tensor.Reshape(Tensor.Transpose(T(3, 4)), [4, 3]);"),
    ];

    private static IEnumerable<Snippet> Axes =>
    [
        Fails("ND1004", "var v = T(3); var a = Tensor.[|Transpose|](v);"),
        Fails("ND1004", "Tensor<double> v = new double[] { 1, 2 }; var a = Tensor.[|Transpose|](v);"),
        Silent("var a = Tensor.Transpose(T(2, 3, 4)) + T(2, 4, 3);"),
        Fails("ND1005", "var a = Tensor.PermuteDimensions(T(3, 4), [|[0]|]);"),
        Fails("ND1005", "var a = Tensor.PermuteDimensions(T(3, 4), [|[0, 0]|]);"),
        Fails("ND1005", "var a = Tensor.PermuteDimensions(T(3, 4), [|[1, 2]|]);"),
        Fails("ND1005", "var image = T(3, 8, 8); var a = Tensor.PermuteDimensions(image, [|[1, 2, 3]|]);"),
        Silent("var image = T(3, 8, 6); var a = Tensor.PermuteDimensions(image, [1, 2, 0]) + T(8, 6, 3);"),
        Silent("var a = Tensor.PermuteDimensions(T(2, 3, 4), []) + T(4, 3, 2);"),
        Fails("ND1005", "var a = Tensor.SqueezeDimension(T(1, 3), [|1|]);"),
        Fails("ND1005", "var a = Tensor.SqueezeDimension(T(1, 3), [|2|]);"),
        Fails("ND1005", "var a = Tensor.Unsqueeze(T(3), [|2|]);"),
        Fails("ND1005", "var a = Tensor.Unsqueeze(T(3), [|-1|]);"),
        Fails("ND1005", "var a = Tensor.ReverseDimension<double>(T(2, 3), [|2|]);"),
        Silent("var a = Tensor.SqueezeDimension(T(1, 3), 0) + T(3);"),
        Silent("var a = Tensor.SqueezeDimension(T(3, 1), -1);"),
        Silent("var a = Tensor.Unsqueeze(T(3), 1) + T(3, 1);"),
        Silent("var a = Tensor.ReverseDimension<double>(T(2, 3), 1) + T(2, 3);"),
        Silent("F(T(3, 1), 1); --- static void F(Tensor<double> x, int axis) { var a = Tensor.SqueezeDimension(x, axis); }"),
        Warns("ND1024", "var a = Tensor.[|Squeeze|](T(1, 1));"),
        Silent("var a = Tensor.Squeeze(T(1, 3, 1)) + T(3);"),
        Fails("ND1005", "var x = T(2, 3); var n = [|x.Lengths[2]|];"),
        Silent("var x = T(2, 3); var n = x.Lengths[1]; var e = T(n) + T(3);"),
        Silent("var x = T(2, 3); var n = x.Lengths[^1]; var e = T(n) + T(3);"),
        Fails("ND1002", "var x = T(2, 3); var e = T(x.Lengths[0]) [|+|] T(3);"),
        Fails("ND1002", "var e = Tensor.[|Broadcast|]<double>(T(2, 3), [4, 3]);"),
        Fails("ND1002", "var e = Tensor.[|Broadcast|]<double>(T(4, 3), [3]);"),
        Silent("var e = Tensor.Broadcast<double>(T(1, 3), [4, 3]) + T(4, 1);"),
        Silent("var e = Tensor.Broadcast<double>(T(3), T(4, 3)) + T(4, 3);"),
    ];

    private static IEnumerable<Snippet> Creations =>
    [
        Fails("ND1018", "var a = Tensor.Create(new double[6], [|[2, 4]|]);"),
        Fails("ND1018", "double[] data = [1, 2, 3, 4, 5]; var a = Tensor.Create(data, [|[2, 3]|]);"),
        Fails("ND1018", "var a = Tensor.Create(new double[6], [|[-1, 6]|]);"),
        Fails("ND1018", "var a = Tensor.CreateFromShape<double>([|[-1, 6]|]);"),
        Fails("ND1018", "var a = new TensorSpan<double>(new double[6], [|[2, 4]|]);"),
        Fails("ND1018", "var a = new ReadOnlyTensorSpan<double>(new double[6], [|[7]|]);"),
        Fails("ND1018", "var a = new double[6].AsTensorSpan([|[2, 4]|]);"),
        Fails("ND1018", "F(3); --- static void F(int n) { var a = Tensor.Create(new double[n], [|[n + 1]|]); }"),
        Fails("ND1018", "nint[] shape = [2, 4]; var a = Tensor.Create(new double[6], [|shape|]);"),
        Warns("ND1019", "var a = Tensor.Create(new double[6], [|[2, 2]|]);"),
        Warns("ND1019", "double[] data = { 1, 2, 3 }; var a = new TensorSpan<double>(data, [|[2, 1]|]);"),
        Warns("ND1019", "var a = Tensor.[|Resize|](T(2, 3), [2, 2]);"),
        Silent("var a = Tensor.Create(new double[6], [2, 3]);"),
        Silent("var a = Tensor.Create(new double[] { 1, 2, 3, 4 }, [2, 2]) + T(2, 2);"),
        Silent("var a = Tensor.Create(new double[6]) + T(6);"),
        Silent("F(2, 3); --- static void F(int n, int m) { var a = Tensor.Create(new double[n * m], [n, m]); }"),
        Silent("F(new double[6], 2); --- static void F(double[] data, int rows) { var a = Tensor.Create(data, [rows, data.Length / rows]); }"),
        Silent("F(new double[6]); --- static void F(double[] data) { var a = Tensor.Create(data, [2, 3]); }"),
        Silent("var a = Tensor.Resize(T(2, 3), [2, 4]);"),
        Silent("nint[] shape = [2, 3]; var a = Tensor.CreateFromShape<double>(shape) + T(2, 3);"),
        Silent("var a = new TensorSpan<double>(new double[6], [2, 3]); var e = a + T(2, 3).AsTensorSpan();"),
        Silent("ReadOnlySpan<nint> shape = [2, 3]; var a = Tensor.CreateFromShape<double>(shape) + T(2, 3);"),
    ];

    private static IEnumerable<Snippet> Joins =>
    [
        Fails("ND1017", "var a = Tensor.[|Concatenate|]<double>([T(2, 3), T(4, 5)]);"),
        Fails("ND1017", "var a = Tensor.[|ConcatenateOnDimension|]<double>(1, [T(2, 3), T(4, 3)]);"),
        Fails("ND1005", "var a = Tensor.ConcatenateOnDimension<double>([|2|], [T(2, 3), T(4, 3)]);"),
        Fails("ND1017", "var a = Tensor.[|Concatenate|]<double>([T(2, 3)]);"),
        Fails("ND1017", "var a = Tensor.[|Stack|]<double>([T(2, 3), T(3, 2)]);"),
        Fails("ND1017", "var a = Tensor.[|Stack|]<double>([T(3), T(4)]);"),
        Fails("ND1005", "var a = Tensor.StackAlongDimension<double>([|3|], [T(2, 3), T(2, 3)]);"),
        Fails("ND1017", "var a = Tensor.Split<double>(T(4, 6), [|4|], 1);"),
        Fails("ND1005", "var a = Tensor.Split<double>(T(4, 6), 2, [|2|]);"),
        Fails("ND1002", "var a = Tensor.Concatenate<double>([T(2, 3), T(4, 3)]) [|+|] T(8, 3);"),
        Fails("ND1017", "var bias = T(1, 4); var x = T(4, 3); var a = Tensor.[|ConcatenateOnDimension|]<double>(0, [bias, x]);"),
        Silent("var a = Tensor.Concatenate<double>([T(2, 3), T(4, 3)]) + T(6, 3);"),
        Silent("var a = Tensor.ConcatenateOnDimension<double>(1, [T(2, 3), T(2, 1)]) + T(2, 4);"),
        Silent("var a = Tensor.ConcatenateOnDimension<double>(-1, [T(2, 3), T(4, 5)]);"),
        Silent("var a = Tensor.Stack<double>([T(2, 3), T(2, 3)]) + T(2, 2, 3);"),
        Silent("var a = Tensor.StackAlongDimension<double>(2, [T(2, 3), T(2, 3)]) + T(2, 3, 2);"),
        Silent("var a = Tensor.Split<double>(T(4, 6), 3, 1);"),
        Silent("Tensor<double>[] parts = [T(2, 3), T(4, 3)]; var a = Tensor.Concatenate<double>(parts) + T(6, 3);"),
    ];
}
