namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>
/// Models with a mistake in their declarations: its rule, the code with the squiggle, and what is left of parameters and equations.
/// </summary>
internal static class WrongDeclarations
{
    private const string Good = "[Equation] public static Scalar Good([Shape(\"n\", 1)] NDArray x) => Sum(x);";
    private const string W = "[Parameter(\"n\", 1)] public partial NDArray W { get; }";

    public static TheoryData<string, string, string, string> All => new()
    {
        { "ND0001", "[Model] public static class [|M|] { " + Good + " }", "", "" },
        { "ND0001", "public class [|Outer|] { [Model] public static partial class M { " + Good + " } }", "", "" },
        { "ND0002", Static("public static Scalar F(NDArray [|x|]) => Sum(x);"), "", "Good" },
        { "ND0002", "[Model] public partial class M { [Parameter] public partial NDArray [|V|] { get; } " + W + " }", "W", "" },
        { "ND0003", Static("public static Scalar F([Shape([|\"n+\"|], 1)] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0003", Static("public static Scalar F([Shape([|-1|], 1)] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0003", Static("public static Scalar F([Shape(\"n\", [|1.5|])] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0003", Static("public static Scalar F([Shape(\"n\", [|\"int\"|])] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0003", Static("public static Scalar F([Shape(\"n\", [|\"1/0\"|])] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0003", Static("public static Scalar F([[|Shape|]] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0003", Static("public static Scalar F([[|Shape(1, 2)|]] Scalar x) => x;"), "", "Good" },
        { "ND0003", "[Model] public partial class M { [Parameter([|\"n-\"|], 1)] public partial NDArray V { get; } " + W + " }", "W", "" },
        { "ND0004", "[Model] public partial class M { [Parameter] public partial int [|V|] { get; } " + W + " }", "W", "" },
        { "ND0004", "[Model] public partial class M { [Parameter] public partial Scalar [|V|] { get; set; } " + W + " }", "W", "" },
        { "ND0004", "[Model] public partial class M { [Parameter] public Scalar [|V|] { get; } " + W + " }", "W", "" },
        { "ND0004", "[Model] public partial class M { [Parameter] public static partial Scalar [|V|] { get; } " + W + " }", "W", "" },
        { "ND0004", "[Model] public partial class M { [[|Parameter(1, 2)|]] public partial Scalar V { get; } " + W + " }", "W", "" },
        { "ND0004", "public partial class M { [Parameter] public partial Scalar [|V|] { get; } }", "", "" },
        { "ND0005", "public static class M { [Equation] public static Scalar [|F|](Scalar a) => a; }", "", "" },
        { "ND0006", Static("public static Scalar [|F|]<T>([Shape(\"n\", 1)] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0006", Static("public static Scalar F([Shape(\"n\", 1)] ref NDArray [|x|]) => Sum(x);"), "", "Good" },
        { "ND0006", Static("public static Scalar F(params Scalar[] [|x|]) => x[0];"), "", "Good" },
        { "ND0006", Static("public static Scalar F([|string|] x) => 1;"), "", "Good" },
        { "ND0006", Static("public static [|double|] F(double x) => x;"), "", "Good" },
        { "ND0006", Static("public static [|void|] F(double x) { }"), "", "Good" },
        { "ND0006", Static("public static extern Scalar [|F|](double x);"), "", "Good" },
        { "ND0006", "[Model] public partial class M { " + W + " [Equation] public static Scalar [|F|](Scalar a) => a; }", "W", "" },
        { "ND0006", "[Model] public static partial class M { " + Good + " [[|Gradient|]] public static Scalar F(Scalar a) => a; }", "", "Good" },
        { "ND0007", Static("[[|Gradient|]] public static NDArray F([Shape(\"n\", 1)] NDArray x) => x;"), "", "Good" },
        { "ND0007", Static("[[|Hvp|]] public static NDArray F([Shape(\"n\", 1)] NDArray x) => x;"), "", "Good" },
        { "ND0007", Static("[[|Hessian|]] public static NDArray F([Shape(\"n\", 1)] NDArray x) => x;"), "", "Good" },
        { "ND0007", Static("[[|PerExampleGradient|]] public static NDArray F([Shape(\"n\", 1)] NDArray x) => x;"), "", "Good" },
        { "ND0007", Static("[[|Jacobian|]] public static Scalar F([Shape(\"n\", 1)] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0008", Static("[Jvp([|\"z\"|])] public static NDArray F([Shape(\"n\", 1)] NDArray x) => x;"), "", "Good" },
        { "ND3006", Static("[Jacobian([|\"k\"|])] public static NDArray F([Shape(\"n\", 1)] NDArray x, int k) => x * k;"), "", "Good" },
        { "ND3003", Static("[[|PerExampleGradient|]] public static Scalar F(Scalar x) => x;"), "", "Good" },
        { "ND3003", Static("[[|PerExampleGradient(\"x\")|]] public static Scalar F([Shape(\"n\", \"n\")] NDArray x) => Sum(x);"), "", "Good" },
        { "ND3003", Static("[[|PerExampleGradient|]] public static Scalar F([Shape(\"2 * n\", 1)] NDArray x, [Shape(\"n\", 1)] NDArray y) => Sum(x) + Sum(y);"), "", "Good" },
        { "ND0008", Static("[Gradient([|\"z\"|])] public static Scalar F([Shape(\"n\", 1)] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0008", Static("[Gradient(\"x\", [|\"x\"|])] public static Scalar F([Shape(\"n\", 1)] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0008", Static("[[|Gradient|]] public static Scalar F(int k) => k;"), "", "Good" },
        { "ND0008", "[Model] public partial class M { " + W + " [Equation, Gradient([|\"W\"|])] public Scalar F() => Sum(W); }", "W", "" },
        { "ND0006", Static("public static Scalar F([Shape(\"n\", 1), [|Element(typeof(float))|]] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0006", Static("public static Scalar F([[|Element(typeof(int))|]] Scalar x) => x;"), "", "Good" },
        { "ND3006", Static("[Gradient([|\"k\"|])] public static Scalar F([Shape(\"n\", 1)] NDArray x, int k) => Sum(x) * k;"), "", "Good" },
        { "ND3006", Static("[Gradient([|\"x\"|])] public static Scalar F([Shape(\"n\", 1), Element(typeof(byte))] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0009", "[Model] public partial class M { [Parameter] public partial Scalar [|Parameters|] { get; } " + W + " }", "W", "" },
        { "ND0009", "[Model] public partial class M { [Parameter] public partial Scalar [|N|] { get; } " + W + " }", "W", "" },
        { "ND0009", "[Model] public partial class M { " + W + " public void [|CreateParameterSet|]() { } }", "W", "" },
        { "ND0009", "[Model] public partial class M { [Parameter(\"N\", 1)] public partial NDArray V { get; } [Parameter(\"n\", 1)] public partial NDArray [|A|] { get; } }", "V", "" },
        { "ND0009", Static("public static Scalar F(Scalar a) => a; [Equation] public static Scalar [|F|](float a) => a;"), "", "Good F" },
        { "ND0013", Static("public static Scalar F(Scalar a) => [|G(a)|]; [Equation] public static Scalar G(Scalar a) => [|F(a)|];"), "", "Good" },
        { "ND0017", Static("public static Scalar F([[|Shape(\"p*p\", 1)|]] NDArray x) => Sum(x);"), "", "Good" },
        { "ND0017", Static("[return: [|Shape(\"z\", 1)|]] public static NDArray F([Shape(\"n\", 1)] NDArray x) => x;"), "", "Good" },
        { "ND0018", "[Model] public static partial class [|M|]<T> { " + Good + " }", "", "" },
        { "ND0018", "[Model([|typeof(int)|])] public static partial class M { " + Good + " }", "", "" },
        { "ND0018", "[Model] public partial class M[|(int a)|] { " + W + " }", "", "" },
        { "ND0018", "[Model] public partial record [|M|] { }", "", "" },
        { "ND0019", Static("public static Scalar [|F|](Scalar a) { for (int i = 0; i < 500; i++) for (int j = 0; j < 500; j++) a += 1; return a; }"), "", "Good" },
        { "ND1001", Static("public static Scalar F([[|Shape(\"n\")|]] NDArray x) => Sum(x);"), "", "Good" },
        { "ND1001", "[Model] public partial class M { [[|Parameter(\"n\")|]] public partial NDArray V { get; } " + W + " }", "W", "" },
        { "ND1004", Static("[return: Shape(\"n\", 1, 1)] public static NDArray F([Shape(\"n\", 1)] NDArray x) => [|x|];"), "", "Good" },
        { "ND1007", Static("[return: Shape(1, \"n\")] public static NDArray F([Shape(\"n\", 1)] NDArray x) => [|x|];"), "", "Good" },
        { "ND1007", Static("[return: Shape(1, \"n\")] public static NDArray F([Shape(\"n\", 1)] NDArray x) { var a = x + 1; return [|a|]; }"), "", "Good" },
    };

    private static string Static(string equation) => "[Model] public static partial class M { " + Good + " [Equation] " + equation + " }";
}
