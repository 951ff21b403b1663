using System.Numerics.Tensors;

namespace NumDsl.Tests;

/// <summary>Forward mode against reverse mode, and Hessian-vector products: right ones pass, wrong ones are found and named.</summary>
public sealed class GradientCheckModesTests
{
    /// <summary>Laid out as a generated set: W of (2, 2), then B.</summary>
    private sealed class Set() : ParameterSet<double>(5)
    {
        public TensorSpan<double> W => new(Flat[..4], [2, 2]);

        public ref double B => ref Flat[4];
    }

    private sealed class SingleSet() : ParameterSet<float>(2);

    private readonly Set _parameters = Filled();

    [Fact]
    public void Modes_that_agree_pass()
    {
        var report = GradientCheck.Jvp(() => new Set(), Gradient, Jvp);
        Assert.True(report.Agrees, report.ToString());
        Assert.Equal(4, report.Count);
        report = GradientCheck.Hvp(_parameters, () => new Set(), Hvp);
        Assert.True(report.Agrees, report.ToString());
        Assert.Equal(20, report.Count);
        Assert.Equal(Filled().Flat.ToArray(), _parameters.Flat.ToArray());
    }

    [Theory]
    [InlineData(2, "W[1, 0]")]
    [InlineData(4, "B")]
    public void Where_forward_and_reverse_mode_differ_the_element_is_named(int wrong, string name)
    {
        var report = GradientCheck.Jvp(() => new Set(), Gradient, tangent => Jvp(tangent) + (1e-8 * tangent.Flat[wrong]));
        Assert.False(report.Agrees);
        Assert.Equal(name, report.Name);
        Assert.Contains("forward mode's derivative", Assert.Throws<InvalidOperationException>(report.ThrowIfWrong).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_forward_mode_that_is_not_linear_is_found_along_a_direction()
    {
        var report = GradientCheck.Jvp(() => new Set(), Gradient, tangent => Jvp(tangent) + (tangent.Flat[0] * tangent.Flat[1]));
        Assert.False(report.Agrees);
        Assert.StartsWith("random direction", report.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_element_of_a_Hessian_vector_product_is_named()
    {
        var report = GradientCheck.Hvp(_parameters, () => new Set(), (vector, gradient, product) =>
        {
            var value = Hvp(vector, gradient, product);
            product.Flat[3] *= 1.001;
            return value;
        });
        Assert.False(report.Agrees);
        Assert.Equal("W[1, 1]", report.Name);
    }

    [Fact]
    public void A_Hessian_that_is_not_symmetric_is_found_below_the_noise_of_differences()
    {
        var report = GradientCheck.Hvp(_parameters, () => new Set(), (vector, gradient, product) =>
        {
            var value = Hvp(vector, gradient, product);
            product.Flat[0] += 1e-9 * vector.Flat[1];
            return value;
        });
        Assert.False(report.Agrees);
        Assert.StartsWith("random vectors u and v", report.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Float_is_checked_too()
    {
        var parameters = new SingleSet();
        parameters.Flat[0] = 1.5f;
        parameters.Flat[1] = -0.5f;
        Assert.True(GradientCheck.Jvp(() => new SingleSet(), Product, tangent => (parameters.Flat[1] * tangent.Flat[0]) + (parameters.Flat[0] * tangent.Flat[1])).Agrees);
        Assert.True(GradientCheck.Hvp(parameters, () => new SingleSet(), (vector, gradient, product) =>
        {
            (product.Flat[0], product.Flat[1]) = (vector.Flat[1], vector.Flat[0]);
            return Product(gradient);
        }).Agrees);

        float Product(SingleSet gradient)
        {
            (gradient.Flat[0], gradient.Flat[1]) = (parameters.Flat[1], parameters.Flat[0]);
            return parameters.Flat[0] * parameters.Flat[1];
        }
    }

    [Fact]
    public void A_tolerance_must_be_positive() => Assert.Throws<ArgumentOutOfRangeException>(
        () => GradientCheck.Jvp(() => new Set(), Gradient, Jvp, tolerance: 0));

    /// <summary>The sum of w^3 B.</summary>
    private double Gradient(Set gradient)
    {
        var (value, b) = (0.0, _parameters.B);
        gradient.B = 0;
        for (var i = 0; i < 4; i++)
        {
            var w = _parameters.Flat[i];
            value += w * w * w * b;
            gradient.Flat[i] = 3 * w * w * b;
            gradient.B += w * w * w;
        }

        return value;
    }

    private double Jvp(Set tangent)
    {
        var gradient = new Set();
        Gradient(gradient);
        return gradient.Flat.ToArray().Zip(tangent.Flat.ToArray(), (g, t) => g * t).Sum();
    }

    private double Hvp(Set vector, Set gradient, Set product)
    {
        product.B = 0;
        for (var i = 0; i < 4; i++)
        {
            var w = _parameters.Flat[i];
            product.Flat[i] = (6 * w * _parameters.B * vector.Flat[i]) + (3 * w * w * vector.B);
            product.B += 3 * w * w * vector.Flat[i];
        }

        return Gradient(gradient);
    }

    private static Set Filled()
    {
        var set = new Set();
        for (var i = 0; i < 5; i++)
        {
            set.Flat[i] = 0.3 + (0.2 * i);
        }

        return set;
    }
}
