namespace NumDsl.Analyzers.Tests.Declarations;

/// <summary>Equation bodies that fit but are seldom meant, over r:(1, m), c:(m, 1), k:(1, p), x:(n, m) and s; and the same on purpose.</summary>
internal static class SuspiciousBodies
{
    public static TheoryData<string, string, string, string> All => new()
    {
        { "ND1009", "NDArray", "=> c [|-|] r;", "" },
        { "ND1009", "NDArray", "=> Exp(2 * r [|*|] Log(c));", "" },
        { "ND1009", "NDArray", "=> (c [|>|] r) * s;", "" },
        { "ND1009", "NDArray", "=> [|Maximum|](c, r);", "" },
        { "ND1009", "NDArray", "=> [|Where|](c, r, 0);", "" },
        { "ND1009", "NDArray", "=> [|Mix(c, r)|];", "static NDArray Mix(NDArray a, NDArray b) => a - b;" },
        { "ND1009", "NDArray", "{ var d = c [|+|] r; for (int i = 0; i < 3; i++) { d = d * 2; } return d; }", "" },
        { "ND1009", "Scalar", "{ var d = Scalar() * 1; return Sum(Square(c [|-|] r)) + d; }", "static Scalar Scalar() => 2;" },
        { "ND1009", "NDArray", "=> Mean(x, axis: 0).T [|+|] r;", "" },
        { "ND1010", "NDArray", "{ var a = r; a [|+=|] x; return a; }", "" },
        { "ND1010", "NDArray", "{ var a = r; a [|*=|] k.T; return a; }", "" },
        { "ND1010", "NDArray", "{ var a = Sum(x, axis: 0); for (int i = 0; i < 2; i++) { a [|-=|] x; } return a; }", "" },
        { "ND1011", "NDArray", "=> [|Reshape|](x, x.Shape[1], x.Shape[0]);", "" },
        { "ND1011", "NDArray", "=> Dot(x, [|Reshape|](x, x.Shape[1], -1));", "" },
        { "ND1012", "NDArray", "=> [|Softmax|](r, axis: 0);", "" },
        { "ND1025", "NDArray", "{ var a = x * s; [|// (m, n)|]\n return a; }", "" },
        { "ND1025", "NDArray", "{ var a = Sum(x, axis: 0); [|// (n, m)|]\n var b = a.T; // (m, 1)\n return b; }", "" },
        { "ND1012", "NDArray", "=> [|LogSoftmax|](Sum(x, axis: 1), axis: -1);", "" },
    };

    public static TheoryData<string, string> Intended => new()
    {
        { "NDArray", "=> Outer(c, r);" },
        { "NDArray", "{ var a = x * s; // (n, m)\n var b = a.T; // (rows and columns, swapped)\n var d = b; // (m,n)\n return d; }" },
        { "NDArray", "{ var a = Reshape(x, x.Length, 1); // (n*m, 1)\n return a; // (1, m)\n }" },
        { "NDArray", "=> c + c.T;" },
        { "NDArray", "=> r.T - r;" },
        { "NDArray", "=> Reshape(r, -1, 1) - Reshape(r, 1, -1);" },
        { "NDArray", "=> BroadcastTo(c, r.Shape[1], r.Shape[1]) - r;" },
        { "NDArray", "=> c + k;" },
        { "NDArray", "=> c + s - r.T;" },
        { "NDArray", "=> x + r - Mean(x, axis: 1);" },
        { "NDArray", "{ var a = x; a += r; a *= s; return a; }" },
        { "Scalar", "{ Scalar a = 0; a += s; return a; }" },
        { "NDArray", "=> Reshape(c, 1, -1) * r;" },
        { "NDArray", "=> Reshape(x, x.Shape[0], x.Shape[1]);" },
        { "NDArray", "=> Reshape(x, x.Length, 1);" },
        { "NDArray", "=> Softmax(x, axis: 0) + Softmax(r, axis: 1);" },
        { "NDArray", "=> Where(x > 0, r, 0);" },
        { "NDArray", "=> Sum(x, axis: 0) / Max(x, axis: 0);" },
    };

    public static string Model(string type, string body, string members) => $$"""
        [Model]
        public static partial class M
        {
            {{members}}

            [Equation]
            public static {{type}} F(
                [Shape(1, "m")] NDArray r, [Shape("m", 1)] NDArray c, [Shape(1, "p")] NDArray k, [Shape("n", "m")] NDArray x, Scalar s)
            {{body}}
        }
        """;
}
