using NumDsl.KernelModes;

namespace NumDsl.Tests.Training;

/// <summary>What all optimisers have in common.</summary>
public sealed class OptimizerTests
{
    public static TheoryData<string> Names => ["descent", "heavy ball", "Nesterov", "Adam", "AdamW"];

    [Fact]
    public void EveryRuleGivesTheBitsOfPlainLoopsAtEveryLength()
    {
        Assert.Equal(5 * 71 * 4, OptimizerChecks.AllLengths<float>(1, (o, w, dw, n) => o.Step(w.AsSpan(1, n), dw.AsSpan(1, n))));
        Assert.Equal(5 * 71 * 4, OptimizerChecks.AllLengths<double>(2, (o, w, dw, n) => o.Step(w.AsSpan(1, n), dw.AsSpan(1, n))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoStepAllocatesApartFromTheFirst(string name)
    {
        var (optimizer, singleOptimizer) = (Make(name, 0.1), Make(name, 0.1));
        var (w, dw, singleW, singleDw) = (new Doubles(100), new Doubles(100), new Singles(100), new Singles(100));
        Run(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Run(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                optimizer.Step(w, dw);
                singleOptimizer.Step(singleW, singleDw);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AGradientThatIsNotFiniteSpoilsItsOwnWeightOnly(string name)
    {
        var optimizer = Make(name, 0.5);
        double[] w = [1, 1, 1, 1, 1, 1, 1, 1, 1];
        for (var step = 0; step < 2; step++)
        {
            optimizer.Step(w, [1, double.NaN, 1, double.PositiveInfinity, 1, double.NegativeInfinity, 1, 1, 1]);
        }

        Assert.Equal([1, 3, 5], Enumerable.Range(0, w.Length).Where(i => !double.IsFinite(w[i])));
        Assert.True(double.IsNaN(w[1]));
        Assert.True(w[0] < 1);
        Assert.All(new[] { 2, 4, 6, 7, 8 }, i => Assert.Equal(w[0], w[i]));
    }

    [Theory]
    [InlineData("descent")]
    [InlineData("heavy ball")]
    [InlineData("Nesterov")]
    [InlineData("Adam")]
    public void AGradientOfZeroMovesNothing(string name)
    {
        float[] w = [1, -2, 0, float.MaxValue, float.PositiveInfinity];
        var optimizer = Make(name, 0.5);
        optimizer.Step(w, new float[5]);
        optimizer.Step(w, new float[5]);
        Assert.Equal([1, -2, 0, float.MaxValue, float.PositiveInfinity], w);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AStepThatIsRefusedLeavesNoTrace(string name)
    {
        var (refused, untouched) = (Make(name, 0.5), Make(name, 0.5));
        double[] w = [1, 2, 3], other = [1, 2, 3];
        AssertMessage(Assert.Throws<ArgumentException>(() => refused.Step(w, [1, 2])), "3 weights", "2 derivatives");
        AssertMessage(Assert.Throws<ArgumentException>(() => refused.Step(w.AsSpan(0, 2), w.AsSpan(1, 2))), "overlaps", "1 elements");
        Assert.Throws<ArgumentNullException>(() => refused.Step(new Doubles(1), null!));
        refused.Step(w, [1, 2, -3]);
        untouched.Step(other, [1, 2, -3]);
        Assert.Equal(other, w);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TheGradientMayBeTheWeightsThemselves(string name)
    {
        float[] w = [.. Enumerable.Range(0, 35).Select(i => i - 11.5f)], other = [.. w];
        Make(name, 0.5).Step(w, w);
        Make(name, 0.5).Step(other, [.. other]);
        Assert.Equal(other, w);
    }

    [Theory]
    [InlineData("heavy ball")]
    [InlineData("Nesterov")]
    [InlineData("Adam")]
    [InlineData("AdamW")]
    public void StateBelongsToOneSetOfWeightsUntilTheReset(string name)
    {
        var optimizer = Make(name, 0.5);
        double[] first = [1, 2], again = [1, 2];
        optimizer.Step(first, [3, 4]);
        var error = Assert.Throws<InvalidOperationException>(() => optimizer.Step(new double[3], new double[3]));
        AssertMessage(error, "2 weights", "3 weights", "Reset()");
        AssertMessage(
            Assert.Throws<InvalidOperationException>(() => optimizer.Step(new float[2], new float[2])), "type double", "type float");
        optimizer.Reset();
        optimizer.Step(new float[3], new float[3]);
        optimizer.Reset();
        optimizer.Step(again, [3, 4]);
        Assert.Equal(first, again);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ALearningRateIsFiniteAndPositiveForEveryRule(string name)
    {
        foreach (var rate in new[] { 0, -0.1, double.NaN, double.PositiveInfinity })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(() => Make(name, rate));
            Assert.Equal("learningRate", error.ParamName);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ALearningRateThatFloatCannotHoldIsAnErrorInFloatOnly(string name)
    {
        foreach (var rate in new[] { 1e-60, 1e60 })
        {
            var error = Assert.Throws<InvalidOperationException>(() => Make(name, rate).Step(new float[1], [1]));
            AssertMessage(error, "learning rate", "in float", "train in double");
            double[] w = [0];
            Make(name, rate).Step(w, [1]);
            Assert.InRange(w[0] / rate, -2, -0.999);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void MinimizeReportsEveryCostAndGoesOnWhereItStopped(string name)
    {
        var (once, twice) = (new Doubles(2), new Doubles(2));
        var gradient = new Doubles(2);
        once.Flat.Fill(3);
        twice.Flat.Fill(3);
        var recorder = new Recorder();
        var optimizer = Make(name, 0.05);
        var cost = Make(name, 0.05).Minimize(once, gradient, () => Bowl(once, gradient), 10, recorder);
        optimizer.Minimize(twice, gradient, () => Bowl(twice, gradient), 4);
        optimizer.Minimize(twice, gradient, () => Bowl(twice, gradient), 6);
        Assert.Equal(once.Flat.ToArray(), twice.Flat.ToArray());
        Assert.Equal(Enumerable.Range(0, 11), recorder.Reports.Select(report => report.Iteration));
        Assert.Equal(18, recorder.Reports[0].Cost);
        Assert.Equal(cost, recorder.Reports[10].Cost);
        Assert.True(cost < 18);
    }

    private static Optimizer Make(string name, double rate) => name switch
    {
        "descent" => new GradientDescent(rate),
        "heavy ball" => new Momentum(rate),
        "Nesterov" => new Momentum(rate, nesterov: true),
        "Adam" => new Adam(rate),
        "AdamW" => new Adam(rate, weightDecay: 0.1),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static double Bowl(Doubles w, Doubles dw)
    {
        (dw.Flat[0], dw.Flat[1]) = (2 * w.Flat[0], 2 * w.Flat[1]);
        return (w.Flat[0] * w.Flat[0]) + (w.Flat[1] * w.Flat[1]);
    }

    private sealed class Recorder : IProgress<GradientDescentProgress>
    {
        public List<GradientDescentProgress> Reports { get; } = [];

        public void Report(GradientDescentProgress value) => Reports.Add(value);
    }
}
