using System.Runtime.CompilerServices;

namespace NumDsl.Tests;

/// <summary>Parameter sets and gradient descent.</summary>
public sealed class TrainingTests
{
    private sealed class Doubles(int length) : ParameterSet<double>(length);

    private sealed class Singles(int length) : ParameterSet<float>(length);

    private sealed class Halves() : ParameterSet<Half>(1);

    private sealed class Recorder : IProgress<GradientDescentProgress>
    {
        public List<GradientDescentProgress> Reports { get; } = [];

        public void Report(GradientDescentProgress value) => Reports.Add(value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(1000)]
    public unsafe void AParameterSetIsAlignedZeroedAndAsLongAsAsked(int length)
    {
        var singles = new Singles(length);
        var doubles = new Doubles(length);
        Assert.Equal(length, singles.Length);
        Assert.Equal(length, doubles.Flat.Length);
        Assert.All(singles.Flat.ToArray(), value => Assert.Equal(0, value));
        if (length > 0)
        {
            Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref singles.Flat[0]) % 64);
            Assert.Equal(0u, (nuint)Unsafe.AsPointer(ref doubles.Flat[0]) % 64);
        }
    }

    [Fact]
    public void AParameterSetIsCopiedAndCleared()
    {
        var from = new Doubles(3);
        var to = new Doubles(3);
        new double[] { 1, 2, 3 }.CopyTo(from.Flat);
        from.CopyTo(to);
        Assert.Equal([1, 2, 3], to.Flat.ToArray());
        from.Clear();
        Assert.Equal([0, 0, 0], from.Flat.ToArray());
        Assert.Equal([1, 2, 3], to.Flat.ToArray());
    }

    [Fact]
    public void AParameterSetRefusesWhatDoesNotFit()
    {
        AssertMessage(Assert.Throws<ArgumentException>(() => new Doubles(3).CopyTo(new Doubles(2))), "3 elements", "has 2");
        Assert.Throws<ArgumentNullException>(() => new Doubles(3).CopyTo(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Doubles(-1));
        AssertMessage(Assert.Throws<NotSupportedException>(() => new Halves()), "Half");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(31)]
    [InlineData(100)]
    public void AStepSubtractsTheScaledGradientInEveryVectorAndTail(int length)
    {
        var descent = new GradientDescent(0.1);
        var single = new float[length + 1];
        var both = new double[length + 1];
        var gradient = Enumerable.Range(0, length).Select(i => 0.37 * i - 1).ToArray();
        for (var i = 0; i <= length; i++)
        {
            both[i] = single[i] = i + 0.5f;
        }

        descent.Step(both.AsSpan(0, length), gradient);
        descent.Step(single.AsSpan(0, length), Array.ConvertAll(gradient, value => (float)value));
        for (var i = 0; i < length; i++)
        {
            Assert.Equal(i + 0.5 - 0.1 * gradient[i], both[i]);
            Assert.Equal(i + 0.5f - (float)(0.1f * (float)gradient[i]), single[i]);
        }

        // The element after the end is not touched.
        Assert.Equal(length + 0.5, both[length]);
        Assert.Equal(length + 0.5f, single[length]);
    }

    [Fact]
    public void AStepRefusesLengthsThatDifferAndPartialOverlap()
    {
        var descent = new GradientDescent(0.5);
        double[] w = [1, 2, 3];
        AssertMessage(Assert.Throws<ArgumentException>(() => descent.Step(w, [1, 2])), "3 weights", "2 derivatives");
        AssertMessage(Assert.Throws<ArgumentException>(() => descent.Step(w.AsSpan(0, 2), w.AsSpan(1, 2))), "overlaps", "1 elements");
        Assert.Equal([1, 2, 3], w);
        descent.Step(w, w);
        Assert.Equal([0.5, 1, 1.5], w);
        AssertMessage(Assert.Throws<ArgumentException>(() => descent.Step(new Singles(2), new Singles(3))), "2 weights", "3 derivatives");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void ALearningRateIsFiniteAndPositive(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradientDescent(rate));

    [Theory]
    [InlineData(1e-60)]
    [InlineData(1e60)]
    public void ALearningRateThatFloatCannotHoldIsAnErrorInFloatOnly(double rate)
    {
        var descent = new GradientDescent(rate);
        AssertMessage(Assert.Throws<InvalidOperationException>(() => descent.Step(new float[1], new float[1])), "float");
        double[] w = [1];
        descent.Step(w, [1]);
        Assert.Equal(1 - rate, w[0]);
    }

    [Fact]
    public void MinimizeReportsTheCostBeforeEachUpdateAndAfterTheLast()
    {
        // The cost w^2 has the gradient 2w, so that a step with alpha = 1/4 halves w and quarters the cost: 4, 1, 1/4, 1/16.
        var w = new Doubles(1);
        var dw = new Doubles(1);
        w.Flat[0] = 2;
        var recorder = new Recorder();
        var cost = new GradientDescent(0.25).Minimize(w, dw, () => Parabola(w, dw), iterations: 3, recorder);
        GradientDescentProgress[] expected = [new(0, 4), new(1, 1), new(2, 0.25), new(3, 0.0625)];
        Assert.Equal(expected, recorder.Reports);
        Assert.Equal(0.0625, cost);
        Assert.Equal(0.25, w.Flat[0]);
    }

    [Fact]
    public void MinimizeWithoutIterationsOnlyEvaluates()
    {
        var w = new Singles(2);
        var dw = new Singles(2);
        w.Flat.Fill(3);
        Assert.Equal(7f, new GradientDescent(1).Minimize(w, dw, () => 7f, iterations: 0));
        Assert.Equal([3f, 3f], w.Flat.ToArray());
    }

    [Fact]
    public void MinimizeGoesOnWhenTheCostIsNotANumber()
    {
        var recorder = new Recorder();
        new GradientDescent(1).Minimize(new Singles(1), new Singles(1), () => float.NaN, 2, recorder);
        Assert.Equal([0, 1, 2], recorder.Reports.Select(report => report.Iteration));
        Assert.All(recorder.Reports, report => AssertSame(double.NaN, report.Cost));
    }

    [Fact]
    public void MinimizeAllocatesNothingPerIteration()
    {
        var (w, dw) = (new Doubles(100), new Doubles(100));
        Func<double> costAndGradient = () => Parabola(w, dw);
        var descent = new GradientDescent(0.25);
        descent.Minimize(w, dw, costAndGradient, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        descent.Minimize(w, dw, costAndGradient, 100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void MinimizeChecksItsArguments()
    {
        var descent = new GradientDescent(1);
        var w = new Doubles(1);
        AssertMessage(Assert.Throws<ArgumentException>(() => descent.Minimize(w, w, () => 0, 1)), "same set");
        AssertMessage(
            Assert.Throws<ArgumentException>(() => descent.Minimize(w, new Doubles(2), () => 0, 1)), "1 weights", "2 derivatives");
        Assert.Throws<ArgumentOutOfRangeException>(() => descent.Minimize(w, new Doubles(1), () => 0, -1));
        Assert.Throws<ArgumentNullException>(() => descent.Minimize(w, null!, () => 0, 1));
        Assert.Throws<ArgumentNullException>(() => descent.Minimize(w, new Doubles(1), null!, 1));
    }

    private static double Parabola(Doubles w, Doubles dw)
    {
        dw.Flat[0] = 2 * w.Flat[0];
        return w.Flat[0] * w.Flat[0];
    }
}
