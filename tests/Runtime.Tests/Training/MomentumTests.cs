namespace NumDsl.Tests.Training;

/// <summary>The two rules with momentum, against the formulas of the papers.</summary>
public sealed class MomentumTests
{
    private const double Rate = 0.04, Mu = 0.8;

    // The gradient of the cost (w0^2 + 9 w1^2) / 2.
    private static readonly double[] Curvature = [1, 9];

    [Fact]
    public void TheHeavyBallIsPolyaks()
    {
        // Polyak 1964: x(k+1) = x(k) - alpha f'(x(k)) + mu (x(k) - x(k-1)).
        double[] w = [3, -2], before = [3, -2], x = [3, -2];
        var momentum = new Momentum(Rate, Mu);
        for (var step = 0; step < 30; step++)
        {
            momentum.Step(w, [Curvature[0] * w[0], Curvature[1] * w[1]]);
            for (var i = 0; i < 2; i++)
            {
                var next = x[i] - Rate * Curvature[i] * x[i] + Mu * (x[i] - before[i]);
                (before[i], x[i]) = (x[i], next);
                Assert.Equal(x[i], w[i], 1e-14);
            }
        }
    }

    [Fact]
    public void NesterovsIsSutskeversWithTheWeightsMovedAhead()
    {
        // Sutskever et al. 2013, equations 3 and 4: v := mu v - alpha f'(theta + mu v); theta := theta + v.
        double[] w = [3, -2], theta = [3, -2], v = [0, 0];
        var momentum = new Momentum(Rate, Mu, nesterov: true);
        for (var step = 0; step < 30; step++)
        {
            momentum.Step(w, [Curvature[0] * w[0], Curvature[1] * w[1]]);
            for (var i = 0; i < 2; i++)
            {
                v[i] = Mu * v[i] - Rate * Curvature[i] * (theta[i] + Mu * v[i]);
                theta[i] += v[i];
                Assert.Equal(theta[i] + Mu * v[i], w[i], 1e-14);
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WithoutMomentumItIsGradientDescent(bool nesterov)
    {
        float[] w = [1, 2, 3], other = [1, 2, 3];
        var momentum = new Momentum(0.3, momentum: 0, nesterov);
        var descent = new GradientDescent(0.3);
        for (var step = 0; step < 3; step++)
        {
            momentum.Step(w, [0.1f, -0.7f, step]);
            descent.Step(other, [0.1f, -0.7f, step]);
        }

        Assert.Equal(other, w);
    }

    [Fact]
    public void TheVelocityCanBeReadAndSet()
    {
        double[] w = [1, 2], resumed = [1, 2];
        var momentum = new Momentum(0.5, 0.5);
        Assert.Equal([0, 0], momentum.Velocity<double>(2).ToArray());
        momentum.Step(w, [4, -8]);
        Assert.Equal([4, -8], momentum.Velocity<double>(2).ToArray());
        var other = new Momentum(0.5, 0.5);
        momentum.Velocity<double>(2).CopyTo(other.Velocity<double>(2));
        w.CopyTo(resumed, 0);
        momentum.Step(w, [1, 1]);
        other.Step(resumed, [1, 1]);
        Assert.Equal(w, resumed);
        Assert.Equal([3, -3], momentum.Velocity<double>(2).ToArray());
        AssertMessage(Assert.Throws<InvalidOperationException>(() => momentum.Velocity<double>(3)), "velocity", "2 weights", "3 weights");
        AssertMessage(Assert.Throws<ArgumentException>(() => momentum.Step(w, momentum.Velocity<double>(2))), "gradient", "velocity");
        AssertMessage(
            Assert.Throws<ArgumentException>(() => momentum.Step(momentum.Velocity<double>(2), w)), "weights and", "velocity");
        AssertMessage(Assert.Throws<NotSupportedException>(() => new Momentum(1).Velocity<Half>(1)), "Half");
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void AMomentumIsAtLeast0AndLessThan1(double mu)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new Momentum(0.1, mu));
        Assert.Equal("momentum", error.ParamName);
    }

    [Fact]
    public void AMomentumThatIs1InFloatIsAnErrorInFloatOnly()
    {
        var momentum = new Momentum(0.1, 1 - 1e-12);
        var error = Assert.Throws<InvalidOperationException>(() => momentum.Step(new float[1], new float[1]));
        AssertMessage(error, "momentum", "is 1 in float");
        momentum.Step(new double[1], new double[1]);
    }
}
