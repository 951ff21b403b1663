namespace NumDsl.Tests;

/// <summary>The attributes give back what they were given.</summary>
public sealed class AttributeTests
{
    [Fact]
    public void EachExposesItsArguments()
    {
        Assert.Null(new ModelAttribute().ElementType);
        Assert.Equal(typeof(double), new ModelAttribute(typeof(double)).ElementType);
        Assert.Empty(new ParameterAttribute().Shape);
        Assert.Equal(["nx", 1], new ParameterAttribute("nx", 1).Shape);
        Assert.Empty(new GradientAttribute().Names);
        Assert.Equal(["w", "b"], new GradientAttribute("w", "b").Names);
        Assert.Equal(["n", "h-k+1"], new ShapeAttribute("n", "h-k+1").Dimensions);
    }

    [Theory]
    [InlineData(typeof(ModelAttribute), AttributeTargets.Class)]
    [InlineData(typeof(EquationAttribute), AttributeTargets.Method)]
    [InlineData(typeof(GradientAttribute), AttributeTargets.Method)]
    [InlineData(typeof(ParameterAttribute), AttributeTargets.Property)]
    [InlineData(typeof(ShapeAttribute), AttributeTargets.Parameter | AttributeTargets.ReturnValue)]
    public void EachGoesOnceOnItsOwnKindOfDeclaration(Type attribute, AttributeTargets targets)
    {
        var usage = (AttributeUsageAttribute)Attribute.GetCustomAttribute(attribute, typeof(AttributeUsageAttribute))!;
        Assert.Equal(targets, usage.ValidOn);
        Assert.False(usage.AllowMultiple);
    }
}
