namespace NumDsl.Generator.Tests.Execution;

/// <summary>Textbook forms that overflow as written: the generated kernels give the value and the gradient all the same.</summary>
public class StabilityTests
{
    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void Cross_entropies_and_softmax_are_finite_at_logits_of_1000(string type)
    {
        var values = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public static partial class M
            {
                [Equation, Gradient("z")]
                public static Scalar Binary([Shape(1, "m")] NDArray z, [Shape(1, "m")] NDArray y)
                {
                    var a = Sigmoid(z);
                    return Sum(-(y * Log(a) + (1 - y) * Log(1 - a)));
                }

                [Equation, Gradient("z")]
                public static Scalar Categorical([Shape("k", "m")] NDArray z, [Shape("k", "m")] NDArray y) =>
                    -Sum(y * Log(Exp(z) / Sum(Exp(z), axis: 0)));

                [Equation, Gradient("z")]
                public static Scalar SoftplusSpeltOut([Shape(1, "m")] NDArray z) => Sum(Log(1 + Exp(z)));

                [Equation, Gradient("z")]
                public static Scalar LogSumExpSpeltOut([Shape("k", "m")] NDArray z) => Sum(Log(Sum(Exp(z), axis: 0)));
            }

            public static class Driver
            {
                public static double[][] Run()
                {
                    {{type}}[] z = [-1000, 1000, -1000, 1000], y = [0, 1, 1, 0], dz = new {{type}}[4], logits = [1000, -1000, 0, 1000], target = [1, 1, 0, 0];
                    var binary = M.BinaryAndGradient(z, y, 4, dz);
                    double[] dBinary = [dz[0], dz[1], dz[2], dz[3]];
                    var categorical = M.CategoricalAndGradient(logits, target, 2, 2, dz);
                    double[] dCategorical = [dz[0], dz[1], dz[2], dz[3]];
                    var softplus = M.SoftplusSpeltOutAndGradient(z, 4, dz);
                    double[] dSoftplus = [dz[0], dz[1], dz[2], dz[3]];
                    var logSumExp = M.LogSumExpSpeltOutAndGradient(logits, 2, 2, dz);
                    return [[binary, categorical, softplus, logSumExp], dBinary, dCategorical, dSoftplus, [dz[0], dz[1], dz[2], dz[3]]];
                }
            }
            """).Driver<Func<double[][]>>()();

        // Columns of the categorical logits: (1000, 0) with the target (1, 0), and (-1000, 1000) with the target (1, 0).
        Assert.Equal([2000, 2000, 2000, 2000], values[0]);
        Assert.Equal([0, 0, -1, 1], values[1]);
        Assert.Equal([0, -1, 0, 1], values[2]);
        Assert.Equal([0, 1, 0, 1], values[3]);
        Assert.Equal([1, 0, 0, 1], values[4]);
    }
}
