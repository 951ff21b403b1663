using static NumDsl.Analyzers.Tests.Shapes.Snippet;

namespace NumDsl.Analyzers.Tests.Shapes;

/// <summary>Indexes, slices, destinations, and spans of TensorPrimitives.</summary>
internal static class MemorySnippets
{
    public static IEnumerable<Snippet> All => [.. Indexes, .. Destinations, .. Primitives, .. WholeArrays];

    private static IEnumerable<Snippet> Indexes =>
    [
        Fails("ND1016", "var x = T(3, 4); var a = [|x[1]|];"),
        Fails("ND1016", "var x = T(3, 4); var a = [|x[1, 1, 1]|];"),
        Fails("ND1016", "var x = T(3, 4); var a = [|x[1, 4]|];"),
        Fails("ND1016", "var x = T(3, 4); var a = [|x[1, -1]|];"),
        Fails("ND1016", "var x = T(3, 4); [|x[3, 0]|] = 1;"),
        Fails("ND1016", "var x = T(3, 4); var a = [|x[0..1]|];"),
        Fails("ND1016", "var x = T(3, 4); var a = [|x[0..1, 2..5]|];"),
        Fails("ND1016", "var x = T(3, 4); var a = [|x[0..1, 3..2]|];"),
        Fails("ND1016", "var x = T(3, 4); var a = [|x[.., ..5]|];"),
        Fails("ND1016", "var x = T(3, 4); var a = x.[|Slice|]([0..1]);"),
        Fails("ND1016", "F(T(3, 4)); --- static void F([Shape(3, 4)] Tensor<double> x) { var a = [|x[0, 0, 0]|]; }"),
        Silent("var x = T(3, 4); var a = x[2, 3];"),
        Silent("var x = T(3, 4); var a = x[^1, ^1];"),
        Silent("var x = T(3, 4); for (int i = 0; i < 3; i++) for (int j = 0; j < 4; j++) x[i, j] = i * j;"),
        Silent("var x = T(3, 4); var a = x[0..1, ..] + T(4);"),
        Silent("var x = T(3, 4); var a = x[1.., ..^1] + T(2, 3);"),
        Silent("var x = T(3, 4); var a = x[0..0, ..];"),
        Silent("var x = T(3, 4); var a = x.Slice(0..1, 0..4) + T(1, 4);"),
        Silent("F(T(3, 4), 1); --- static void F(Tensor<double> x, int row) { var a = x[row, 0]; var b = x[row..(row + 1), ..]; }"),
        Fails("ND1002", "var x = T(6, 4); var a = x[1..4, ..] [|+|] x[0..2, ..];"),
        Fails("ND1002", "F(T(6, 4), 1, 3); --- static void F([Shape(6, 4)] Tensor<double> x, int i, int n) { var a = x[i..(i + 2), ..] [|+|] x[0..3, ..]; }"),
    ];

    private static IEnumerable<Snippet> Destinations =>
    [
        Fails("ND1020", "var d = T(5); Tensor.[|Add|]<double>(T(3), T(3), d);"),
        Fails("ND1020", "var d = T(2); Tensor.[|Add|]<double>(T(3), T(3), d);"),
        Fails("ND1020", "var d = T(3, 2); Tensor.[|Exp|]<double>(T(2, 3), d);"),
        Fails("ND1020", "var d = T(6); Tensor.[|Multiply|]<double>(T(2, 3), T(2, 3), d);"),
        Fails("ND1020", "var d = T(3, 1); Tensor.[|Add|]<double>(T(3, 4), T(4), d);"),
        Fails("ND1020", "T(3).[|CopyTo|](T(2));"),
        Fails("ND1020", "T(2, 3).[|CopyTo|](T(3, 2));"),
        Fails("ND1020", "T(2, 3).[|FlattenTo|](new double[5]);"),
        Fails("ND1020", "var a = T(3, 4); [|a[0..1, ..]|] = T(2, 2);"),
        Fails("ND1020", "var a = T(3, 4); Tensor.[|SetSlice|](a, T(2, 2), 0..1, ..);"),
        Silent("var d = T(3); Tensor.Add<double>(T(3), T(3), d);"),
        Silent("var d = T(4, 3); Tensor.Add<double>(T(3), T(3), d);"),
        Silent("var d = T(3, 4); Tensor.Add<double>(T(3, 1), T(4), d);"),
        Silent("T(3).CopyTo(T(2, 3));"),
        Silent("T(2, 3).FlattenTo(new double[7]);"),
        Silent("var a = T(3, 4); a[0..2, ..] = T(4);"),
        Silent("var a = T(3, 4); Tensor.SetSlice(a, T(1, 4), 0..1, ..);"),
    ];

