namespace NumDsl.Tests;

/// <summary>The functions of one element; their special values are those of NumPy.</summary>
public sealed class ElementwiseTests
{
    private const double Inf = double.PositiveInfinity;
    private const double Nan = double.NaN;
    private const double Log2 = 0.6931471805599453;

    public static TheoryData<string, double, double> SpecialValues => new()
    {
        { "Exp", 0, 1 }, { "Exp", -Inf, 0 }, { "Exp", Inf, Inf }, { "Exp", 710, Inf }, { "Exp", Nan, Nan },
        { "Expm1", -0.0, -0.0 }, { "Expm1", -Inf, -1 }, { "Expm1", Inf, Inf }, { "Expm1", Nan, Nan },
        { "Log", 1, 0 }, { "Log", 0, -Inf }, { "Log", -0.0, -Inf }, { "Log", -1, Nan }, { "Log", Inf, Inf }, { "Log", Nan, Nan },
        { "Log1p", -0.0, -0.0 }, { "Log1p", -1, -Inf }, { "Log1p", -2, Nan }, { "Log1p", Inf, Inf }, { "Log1p", -Inf, Nan },
        { "Log1p", Nan, Nan }, { "Log1p", double.MaxValue, 709.782712893384 },
        { "Sqrt", 9, 3 }, { "Sqrt", -0.0, -0.0 }, { "Sqrt", -1, Nan }, { "Sqrt", Inf, Inf },
        { "Square", -3, 9 }, { "Square", -0.0, 0 }, { "Square", -Inf, Inf }, { "Square", 1e200, Inf }, { "Square", 1e-200, 0 },
        { "Reciprocal", 4, 0.25 }, { "Reciprocal", 0, Inf }, { "Reciprocal", -0.0, -Inf }, { "Reciprocal", -Inf, -0.0 },
        { "Abs", -2, 2 }, { "Abs", -0.0, 0 }, { "Abs", -Inf, Inf }, { "Abs", Nan, Nan }, { "Abs", -5e-324, 5e-324 },
        { "Sign", -7, -1 }, { "Sign", 5e-324, 1 }, { "Sign", -0.0, 0 }, { "Sign", Nan, Nan }, { "Sign", -Inf, -1 },
        { "Sin", -0.0, -0.0 }, { "Sin", Inf, Nan }, { "Sin", Math.PI / 2, 1 }, { "Cos", 0, 1 }, { "Cos", Inf, Nan }, { "Cos", Math.PI, -1 },
        { "Erf", -0.0, -0.0 }, { "Erf", Inf, 1 }, { "Erf", -Inf, -1 }, { "Erf", 27, 1 }, { "Erf", -6, -1 }, { "Erf", Nan, Nan },
        { "Sigmoid", 0, 0.5 }, { "Sigmoid", Inf, 1 }, { "Sigmoid", -Inf, 0 }, { "Sigmoid", 800, 1 }, { "Sigmoid", -800, 0 },
        { "Sigmoid", Nan, Nan },
        { "Tanh", -0.0, -0.0 }, { "Tanh", Inf, 1 }, { "Tanh", -Inf, -1 }, { "Tanh", Nan, Nan },
        { "Relu", 2, 2 }, { "Relu", -2, 0 }, { "Relu", -0.0, 0 }, { "Relu", Nan, Nan }, { "Relu", Inf, Inf }, { "Relu", -Inf, 0 },
        { "Softplus", 0, Log2 }, { "Softplus", 1000, 1000 }, { "Softplus", -Inf, 0 }, { "Softplus", Inf, Inf }, { "Softplus", Nan, Nan },
        { "LogSigmoid", 0, -Log2 }, { "LogSigmoid", -1000, -1000 }, { "LogSigmoid", -Inf, -Inf }, { "LogSigmoid", Inf, -0.0 },
        { "LogSigmoid", Nan, Nan },
        { "StopGradient", -0.0, -0.0 }, { "StopGradient", Nan, Nan },
    };

    private static readonly Dictionary<string, (Func<NDArray, NDArray> OfArray, Func<Scalar, Scalar> OfScalar)> Named = new()
    {
        ["Exp"] = (Exp, Exp), ["Expm1"] = (Expm1, Expm1), ["Log"] = (Log, Log), ["Log1p"] = (Log1p, Log1p), ["Sqrt"] = (Sqrt, Sqrt),
        ["Square"] = (Square, Square), ["Reciprocal"] = (Reciprocal, Reciprocal), ["Abs"] = (Abs, Abs), ["Sign"] = (Sign, Sign),
        ["Sin"] = (Sin, Sin), ["Cos"] = (Cos, Cos), ["Erf"] = (Erf, Erf), ["Sigmoid"] = (Sigmoid, Sigmoid), ["Tanh"] = (Tanh, Tanh),
        ["Relu"] = (Relu, Relu), ["Softplus"] = (Softplus, Softplus), ["LogSigmoid"] = (LogSigmoid, LogSigmoid),
        ["StopGradient"] = (StopGradient, StopGradient),
    };

