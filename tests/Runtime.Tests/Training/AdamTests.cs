namespace NumDsl.Tests.Training;

/// <summary>Adam and AdamW, against the algorithms of the papers.</summary>
public sealed class AdamTests
{
    private const double Rate = 0.02, Beta1 = 0.85, Beta2 = 0.98, Epsilon = 1e-3;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(2, 0.3)]
    [InlineData(7, 0)]
    [InlineData(8, 0.3)]
    [InlineData(9, 0)]
    [InlineData(15, 0.3)]
    [InlineData(16, 0)]
    [InlineData(17, 0.3)]
    [InlineData(40, 0.3)]
    public void EveryStepIsThatOfAlgorithm1InDoubleAndNearlySoInFloat(int length, double weightDecay)
    {
        var adam = new Adam(Rate, Beta1, Beta2, Epsilon, weightDecay);
        var singleAdam = new Adam(Rate, Beta1, Beta2, Epsilon, weightDecay);
        double[] w = [.. Enumerable.Range(0, length).Select(i => Math.Sin(i))], expected = [.. w];
        float[] single = Array.ConvertAll(w, value => (float)value);
        double[] m = new double[length], v = new double[length];
        for (var t = 1; t <= 20; t++)
        {
            double[] g = [.. Enumerable.Range(0, length).Select(i => (double)(float)Math.Cos((3 * i) + (t * t)))];
            adam.Step(w, g);
            singleAdam.Step(single, Array.ConvertAll(g, value => (float)value));
            for (var i = 0; i < length; i++)
            {
                m[i] = Beta1 * m[i] + (1 - Beta1) * g[i];
                v[i] = Beta2 * v[i] + (1 - Beta2) * g[i] * g[i];
                var corrected1 = m[i] / (1 - Math.Pow(Beta1, t));
                var corrected2 = v[i] / (1 - Math.Pow(Beta2, t));
                expected[i] -= Rate * corrected1 / (Math.Sqrt(corrected2) + Epsilon) + Rate * weightDecay * expected[i];

                // Weights and sums of steps are below 2: 20 roundings of 2^-53 or 2^-24 each, and as many in the steps.
                Assert.Equal(expected[i], w[i], 1e-14);
                Assert.Equal(expected[i], single[i], 5e-6);
            }
        }

        Assert.Equal(20, adam.Iteration);
    }

    [Fact]
    public void TheFirstStepIsTheLearningRateTimesTheSign()
    {
        double[] w = [0, 0, 0, 0, 0];
        new Adam(0.01).Step(w, [1, -1, 1e6, -1e100, 1e-8]);

        // g / (|g| + epsilon) with epsilon = 1e-8: 1 to 1e-8, and one half where |g| is epsilon.
        double[] expected = [-0.01, 0.01, -0.01, 0.01, -0.005];
        Assert.All(expected.Zip(w), pair => Assert.Equal(pair.First, pair.Second, 1.1e-10));

        float[] single = [0, 0, 0];
        new Adam(0.01).Step(single, [1, -1e6f, -1e-3f]);
        Assert.All(new[] { -0.01, 0.01, 0.01 }.Zip(single), pair => Assert.Equal(pair.First, pair.Second, 2e-7));
    }

    [Fact]
    public void ADerivativeWhoseSquareOverflowsLeavesItsWeight()
    {
        float[] w = [1, 1];
        var adam = new Adam(0.5);
        adam.Step(w, [1e30f, 1]);
        adam.Step(w, [1, 1]);
        Assert.Equal(1, w[0]);
        Assert.Equal(float.PositiveInfinity, adam.SecondMoment<float>(2)[0]);
        Assert.True(w[1] < 1);
    }

    [Fact]
    public void WeightDecayShrinksWeightsThatHaveNoGradient()
    {
        double[] w = [1, -2, 0];
        new Adam(0.5, weightDecay: 0.25).Step(w, [0, 0, 0]);
        Assert.Equal([0.875, -1.75, 0], w);
    }

    [Fact]
    public void TheStateCanBeReadAndSet()
    {
        float[] w = [1, 2, 3], g = [0.5f, -4, 7];
        var adam = new Adam(0.1);
        Assert.Equal([0, 0, 0], adam.FirstMoment<float>(3).ToArray());
        adam.Step(w, g);
        adam.Step(w, g);
        var other = new Adam(0.1) { Iteration = adam.Iteration };
        adam.FirstMoment<float>(3).CopyTo(other.FirstMoment<float>(3));
        adam.SecondMoment<float>(3).CopyTo(other.SecondMoment<float>(3));
        float[] resumed = [.. w];
        adam.Step(w, [1, 1, 1]);
        other.Step(resumed, [1, 1, 1]);
        Assert.Equal(w, resumed);
        Assert.Equal(3, other.Iteration);
        AssertMessage(
            Assert.Throws<ArgumentException>(() => adam.Step(w, adam.SecondMoment<float>(3))), "gradient", "second moment");
        Assert.Throws<ArgumentOutOfRangeException>(() => adam.Iteration = -1);
        adam.Reset();
        Assert.Equal(0, adam.Iteration);
        Assert.Equal([0, 0], adam.FirstMoment<double>(2).ToArray());
    }

    [Theory]
    [InlineData(1, 0.999, 1e-8, 0, "beta1")]
    [InlineData(-0.1, 0.999, 1e-8, 0, "beta1")]
    [InlineData(0.9, 1, 1e-8, 0, "beta2")]
    [InlineData(0.9, double.NaN, 1e-8, 0, "beta2")]
    [InlineData(0.9, 0.999, 0, 0, "epsilon")]
    [InlineData(0.9, 0.999, double.PositiveInfinity, 0, "epsilon")]
    [InlineData(0.9, 0.999, 1e-8, -1, "weightDecay")]
    [InlineData(0.9, 0.999, 1e-8, double.NaN, "weightDecay")]
    public void AHyperparameterOutsideItsRangeIsNamed(double beta1, double beta2, double epsilon, double weightDecay, string name)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(0.1, beta1, beta2, epsilon, weightDecay));
        Assert.Equal(name, error.ParamName);
    }

    [Theory]
    [InlineData(1 - 1e-12, 0.999, 1e-8, 0, "beta1")]
    [InlineData(0.9, 1 - 1e-12, 1e-8, 0, "beta2")]
    [InlineData(0.9, 0.999, 1e-60, 0, "epsilon")]
    [InlineData(0.9, 0.999, 1e-8, 1e-60, "weight decay")]
    public void AHyperparameterThatFloatCannotHoldIsAnErrorInFloatOnly(
        double beta1, double beta2, double epsilon, double weightDecay, string name)
    {
        var adam = new Adam(0.1, beta1, beta2, epsilon, weightDecay);
        AssertMessage(Assert.Throws<InvalidOperationException>(() => adam.Step(new float[1], [1])), name, "in float");
        double[] w = [0];
        adam.Step(w, [1]);
        Assert.Equal(-0.1, w[0], 1e-8);
    }
}
