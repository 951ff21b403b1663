using static NumDsl.Analyzers.Tests.Shapes.Snippet;

namespace NumDsl.Analyzers.Tests.Shapes;

/// <summary>Shapes through branches, loops, lambdas, fields and declared contracts.</summary>
internal static class FlowSnippets
{
    public static IEnumerable<Snippet> All => [.. Flows, .. Contracts];

    private static IEnumerable<Snippet> Flows =>
    [
        Fails("ND1002", "var a = T(3); if (Environment.ProcessorCount > 0) { a = T(3); } else { a = T(3); } var e = a [|+|] T(4);"),
        Fails("ND1002", "var a = Environment.ProcessorCount > 0 ? T(3) : T(3); var e = a [|+|] T(4);"),
        Fails("ND1002", "var a = T(3); for (int i = 0; i < 2; i++) { a = a * 2.0; } var e = a [|+|] T(4);"),
        Fails("ND1002", "for (int i = 0; i < 2; i++) { var a = T(3); var e = a [|+|] T(4); }"),
        Fails("ND1002", "foreach (var n in new[] { 1, 2 }) { var e = T(3) [|+|] T(4); }"),
        Fails("ND1002", "var a = T(3); Action f = () => { var e = a [|+|] T(4); }; f();"),
        Fails("ND1002", "Local(); void Local() { var e = T(3) [|+|] T(4); }"),
        Fails("ND1002", "var a = T(3); a = T(4); var e = a [|+|] T(3);"),
        Fails("ND1002", "try { var e = T(3) [|+|] T(4); } finally { Console.Out.Flush(); }"),
        Fails("ND1002", "switch (Environment.ProcessorCount) { case 0: break; default: var e = T(3) [|+|] T(4); break; }"),
        Fails("ND1002", "using var writer = new System.IO.StringWriter(); var e = T(3) [|+|] T(4);"),
        Fails("ND1002", "new Model().Run(); --- class Model { private readonly Tensor<double> _w = T(3, 4); public void Run() { var e = _w [|+|] T(4, 3); } }"),
        Fails("ND1002", "new Model().Run(); --- class Model { private readonly Tensor<double> _w; public Model() { _w = T(3, 4); } public void Run() { var e = _w [|+|] T(4, 3); } }"),
        Fails("ND1002", "var e = Property; --- static Tensor<double> Property => T(3) [|+|] T(4);"),
        Fails("ND1002", "var n = 3; n++; var e = T(n) [|+|] T(3);"),
        Fails("ND1002", "Tensor<double> a; a = T(3); var (b, c) = (a, 2); var e = a [|+|] T(4);"),
        Fails("ND1002", "Console.WriteLine($\"{T(3) [|+|] T(4)}\");"),
        Silent("var a = T(3); if (Environment.ProcessorCount > 0) { a = T(4); } else { a = T(3); } var e = a + T(Environment.ProcessorCount > 0 ? 4 : 3);"),
        Silent("var a = Environment.ProcessorCount > 0 ? T(4) : T(3); var e = a + T(4);"),
        Silent("var a = T(3); while (a.Lengths[0] != 4) { a = T(a.Lengths[0] + 1); } var e = a + T(4);"),
        Silent("var a = T(1); for (int i = 0; i < 3; i++) { a = Tensor.Concatenate<double>([a, T(1)]); } var e = a + T(4);"),
        Silent("var a = T(3); Action change = () => a = T(4); change(); var e = a + T(4);"),
        Silent("var a = T(3); Change(ref a); var e = a + T(4); --- static void Change(ref Tensor<double> x) => x = T(4);"),
        Silent("Make(out var a); var e = a + T(4); --- static void Make(out Tensor<double> x) => x = T(4);"),
        Silent("var a = T(3); if (a.Lengths[0] == 4) { var e = a; return; } var f = a + T(3);"),
        Silent("var n = 3; for (int i = 0; i < 1; i++) { n += 1; } var e = T(n) + T(4);"),
        Silent("Throws(() => T(3) + T(4)); --- static void Throws(Func<object> f) { try { f(); } catch (ArgumentException) { } }"),
        Silent("var e = Record.Exception(() => T(3) + T(4)); --- static class Record { public static Exception? Exception(Func<object> f) { try { f(); return null; } catch (ArgumentException e) { return e; } } }"),
        Silent("new Model(3).Run(); --- class Model { private readonly Tensor<double> _w; public Model(int n) { _w = T(n, 4); } public void Run() { var e = _w + T(3, 4); } }"),
        Silent("new Model().Run(); --- class Model { private Tensor<double> _w = T(3, 4); public void Run() { _w = T(4, 3); var e = _w + T(4, 3); } }"),
        Silent("if (Environment.ProcessorCount < 0) { return; } var a = T(3); a = T(4); var e = a + T(4);"),
        Silent("var a = T(3); if (Environment.ProcessorCount < 0) { var e = T(3); throw new ArgumentException(); } else { a = T(4); } var f = a + T(4);"),
        Silent("var i = 0; again: var a = T(3 + i); if (i++ < 1) goto again; var e = a + T(4);"),
        Silent("var a = T(3); try { a = T(4); throw new InvalidOperationException(); } catch (InvalidOperationException) { var e = a + T(4); }"),
        Silent("var list = new List<Tensor<double>> { T(3), T(4) }; var e = list[0] + T(3);"),
        Silent("var e = T(3) is { } a ? a + T(3) : T(4);"),
        Silent("object a = T(3); var e = ((Tensor<double>)a) + T(3);"),
    ];