    [Theory]
    [MemberData(nameof(SpecialValues))]
    public void ArrayAndScalarHaveTheSpecialValue(string function, double x, double expected)
    {
        var (ofArray, ofScalar) = Named[function];
        AssertArray([expected, expected], [2, 1], ofArray(Column(x, x)));
        AssertSame(expected, ofScalar(x).Value);
    }

    [Fact]
    public void EveryFunctionKeepsAnyShape()
    {
        foreach (var (ofArray, _) in Named.Values)
        {
            AssertShape([2, 1, 3], ofArray(NDArray.Ones(2, 1, 3)).Shape);
            AssertShape([0, 3], ofArray(NDArray.Ones(0, 3)).Shape);
            AssertShape([1, 1], ofArray(NDArray.Ones(1, 1)).Shape);
        }
    }

    [Fact]
    public void ScalarOverloadsAgreeWithArrayOverloads()
    {
        foreach (var (ofArray, ofScalar) in Named.Values)
        {
            foreach (var x in (double[])[-2.5, -0.3, 1e-9, 0.7, 3])
            {
                AssertSame(ofArray(Row(x)).At(0, 0), ofScalar(x).Value);
            }
        }
    }

    [Fact]
    public void SoftplusAndSigmoidKeepTheirDigitsFarFromZero()
    {
        // log(1 + e^-50) is e^-50 to the last bit, and so is sigmoid(-50) up to 1 + e^-50.
        Assert.Equal(Math.Exp(-50), Softplus(-50).Value);
        Assert.Equal(-Math.Exp(-50), LogSigmoid(50).Value);
        Assert.Equal(Math.Exp(-50), Sigmoid(-50).Value);
        Assert.Equal(Math.Exp(-700), Sigmoid(-700).Value);
        // sigmoid(log 3) = 3/4, softplus(log 3) = log 4, tanh(log 3) = (9 - 1)/(9 + 1).
        Assert.Equal(0.75, Sigmoid(Math.Log(3)).Value, 2e-16);
        Assert.Equal(1.3862943611198906, Softplus(Math.Log(3)).Value, 3e-16);
        Assert.Equal(0.8, Tanh(Math.Log(3)).Value, 2e-16);
    }

    [Fact]
    public void PowTakesAConstantExponent()
    {
        AssertArray([1, 8, -27, 0], [1, 4], Pow(Row(1, 2, -3, 0), 3));
        AssertArray([1, 1, 1, Inf], [1, 4], Row(Pow(Nan, 0).Value, Pow(0, 0).Value, Pow(Inf, 0).Value, Pow(0, -1).Value));
        AssertArray([Nan, 3, 0, Inf], [1, 4], Pow(Row(-1, 9, 0, Inf), 0.5));
        AssertSame(-Inf, Pow(-0.0, -1).Value);
        Assert.Equal(8, Pow(2, 3).Value);
    }

    [Fact]
    public void MaximumAndMinimumTakeArraysAndNumbersAndPropagateNaN()
    {
        var x = Row(1, Nan, -0.0, Inf);
        var y = Row(2, 1, 0, Nan);
        AssertArray([2, Nan, 0, Nan], [1, 4], Maximum(x, y));
        AssertArray([1, Nan, -0.0, Nan], [1, 4], Minimum(x, y));
        AssertArray([1, Nan, 0, Inf], [1, 4], Maximum(x, 0));
        AssertArray([0, Nan, -0.0, 0], [1, 4], Minimum(0, x));
        AssertArray([3, 3, 2, 4], [2, 2], Maximum(Column(3, 2), Row(1, 4)) * NDArray.Create([1, 0.75, 1, 1], 2, 2));
        Assert.Equal(2, Maximum(1, 2).Value);
        AssertSame(Nan, Minimum(1, Nan).Value);
        AssertMessage(
            Assert.Throws<ArgumentException>(() => Maximum(NDArray.Zeros(2, 3), NDArray.Zeros(4, 3))), "Maximum:", "axis 0", "2 against 4");
    }

    [Fact]
    public void ClampIsTheMinimumOfTheMaximum()
    {
        AssertArray([-1, 0.5, 1, Nan, 1, -1], [2, 3], Clamp(NDArray.Create([-5, 0.5, 5, Nan, Inf, -Inf], 2, 3), -1, 1));
        Assert.Equal(2, Clamp(7, 0, 2).Value);
        // As in NumPy, the upper bound wins where they cross.
        Assert.Equal(1, Clamp(5, 3, 1).Value);
    }

    [Fact]
    public void StopGradientOfAnArrayIsTheArrayItself()
    {
        var x = NDArray.Ones(1, 2);
        Assert.Same(x, StopGradient(x));
    }
}
