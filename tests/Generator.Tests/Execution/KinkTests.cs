namespace NumDsl.Generator.Tests.Execution;

/// <summary>Derivatives where there is none: the conventions that the functions document.</summary>
public class KinkTests
{
    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void Ties_and_kinks_follow_the_conventions(string type)
    {
        var gradients = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public static partial class M
            {
                [Equation, Gradient] public static Scalar OfAbs([Shape("n", 1)] NDArray x) => Sum(Abs(x));
                [Equation, Gradient] public static Scalar OfRelu([Shape("n", 1)] NDArray x) => Sum(Relu(x));
                [Equation, Gradient] public static Scalar OfClamp([Shape("n", 1)] NDArray x) => Sum(Clamp(x, 0, 2));
                [Equation, Gradient] public static Scalar OfMaximum([Shape("n", 1)] NDArray x) => Sum(Maximum(x, 2));
                [Equation, Gradient] public static Scalar OfMinimum([Shape("n", 1)] NDArray x) => Sum(Minimum(x, 2));
                [Equation, Gradient] public static Scalar OfMax([Shape("n", 1)] NDArray x) => Max(x);
                [Equation, Gradient] public static Scalar OfMin([Shape("n", 1)] NDArray x) => Min(x);
                [Equation, Gradient] public static Scalar OfNorm([Shape("n", 1)] NDArray x) => Norm(x * 0);
                [Equation, Gradient] public static Scalar OfWhere([Shape("n", 1)] NDArray x) => Sum(Where(x > 0, Log(x), 0));
                [Equation, Gradient] public static Scalar OfDivision([Shape("n", 1)] NDArray x) => Sum(Where(x == 0, x, 2 / x));
                [Equation, Gradient] public static Scalar OfPowZero([Shape("n", 1)] NDArray x) => Sum(Pow(x, 0));
                [Equation, Gradient] public static Scalar OfMaskedRoot([Shape("n", 1)] NDArray x) => Sum(Where(BroadcastTo(x, x.Shape[0], 3) > 0, Sqrt(Abs(x)), 0));
                [Equation, Gradient] public static Scalar OfProd([Shape("n", 1)] NDArray x) => Prod(x);
                [Equation, Gradient] public static Scalar OfProdOfTwoZeros([Shape("n", 1)] NDArray x) => Prod(x * (x + 1));
                [Equation, Gradient] public static Scalar OfStd([Shape("n", 1)] NDArray x) => Std(x * 0);
                [Equation, Gradient] public static Scalar OfHypot([Shape("n", 1)] NDArray x) => Sum(Hypot(x, 0));
                [Equation, Gradient] public static Scalar OfXlogy([Shape("n", 1)] NDArray x) => Sum(Xlogy(0, x));
                [Equation, Gradient] public static Scalar OfPower([Shape("n", 1)] NDArray x) => Sum(Pow(x, 0 * StopGradient(x)) + Pow(0, 1 + Abs(x)));
                [Equation, Gradient] public static Scalar OfLeakyRelu([Shape("n", 1)] NDArray x) => Sum(LeakyRelu(x, 0.5));
                [Equation, Gradient] public static Scalar OfElu([Shape("n", 1)] NDArray x) => Sum(Elu(1000 * x));
                [Equation, Gradient] public static Scalar OfHardTanh([Shape("n", 1)] NDArray x) => Sum(HardTanh(x));
                [Equation, Gradient] public static Scalar OfSoftsign([Shape("n", 1)] NDArray x) => Sum(Softsign(0 * x));
                [Equation, Gradient] public static Scalar OfRounding([Shape("n", 1)] NDArray x) => Sum(Floor(x) + Round(x) * Ceiling(x) + Truncate(x));
            }

            public static class Driver
            {
                public static double[][] Run()
                {
                    {{type}}[] x = [0, 2, -1, 2];
                    {{string.Join("\n        ", Names.Select(name => $"var d{name} = new {type}[4]; M.{name}AndGradient(x, 4, d{name});"))}}
                    return [{{string.Join(", ", Names.Select(name => $"Array.ConvertAll(d{name}, value => (double)value)"))}}];
                }
            }
            """).Driver<Func<double[][]>>()();

        Assert.Equal([0, 1, -1, 1], gradients[0]);
        Assert.Equal([0, 1, 0, 1], gradients[1]);
        Assert.Equal([0, 0, 0, 0], gradients[2]);
        Assert.Equal([0, 0.5, 0, 0.5], gradients[3]);
        Assert.Equal([1, 0.5, 1, 0.5], gradients[4]);
        Assert.Equal([0, 0.5, 0, 0.5], gradients[5]);
        Assert.Equal([0, 0, 1, 0], gradients[6]);
        Assert.Equal([0, 0, 0, 0], gradients[7]);
        Assert.Equal([0, 0.5, 0, 0.5], gradients[8]);
        Assert.Equal([1, -0.5, -2, -0.5], gradients[9]);
        Assert.Equal([0, 0, 0, 0], gradients[10]);

        // Where x is not above 0 the whole row is masked, and the root's infinite slope does not count.
        Assert.Equal([0, 3 / Math.Sqrt(8), 0, 3 / Math.Sqrt(8)], gradients[11].Select(slope => Math.Round(slope, 6)), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([-4, 0, 0, 0], gradients[12]);
        Assert.Equal([0, 0, 0, 0], gradients[13]);
        Assert.Equal([0, 0, 0, 0], gradients[14]);
        Assert.Equal([0, 1, -1, 1], gradients[15]);
        Assert.Equal([0, 0, 0, 0], gradients[16]);
        Assert.Equal([0, 0, 0, 0], gradients[17]);
        Assert.Equal([0.5, 1, 0.5, 1], gradients[18]);
        Assert.Equal([1000, 1000, 0, 1000], gradients[19]);
        Assert.Equal([1, 0, 0, 0], gradients[20]);
        Assert.Equal([0, 0, 0, 0], gradients[21]);
        Assert.Equal([0, 0, 0, 0], gradients[22]);
    }

    private static readonly string[] Names =
        ["OfAbs", "OfRelu", "OfClamp", "OfMaximum", "OfMinimum", "OfMax", "OfMin", "OfNorm", "OfWhere", "OfDivision", "OfPowZero",
        "OfMaskedRoot", "OfProd", "OfProdOfTwoZeros", "OfStd", "OfHypot", "OfXlogy", "OfPower", "OfLeakyRelu", "OfElu", "OfHardTanh", "OfSoftsign", "OfRounding"];
}
