namespace NumDsl.Generator.Tests.Frontend;

/// <summary>Models that several tests read.</summary>
internal static class Samples
{
    public const string LogisticRegression = """
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

    /// <summary>A model whose equation uses the generated size.</summary>
    public const string UsesItsSize = """
        namespace Shop
        {
            public static partial class Outer
            {
                [Model]
                public partial class Tiled
                {
                    [Parameter("nx", 1)] public partial NDArray W { get; }

                    [Equation]
                    public NDArray F(Scalar s, [Shape("nx", "m")] NDArray x) => BroadcastTo(s, Nx, x.Shape[1]) * x / Nx;
                }
            }
        }
        """;
}