    private static IEnumerable<Snippet> Contracts =>
    [
        Fails("ND1007", "[|Add|](T(2, 3), T(4, 5)); --- static double Add([Shape(\"n\", \"k\")] Tensor<double> a, [Shape(\"k\", \"m\")] Tensor<double> b) { if (a.Lengths[1] != b.Lengths[0]) throw new ArgumentException(); return 0; }"),
        Fails("ND1004", "[|Rows|](T(3)); --- static Tensor<double> Rows([Shape(\"n\", \"m\")] Tensor<double> x) => Tensor.Transpose(x);"),
        Fails("ND1007", "[|Image|](T(3, 8, 8)); --- static void Image([Shape(\"h\", \"w\", 3)] Tensor<double> x) { if (x.Lengths[2] != 3) throw new ArgumentException(); }"),
        Fails("ND1002", "var e = Flip(T(2, 3)) [|+|] T(2, 3); --- [return: Shape(\"m\", \"n\")] static Tensor<double> Flip([Shape(\"n\", \"m\")] Tensor<double> x) => Tensor.Transpose(x);"),
        Fails("ND1007", "[|Same|](NDArray.Ones(2, 3), NDArray.Ones(3, 2)); --- static void Same([Shape(\"n\", \"m\")] NDArray a, [Shape(\"n\", \"m\")] NDArray b) => BinaryCrossEntropy(a, b);"),
        Breaks("ND1007", "Column(T(3)); --- [return: Shape(\"n\", 1)] static Tensor<double> Column([Shape(\"n\")] Tensor<double> x) => [|Tensor.Unsqueeze(x, 0)|];"),
        Breaks("ND1004", "Column(T(3)); --- [return: Shape(\"n\", 1)] static Tensor<double> Column([Shape(\"n\")] Tensor<double> x) => [|x * 2.0|];"),
        Breaks("ND1007", "Flip(NDArray.Ones(2, 3)); --- [return: Shape(\"n\", \"m\")] static NDArray Flip([Shape(\"n\", \"m\")] NDArray x) { var t = x.T; return [|t|]; }"),
        Breaks("ND1007", "Make(); --- [return: Shape(3, 4)] static Tensor<double> Make() { return [|T(4, 3)|]; }"),
        Warns("ND1014", "F(T(3, 3)); --- static void F([Shape(\"n\", \"m\")] Tensor<double> x) => [|G|](x, x); static void G([Shape(\"n\", \"k\")] Tensor<double> a, [Shape(\"k\", \"m\")] Tensor<double> b) { }"),
        Silent("Add(T(2, 3), T(3, 5)); --- static void Add([Shape(\"n\", \"k\")] Tensor<double> a, [Shape(\"k\", \"m\")] Tensor<double> b) { }"),
        Silent("var e = Flip(T(2, 3)) + T(3, 2); --- [return: Shape(\"m\", \"n\")] static Tensor<double> Flip([Shape(\"n\", \"m\")] Tensor<double> x) => Tensor.Transpose(x);"),
        Silent("var e = Load() + T(3, 4); --- [return: Shape(\"n\", \"m\")] static Tensor<double> Load() => T(3, 4);"),
        Silent("Make(3, 4); --- [return: Shape(\"n\", \"m\")] static Tensor<double> Make(int n, int m) => T(n, m);"),
        Silent("Window(T(5)); --- [return: Shape(\"n-1\")] static Tensor<double> Window([Shape(\"n\")] Tensor<double> x) => x[1..];"),
        Silent("Either(T(3, 3), true); --- [return: Shape(\"n\", \"m\")] static Tensor<double> Either([Shape(\"n\", \"m\")] Tensor<double> x, bool b) { Func<Tensor<double>> f = () => { return Tensor.Transpose(x); }; return b ? x : x * 2.0; }"),
        Silent("Scale(NDArray.Ones(2, 3)); --- [return: Shape(\"n\", \"m\")] static NDArray Scale([Shape(\"n\", \"m\")] NDArray x) => x * 2;"),
        Silent("Normalise(NDArray.Ones(2, 3)); --- [return: Shape(\"n\", \"m\")] static NDArray Normalise([Shape(\"n\", \"m\")] NDArray x) => (x - Mean(x, axis: 1)) / Norm(x, axis: 1);"),
        Silent("Twice(T(2, 3)); --- static void Twice<TItem>(TItem x) { }"),
    ];
}
