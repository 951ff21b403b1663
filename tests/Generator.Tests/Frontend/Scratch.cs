using NumDsl.Generator.Frontend;
namespace NumDsl.Generator.Tests.Frontend;
public class Scratch(Xunit.Abstractions.ITestOutputHelper o)
{
    [Fact] public void Go()
    {
        void P(string type, string body, string members = "")
        {
            var c = ModelCompilation.Of(ModelCompilation.Wrap(type, body, members));
            foreach (var d in c.GetDiagnostics().Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)) o.WriteLine("!! " + d);
            var p = new List<Problem>();
            var r = ModelCompilation.Read(c, p);
            o.WriteLine("--- " + body);
            foreach (var q in p) o.WriteLine(q.Id + " " + q.Location.SourceTree!.ToString().Substring(q.Location.SourceSpan.Start, q.Location.SourceSpan.Length) + " :: " + q.Message);
            if (r.Equations.Count > 0) { o.WriteLine(r.Equations[^1].Graph.ToString()); o.WriteLine(string.Join("\n", r.Equations[^1].Requirements)); o.WriteLine(string.Join("\n", r.Equations[^1].Source)); }
        }
        P("NDArray", "=> Sigmoid(Dot(w.T, x) + s);");
        P("Scalar", "{ var a = x * y - r; a += c; return Mean(Square(a)) / 2; }");
        P("NDArray", "=> Reshape(x, x.Shape[0] * x.Shape[^1], 1);");
        P("Scalar", "{ Scalar t = 0; for (int i = 1; i <= 3; i++) { t += Sum(Pow(x, i)) / i; } return t; }");
        P("Scalar", "=> Sum(H(x, 2)) * K;", "const double K = 0.5; static readonly double L = Math.Sqrt(2) * K; static NDArray H(NDArray a, int p) { var z = a * L; return p > 1 ? Pow(z, p) : z; }");
        P("NDArray", "=> Sum(x, axes: [0, -1]) + Max(y, axis: 1) + BroadcastTo(s, x.Shape[0] - 1, x.Shape[1]);");
        P("Scalar", "=> Mean(x) * x.Shape[0] / (x.Length - 1.0);");
        P("NDArray", "{ ShapeAssert(x, 5, 1); return x; }");
        P("NDArray", "=> x + w;");
        P("NDArray", "=> Dot(x, y);");
        P("NDArray", "{ var t = Where(x > 0, x, 0.1 * x); return x.Rank switch { 2 => t, _ => y }; }");
        P("NDArray", "{ if (x.Shape[0] > 3) return x; return y; }");
        P("NDArray", "{ foreach (var i in new[] { 1, 2}) { } return y; }");
        P("NDArray", "=> H(x);", "static NDArray H(NDArray a) => Dot(a, a);");
        P("NDArray", "=> x[0..1, ..];");
        P("Scalar", "=> Console.WriteLine();");
    }
}
