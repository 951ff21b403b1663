namespace NumDsl.Generator.Tests.Execution;

/// <summary>Models that several tests run.</summary>
internal static class Sources
{
    /// <summary>What every file of models starts with. Its author documents nothing; what is generated must be documented.</summary>
    public const string Usings =
        """
        #pragma warning disable CS1591
        using System;
        using System.Numerics.Tensors;
        using NumDsl;
        using static NumDsl.Functions;

        """;

    /// <summary>Logistic regression as in a textbook.</summary>
    public static string LogisticRegression(string type) => Usings +
        $$"""
        [Model(typeof({{type}}))]
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
}
