using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>What the language of equations contains: nothing is reported, and every equation is read.</summary>
public sealed class RightModelTests
{
    /// <summary>The result's type, the body and further members.</summary>
    public static TheoryData<string, string, string> Bodies => new()
    {
        { "NDArray", "=> W * x + B;", "" },
        { "NDArray", "=> this.W * x + this.B;", "" },
        { "Scalar", "=> Mean(x) + Sum(y) / 2;", "" },
        { "Scalar", "{ var a = x; a += y; a *= 2; a -= 1; a /= s; return Sum(a); }", "" },
        { "NDArray", "{ NDArray a; if (x.Rank == 2) { a = x; } else { a = y; } return a; }", "" },
        { "NDArray", "{ const int Power = 3; return Pow(x, Power) * Math.Sqrt(2.0 / Power); }", "" },
        { "NDArray", "=> x * Rate * Half * Third;", "const double Rate = 0.1; static readonly double Half = 1 / 2.0; static readonly float Third = 1f / 3;" },
        { "NDArray", "=> x * Scaled;", "static readonly Scalar Scaled = 2; static readonly int Unused = 3;" },
        { "NDArray", "=> x * Math.PI * double.PositiveInfinity * float.MaxValue;", "" },
        { "NDArray", "=> Leaky(x, slope: 0.3);", "static NDArray Leaky(NDArray a, double slope = 0.1) => Where(a > 0, a, slope * a);" },
        { "NDArray", "=> Helper.Twice(x);", "} static class Helper { public static NDArray Twice(NDArray a) => a + a;" },
        { "NDArray", "=> Good(Good(x));", "" },
        { "NDArray", "{ var a = x; for (int i = 0; i < 3; i++) { if (i == 1) continue; a = a * (i + 1); } return a; }", "" },
        { "NDArray", "{ var a = x; for (int i = 4; i > 0; i -= 2) { a = a / i; if (i == 2) break; } return a; }", "" },
        { "NDArray", "{ switch (x.Rank) { case 2: return x; default: return y; } }", "" },
        { "NDArray", "=> \"a\" == \"b\" || x.Rank > 1 && !false ? x : y;", "" },
        { "NDArray", "=> Reshape(x, x.Shape[0] * x.Shape[1], 1);", "" },
        { "NDArray", "=> Reshape(x, -1, 1) * s;", "" },
        { "NDArray", "=> BroadcastTo(W, x.Shape[0], x.Shape[^1]);", "" },
        { "NDArray", "{ ShapeAssert(x, 5, 1); return ShapeAssert(y, 5, 1); }", "" },
        { "NDArray", "=> Where(x > 0, x, -x) + (x == y) + (x <= 2);", "" },
        { "NDArray", "=> x * k + q * 2 - Mean(x) / x.Shape[0];", "" },
        { "NDArray", "=> Sum(x, axis: 0) * Max(y, -1) + Norm(x, axes: [0, 1]);", "" },
        { "NDArray", "=> Dot(Outer(W, W), x).T.T;", "" },
        { "NDArray", "=> Transpose(Transpose(x, 1, 0));", "" },
        { "NDArray", "=> Twice(x);", "[return: Shape(\"p\", \"r\")] static NDArray Twice([Shape(\"p\", \"r\")] NDArray a) => a * 2;" },
        { "NDArray", "=> x.Scaled(3);", "} static class Extensions { public static NDArray Scaled(this NDArray a, int by) => a * by;" },
        { "NDArray", "=> Clamp(x, -1, 1) + Maximum(x, 0) + StopGradient(y);", "" },
        { "NDArray", "{ bool big = x.Rank > 5; return big ? Dot(x, x) : x; }", "" },
        { "Scalar", "=> Other.Mse(x, y);", "} [Model] public static partial class Other { [Equation] public static Scalar Mse([Shape(\"a\", \"b\")] NDArray p, [Shape(\"a\", \"b\")] NDArray t) => Mean(Square(p - t));" },
        { "NDArray", "=> (Scalar)k * x + (double)k + (Scalar)q;", "" },
        { "NDArray", "{ { var inner = x; y = inner; } return y; }", "" },
        { "NDArray", "=> Pow(x, q) + Pow(x, y) + Pow(2, x) + Pow(x, 2) + Where(!flag, x, y);", "" },
        { "NDArray", "=> Where((x > 0) & !(y > 1) | (x == y) ^ flag, x, y);", "" },
        { "NDArray", "=> x[.., ..] + x[..x.Shape[0], 0..] + x[0..^0];", "" },
        { "NDArray", "{ var both = Stack([x, y], axis: 0); return both[0] * both[^1] + Concat([x], 0); }", "" },
        { "NDArray", "=> LeakyRelu(x) + Elu(y, alpha: 0.5) + Flip(Roll(x, 0, axis: 1), axis: -1);", "" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_right_body_is_read_without_a_word(string type, string body, string members)
    {
        var code = $$"""
            [Model]
            public partial class M
            {
                [Parameter("n", 1)] public partial NDArray W { get; }
                [Parameter] public partial Scalar B { get; }

                [Equation]
                [return: Shape("n", "m")]
                public NDArray Good([Shape("n", "m")] NDArray x) => W * x + B;

                [Equation]
                public {{type}} F([Shape("n", "m")] NDArray x, [Shape("n", "m")] NDArray y, Scalar s, int k, double q, bool flag)
                {{body}}
                {{members}}
            }
            """;

        var (_, reported, compilation) = await AnalyzerRun.Of("", code);

        Assert.Empty(AnalyzerRun.CompilerErrors(compilation));
        Assert.Empty(reported);
        Assert.Equal(["Good", "F"], ModelCompilation.Read(compilation).Equations.Select(equation => equation.Name));
    }

    /// <summary>Whole models, and the equations in them.</summary>
    public static TheoryData<string, string> Models => new()
    {
        { "[Model] public partial class M { [Parameter(\"nh\", \"nx\")] public partial NDArray W { get; } [Equation, Gradient] public Scalar F([Shape(\"nx\", \"m\")] NDArray x) => Mean(Dot(W, x)); }", "F" },
        { "[Model(typeof(double))] public static partial class M { [Equation, Gradient(\"a\")] public static Scalar F(Scalar a, int k) => a * 1e300 * k; }", "F" },
        { "namespace N; partial class Outer { partial struct Inner { [Model] internal static partial class M { [Equation] internal static Scalar F(Scalar a) => a; } } }", "F" },
        { "[Model] public static partial class M { [Equation] public static Scalar F([Shape(\"h-k+1\", \"h\")] NDArray x) => Sum(x); }", "F" },
        { "[Model] public static partial class M { [Equation, Gradient] public static Scalar F(Scalar a, bool b, int c, float d) => a * d; [Equation] public static Scalar F(Scalar a) => a; }", "F F" },
        { "[Model] public partial class M { [Parameter] public partial Scalar B { get; } public M(string name) : this() { } public M() { } }", "" },
        { "[Model] public partial class M { [Parameter(2, 3)] internal partial NDArray W { get; } [Equation] public NDArray F() => W; [Equation] public Scalar G() => 3; }", "F G" },
        { "[Model] public static partial class M { [Equation] public static partial Scalar F(Scalar a); public static partial Scalar F(Scalar a) => a * 2; }", "F" },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public async Task A_right_model_is_read_without_a_word(string code, string equations)
    {
        var (_, reported, compilation) = await AnalyzerRun.Of("", code);

        Assert.Empty(AnalyzerRun.CompilerErrors(compilation));
        Assert.Empty(reported);
        Assert.Equal(equations, string.Join(" ", ModelCompilation.Read(compilation).Equations.Select(equation => equation.Name)));
    }
}
