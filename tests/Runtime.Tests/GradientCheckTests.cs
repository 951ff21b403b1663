using System.Numerics.Tensors;

namespace NumDsl.Tests;

/// <summary>Right gradients pass, and a wrong element is found and named.</summary>
public sealed class GradientCheckTests
{
    /// <summary>Laid out as a generated set: W of (2, 3), then B.</summary>
    private sealed class Set() : ParameterSet<double>(7)
    {
        public TensorSpan<double> W => new(Flat[..6], [2, 3]);

        public ref double B => ref Flat[6];
    }

    private sealed class SingleSet() : ParameterSet<float>(2);

    [Fact]
    public void A_right_gradient_agrees_and_the_weights_are_put_back()
    {
        var parameters = Filled();
        double[] before = [.. parameters.Flat];
        var report = GradientCheck.Of(parameters, new Set(), CubesAndGradient);
        Assert.True(report.Agrees, report.ToString());
        Assert.Equal(7, report.Count);
        Assert.Equal(before, parameters.Flat.ToArray());
        report.ThrowIfWrong();
    }

    [Theory]
    [InlineData(4, "W[1, 1]")]
    [InlineData(0, "W[0, 0]")]
    [InlineData(6, "B")]
    public void A_wrong_element_is_named_with_its_parameter_and_index(int wrong, string name)
    {
        var report = GradientCheck.Of(Filled(), new Set(), gradient =>
        {
            var value = CubesAndGradient(gradient);
            gradient.Flat[wrong] *= 1.001;
            return value;
        });
        Assert.False(report.Agrees);
        Assert.Equal(name, report.Name);
        var exception = Assert.Throws<InvalidOperationException>(report.ThrowIfWrong);
        Assert.StartsWith(name + ", the worst of 7: the gradient is ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NaN_never_agrees()
    {
        var report = GradientCheck.Of(Filled(), new Set(), gradient =>
        {
            var value = CubesAndGradient(gradient);
            gradient.Flat[2] = double.NaN;
            return value;
        });
        Assert.False(report.Agrees);
        Assert.Equal("W[0, 2]", report.Name);
    }

    [Fact]
    public void Float_has_its_own_step_and_tolerance()
    {
        var parameters = new SingleSet();
        (parameters.Flat[0], parameters.Flat[1]) = (0.5f, 30);
        Func<SingleSet, float> right = gradient =>
        {
            (gradient.Flat[0], gradient.Flat[1]) = (MathF.Exp(parameters.Flat[0]), 2 * parameters.Flat[1]);
            return MathF.Exp(parameters.Flat[0]) + (parameters.Flat[1] * parameters.Flat[1]);
        };
        Assert.True(GradientCheck.Of(parameters, new SingleSet(), right).Agrees);
        Func<SingleSet, float> wrong = gradient => right(gradient) + (0 * (gradient.Flat[0] = 0));
        Assert.Equal("Flat[0]", GradientCheck.Of(parameters, new SingleSet(), wrong).Name);
    }

    [Fact]
    public void An_array_is_checked_by_its_name()
    {
        double[] x = [1, -2, 3];
        double Value() => x.Sum(Math.Sin);
        Assert.True(GradientCheck.Of("x", x, [.. x.Select(Math.Cos)], Value).Agrees);
        Assert.Equal("x[1]", GradientCheck.Of("x", x, [Math.Cos(1), 0, Math.Cos(3)], Value).Name);
        Assert.Equal([1, -2, 3], x);
    }

    [Fact]
    public void Sets_that_do_not_go_together_are_refused()
    {
        var parameters = Filled();
        Assert.Throws<ArgumentException>(() => GradientCheck.Of(parameters, parameters, CubesAndGradient));
        Assert.Throws<ArgumentException>(() => GradientCheck.Of("x", new double[2], new double[3], () => 0.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientCheck.Of("x", new double[2], new double[2], () => 0.0, tolerance: 0));
    }

    private Set? _point;

    private Set Filled()
    {
        _point = new Set();
        for (var i = 0; i < _point.Length; i++)
        {
            _point.Flat[i] = 0.5 + (0.3 * i);
        }

        return _point;
    }

    /// <summary>The sum of the cubes.</summary>
    private double CubesAndGradient(Set gradient)
    {
        double sum = 0;
        for (var i = 0; i < gradient.Length; i++)
        {
            var weight = _point!.Flat[i];
            sum += weight * weight * weight;
            gradient.Flat[i] = 3 * weight * weight;
        }

        return sum;
    }
}
