namespace NumDsl.Generator.Tests.Execution;

/// <summary>Names, places and argument types that a generator could trip over.</summary>
public class SignatureTests
{
    [Fact]
    public void Models_compile_and_run_whatever_their_names_places_and_arguments_are()
    {
        var values = GeneratedModel.Of(Source).Driver<Func<double[]>>()();

        Assert.Equal(
            [
                // Keywords: (3 + 5) * 2, then the derivatives by @in and @class.
                16, 2, 2, 8,
                // Equations without arrays: 33, 3, 6, 9, and the value of constants.
                33, 3, 6, 9, 42,
                // int, float, double and bool: 2 * 3 + 0.5 * 3 - 0.25 = 7.25, and with the flag off 6.75.
                7.25, 6.75,
                // An argument called like a symbol: (1 + 2) * 10 + (3 + 4) * 20 = 170.
                170,
                // Nested: 3 * (1 + 2).
                9,
                // Equations that call each other, twice the sum of squares plus one: 2 * (1 + 4) + 1 = 11; derivative 4x.
                11, 4, 8,
                // Overloads of one name.
                3, 6,
                // Names of what generated code is made of.
                12,
            ],
            values);
    }

    private static readonly string Source = Sources.Usings +
        """
        [Model(typeof(double))]
        public static partial class Keywords
        {
            [Equation, Gradient]
            public static Scalar @for([Shape("n", 1)] NDArray @in, Scalar @class)
            {
                var @new = @in * @class;
                return Sum(@new);
            }
        }

        [Model(typeof(double))]
        public static partial class Numbers
        {
            [Equation, Gradient]
            public static Scalar J(Scalar a, Scalar b, Scalar c) => 3 * (a + b * c);

            [Equation]
            public static Scalar Answer() => 6 * 7;

            [Equation]
            public static Scalar Mixed([Shape("n", 1)] NDArray x, int count, float factor, double shift, bool flag) =>
                Sum(x) * count + factor * Sum(x) - Where(flag, 0.25, 0.75) - shift * 0;

            [Equation]
            public static Scalar Size([Shape("n", "m")] NDArray n, [Shape("n", 1)] NDArray m) => Sum(n * m);

            [Equation]
            public static Scalar Twice([Shape("n", 1)] NDArray x) => Sum(x);

            [Equation]
            public static Scalar Twice([Shape("n", 1)] NDArray x, Scalar factor) => Sum(x) * factor;

            [Equation]
            public static Scalar Spelling(
                [Shape("i", "j")] NDArray weights, [Shape("i", "j")] NDArray result, [Shape("i", 1)] NDArray workspace, Scalar gradient, Scalar packing, Scalar value) =>
                Sum(weights * result + workspace) * gradient * packing * value;
        }

        namespace Some.Where.Else
        {
            public static partial class Outer
            {
                internal partial struct Middle
                {
                    [Model(typeof(double))]
                    internal partial class Model
                    {
                        [Parameter("n", 1)] internal partial NDArray W { get; }

                        [Equation, Gradient]
                        internal Scalar Cost([Shape("n", 1)] NDArray x) => Sum(W * x);
                    }
                }

                public static double Run()
                {
                    var model = new Middle.Model(2);
                    model.Parameters.Flat.Fill(3);
                    return model.CostAndGradient([1, 2], model.CreateParameterSet());
                }
            }
        }

        [Model(typeof(double))]
        public static partial class Chain
        {
            [Equation] public static NDArray Squares([Shape("n", 1)] NDArray x) => Square(x);
            [Equation] public static Scalar Length([Shape("k", 1)] NDArray v) => Sum(Squares(v));
            private static Scalar Double(Scalar a) => 2 * a;
            [Equation, Gradient] public static Scalar Cost([Shape("n", 1)] NDArray x) => Double(Length(x)) + 1;
        }

        public static class Driver
        {
            public static double[] Run()
            {
                double[] din = new double[2], dx = new double[2];
                var keyword = Keywords.@forAndGradient([3, 5], 2, 2, din, out var dclass);
                var j = Numbers.JAndGradient(5, 3, 2, out var da, out var db, out var dc);
                var chain = Chain.CostAndGradient([1, 2], 2, dx);
                return
                [
                    keyword, din[0], din[1], dclass, j, da, db, dc, Numbers.EvaluateAnswer(),
                    Numbers.Mixed([1, 2], 2, 0.5f, 9, true, 2), Numbers.Mixed([1, 2], 2, 0.5f, 9, false, 2),
                    Numbers.Size([1, 2, 3, 4], [10, 20], 2, 2),
                    Some.Where.Else.Outer.Run(), chain, dx[0], dx[1],
                    Numbers.Twice([1, 2], 2), Numbers.Twice([1, 2], 2, 2),
                    Numbers.Spelling([1, 2], [3, 4], [0.5], 1, 1, 1, 1, 2),
                ];
            }
        }
        """;
}