    private static IEnumerable<Snippet> Primitives =>
    [
        Fails("ND1008", "var m = TensorPrimitives.[|Max|]<float>(new float[0]);"),
        Fails("ND1008", "float[] none = []; var m = TensorPrimitives.[|Min|]<float>(none);"),
        Fails("ND1008", "var m = TensorPrimitives.[|Average|]<double>(new double[0]);"),
        Fails("ND1008", "TensorPrimitives.[|SoftMax|]<float>(new float[0], new float[0]);"),
        Fails("ND1008", "var m = Tensor.[|Max|]<double>(T(0));"),
        Fails("ND1008", "var x = new float[4]; var m = TensorPrimitives.[|Max|]<float>(x.AsSpan(4));"),
        Fails("ND1020", "TensorPrimitives.[|Add|]<float>(new float[3], new float[4], new float[4]);"),
        Fails("ND1020", "TensorPrimitives.[|Add|]<float>(new float[3], new float[3], new float[2]);"),
        Fails("ND1020", "TensorPrimitives.[|Exp|]<float>(new float[3], new float[2]);"),
        Fails("ND1020", "var d = TensorPrimitives.[|Dot|]<float>(new float[3], new float[4]);"),
        Fails("ND1020", "var d = TensorPrimitives.[|Distance|]<float>(new float[3], new float[4]);"),
        Fails("ND1020", "TensorPrimitives.[|MultiplyAdd|]<float>(new float[3], new float[3], new float[4], new float[3]);"),
        Fails("ND1020", "var b = new float[10]; TensorPrimitives.[|Add|]<float>(b.AsSpan(0, 9), 1f, b.AsSpan(1, 9));"),
        Fails("ND1020", "var b = new float[10]; TensorPrimitives.[|Multiply|]<float>(b.AsSpan(1), 2f, b.AsSpan(0, 9));"),
        Fails("ND1020", "F(5); --- static void F(int n) { var a = new float[n]; TensorPrimitives.[|Add|]<float>(a, a, new float[n - 1]); }"),
        Fails("ND1020", "F(new float[8]); --- static void F(float[] b) => TensorPrimitives.[|Negate|]<float>(b.AsSpan(0, 4), b.AsSpan(2, 4));"),
        Silent("var b = new float[10]; TensorPrimitives.Add<float>(b, 1f, b);"),
        Silent("var b = new float[10]; TensorPrimitives.Add<float>(b.AsSpan(0, 5), 1f, b.AsSpan(5, 5));"),
        Silent("var b = new float[10]; TensorPrimitives.Add<float>(b.AsSpan(5), b.AsSpan(0, 5), b.AsSpan(0, 5));"),
        Silent("TensorPrimitives.Add<float>(new float[3], new float[3], new float[9]);"),
        Silent("var s = TensorPrimitives.Sum<float>(new float[0]);"),
        Silent("var s = TensorPrimitives.Dot<float>(new float[0], new float[0]);"),
        Silent("var i = TensorPrimitives.IndexOfMax<float>(new float[0]);"),
        Silent("var n = TensorPrimitives.Norm<double>(new double[0]);"),
        Silent("var s = Tensor.Sum<double>(T(0)) + Tensor.Product<double>(T(0));"),
        Silent("F(new float[3], new float[3]); --- static float F(float[] a, float[] b) => TensorPrimitives.Dot<float>(a, b);"),
        Silent("F(new float[3], new float[4]); --- static float F(float[] a, float[] b) { int n = Math.Min(a.Length, b.Length); return TensorPrimitives.Dot<float>(a.AsSpan(0, n), b.AsSpan(0, n)); }"),
        Silent("F(new float[3]); --- static void F(Span<float> a) => TensorPrimitives.Exp<float>(a, a);"),
        Silent("var a = new float[3]; a = new float[4]; TensorPrimitives.Add<float>(a, new float[4], a);"),
    ];

    private static IEnumerable<Snippet> WholeArrays =>
    [
        Warns("ND1015", "var d = Tensor.[|Dot|]<double>(T(2, 3), T(2, 3));"),
        Warns("ND1015", "var p = Tensor.[|SoftMax|]<double>(T(2, 3));"),
        Warns("ND1015", "var logits = T(32, 10) * 2.0; var p = Tensor.[|SoftMax|]<double>(logits);"),
        Silent("var p = Tensor.SoftMax<double>(T(3));"),
        Silent("var p = Tensor.SoftMax<double>(T(1, 3));"),
        Silent("var d = Tensor.Dot<double>(T(3, 1), T(3, 1));"),
        Silent("var s = Tensor.Sum<double>(T(2, 3)) + Tensor.Norm<double>(T(2, 3));"),
    ];
}
