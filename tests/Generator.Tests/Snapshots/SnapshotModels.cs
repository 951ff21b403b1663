namespace NumDsl.Generator.Tests.Snapshots;

/// <summary>The models of the snapshots, as a user writes them.</summary>
internal static class SnapshotModels
{
    public const string LogisticRegression = """
        namespace Demo;

        [Model]
        public partial class LogisticRegression
        {
            [Parameter("nx", 1)] public partial NDArray W { get; }
            [Parameter] public partial Scalar B { get; }

            [Equation]
            [return: Shape(1, "m")]
            public NDArray Predict([Shape("nx", "m")] NDArray x) => Sigmoid(Dot(W.T, x) + B);

            [Equation, Gradient]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y)
            {
                var a = Predict(x);
                return Mean(-(y * Log(a) + (1 - y) * Log(1 - a)));
            }
        }
        """;

    public const string TwoLayers = """
        [Model]
        public partial class TwoLayers
        {
            [Parameter("nh", "nx")] public partial NDArray W1 { get; }
            [Parameter("nh", 1)] public partial NDArray B1 { get; }
            [Parameter(1, "nh")] public partial NDArray W2 { get; }
            [Parameter(1, 1)] public partial NDArray B2 { get; }

            [Equation, Gradient]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y)
            {
                var a1 = Tanh(Dot(W1, x) + B1);
                var a2 = Sigmoid(Dot(W2, a1) + B2);
                return Mean(-(y * Log(a2) + (1 - y) * Log(1 - a2)));
            }
        }
        """;

    public const string TrainingStep = """
        [Model]
        public partial class Regression
        {
            [Parameter("ny", "nx")] public partial NDArray W { get; }
            [Parameter("ny", 1)] public partial NDArray B { get; }

            [Equation, TrainingStep]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape("ny", "m")] NDArray y) => Mean(Square(Dot(W, x) + B - y));
        }
        """;

    public const string StaticModel = """
        [Model]
        public static partial class LinearRegression
        {
            [Equation, Gradient("w", "b")]
            public static Scalar Cost(
                [Shape("nx", 1)] NDArray w, Scalar b, [Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y)
            {
                var error = Dot(w.T, x) + b - y;
                return Mean(Square(error)) / 2;
            }
        }
        """;

    public const string DoubleModel = """
        [Model(typeof(double))]
        public partial class RidgeRegression
        {
            [Parameter("nx", 1)] public partial NDArray W { get; }

            [Equation, Gradient]
            public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y, double penalty)
            {
                var error = Dot(W.T, x) - y;
                return Mean(Square(error)) + penalty * Sum(Square(W));
            }
        }
        """;

    public const string Elementwise = """
        [Model]
        public static partial class BlackScholes
        {
            [Equation]
            public static NDArray Call(
                [Shape(1, "n")] NDArray spot, [Shape(1, "n")] NDArray strike, [Shape(1, "n")] NDArray years, Scalar rate, Scalar volatility)
            {
                var deviation = volatility * Sqrt(years);
                var d1 = (Log(spot / strike) + (rate + Square(volatility) / 2) * years) / deviation;
                var d2 = d1 - deviation;
                return spot * Normal(d1) - strike * Exp(-rate * years) * Normal(d2);
            }

            private static NDArray Normal(NDArray d) => (1 + Erf(d / 1.4142135623730951)) / 2;
        }
        """;

    public const string TwoSweeps = """
        [Model]
        public static partial class Features
        {
            [Equation]
            [return: Shape("nx", "m")]
            public static NDArray Standardise([Shape("nx", "m")] NDArray x)
            {
                var mean = Mean(x, axis: 1);
                var centred = x - mean;
                var variance = Mean(Square(centred), axis: 1);
                return centred / Sqrt(variance + 1e-8f);
            }
        }
        """;

    public const string Modes = """
        [Model]
        public partial class Line
        {
            [Parameter("n", 1)] public partial NDArray W { get; }
            [Parameter] public partial Scalar B { get; }

            [Equation, Jacobian("x")]
            [return: Shape(1, "m")]
            public NDArray Predict([Shape("n", "m")] NDArray x) => Tanh(Dot(W.T, x) + B);

            [Equation, Jvp("x"), Hvp, PerExampleGradient]
            public Scalar Cost([Shape("n", "m")] NDArray x, [Shape(1, "m")] NDArray y) => Mean(Square(Predict(x) - y));

            [Equation, Hessian("s")]
            public Scalar Penalty(Scalar s) => Square(s) * Sum(Square(W)) / 2;
        }
        """;
}
