namespace NumDsl.Tests;

/// <summary>The losses, against their formulas.</summary>
public sealed class LossTests
{
    [Fact]
    public void BinaryCrossEntropyIsTheMeanNegativeLogLikelihood()
    {
        // -(log 1/4 + log 1/2 + log 4/5)/3 = log(10)/3.
        var loss = BinaryCrossEntropy(Row(0.25, 0.5, 0.2), Row(1, 1, 0));
        Assert.Equal(Math.Log(10) / 3, loss.Value, 1e-15);
        Assert.Equal(0.6931471805599453, BinaryCrossEntropy(Column(0.5, 0.5), Column(0, 1)).Value);
        // A target between 0 and 1 weighs both logarithms.
        Assert.Equal(-(0.25 * Math.Log(0.5) + 0.75 * Math.Log(0.5)), BinaryCrossEntropy(Row(0.5), Row(0.25)).Value, 1e-16);
    }

    [Fact]
    public void BinaryCrossEntropyKeepsASmallPredictionsDigits() =>
        Assert.Equal(1e-20, BinaryCrossEntropy(Row(1e-20), Row(0)).Value);

    [Fact]
    public void BinaryCrossEntropyTakesItsFormulaAtItsWordAtTheEnds()
    {
        AssertSame(double.PositiveInfinity, BinaryCrossEntropy(Row(0), Row(1)).Value);
        AssertSame(double.NaN, BinaryCrossEntropy(Row(1), Row(1)).Value);
    }

    [Fact]
    public void MeanSquaredErrorIsTheMeanOfSquares()
    {
        Assert.Equal(5, MeanSquaredError(Row(1, 4), Row(2, 1)).Value);
        AssertSame(0, MeanSquaredError(NDArray.Ones(2, 3), NDArray.Ones(2, 3)).Value);
    }

    [Fact]
    public void LossesDoNotBroadcast()
    {
        AssertMessage(
            Assert.Throws<ArgumentException>(() => MeanSquaredError(Column(1, 2), Row(1, 2))),
            "MeanSquaredError", "prediction is (2, 1)", "target is (1, 2)");
        AssertMessage(
            Assert.Throws<ArgumentException>(() => BinaryCrossEntropy(Row(1, 2), Row(1))), "BinaryCrossEntropy", "(1, 2)", "(1, 1)");
    }

    [Fact]
    public void ALossOfNoElementsIsAnError()
    {
        Assert.Throws<ArgumentException>(() => MeanSquaredError(NDArray.Zeros(1, 0), NDArray.Zeros(1, 0)));
        Assert.Throws<ArgumentException>(() => BinaryCrossEntropy(NDArray.Zeros(1, 0), NDArray.Zeros(1, 0)));
    }
}
