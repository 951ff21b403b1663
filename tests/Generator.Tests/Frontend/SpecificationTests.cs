using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Tests.Frontend;

/// <summary>What the frontend hands on beside the graph.</summary>
public sealed class SpecificationTests
{
    [Fact]
    public void The_specifications_are_equal_under_comments_and_spaces()
    {
        var plain = ModelCompilation.Read(Samples.LogisticRegression);
        var other = ModelCompilation.Read(
            Samples.LogisticRegression
                .Replace("var a = Predict(x);", "\n\n   // The prediction.\n   var   a = /* here */ Predict( x ) ;  ", StringComparison.Ordinal)
                .Replace("    [Equation, Gradient]", "    /// <summary>The cost.</summary>\n#region Cost\n  [Equation,   Gradient]", StringComparison.Ordinal)
                .Replace("    public Scalar Cost", "#endregion\n public  Scalar  Cost", StringComparison.Ordinal));

        Assert.Equal(plain, other);
        Assert.Equal(plain.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData("Shape(1, \"m\")] NDArray y", "Shape(1, \"n\")] NDArray y")]
    [InlineData("Log(1 - a)", "Log(2 - a)")]
    [InlineData("[Model]", "[Model(typeof(double))]")]
    [InlineData("[Equation, Gradient]", "[Equation, Gradient(\"x\")]")]
    public void The_specifications_differ_where_the_meaning_does(string from, string to) => Assert.NotEqual(
        ModelCompilation.Read(Samples.LogisticRegression),
        ModelCompilation.Read(Samples.LogisticRegression.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void The_source_is_the_method_without_attributes_and_comments() => Assert.Equal(
        [
            "public Scalar Cost(NDArray x, NDArray y)",
            "{",
            "    var a = Predict(x);",
            "    return Mean(-(y * Log(a) + (1 - y) * Log(1 - a)));",
            "}",
        ],
        ModelCompilation.Read(Samples.LogisticRegression).Equations[1].Source);

    [Fact]
    public void The_model_is_described_with_its_parameters_in_order()
    {
        var model = ModelCompilation.Read(Samples.LogisticRegression).Model!;

        Assert.Equal("public partial class LogisticRegression", model.Declaration);
        Assert.Equal(ElementType.Single, model.Type);
        Assert.Equal(["W (nx, 1) public", "B () public"], model.Parameters.Select(each => $"{each.Name} {each.Shape} {each.Modifiers}"));
        Assert.Empty(model.Placeholders);
    }

    [Fact]
    public void A_nested_model_names_its_containers()
    {
        var model = ModelCompilation.Read(Samples.UsesItsSize).Model!;

        Assert.Equal("Shop", model.Namespace);
        Assert.Equal(["public static partial class Outer"], model.Containers);
        Assert.Equal("Shop.Outer.Tiled", model.FileName);
    }

    [Theory]
    [InlineData("[Gradient]", "W B")]
    [InlineData("[Gradient(\"y\")]", "W B y")]
    public void A_gradient_is_by_the_parameters_and_then_by_the_named_arguments(string attribute, string inputs) => Assert.Equal(
        inputs,
        string.Join(" ", ModelCompilation.Read(
            Samples.LogisticRegression.Replace("[Equation, Gradient]", "[Equation]" + attribute, StringComparison.Ordinal))
            .Equations[1].Gradient!.Value.Select(input => input.Name)));

    [Fact]
    public void A_bare_gradient_of_a_static_model_is_by_all_floating_arguments() => Assert.Equal(
        ["a", "x", "f", "d"],
        ModelCompilation.Read(
            "[Model] public static partial class M { [Equation, Gradient] public static Scalar F(Scalar a, int i, [Shape(\"n\", 1)] NDArray x, bool b, float f, double d) => a * d * f * Sum(x); }")
            .Equations[0].Gradient!.Value.Select(input => input.Name));

    [Theory]
    [InlineData("=> Mean(x, axis: 1);", "NDArray", "m AtLeast 1: Mean over 0 elements is not defined (x)")]
    [InlineData("=> Max(w);", "Scalar", "n AtLeast 1: Max over 0 elements is not defined (x); k AtLeast 1: Max over 0 elements is not defined (w)")]
    [InlineData("=> ShapeAssert(c, 5, 1);", "NDArray", "n Equal 5: ShapeAssert says (5, 1) (x)")]
    [InlineData("=> BroadcastTo(s, x.Shape[1] - 2, 1);", "NDArray", "m - 2 AtLeast 0: BroadcastTo to a negative size is not defined (x)")]
    [InlineData("=> Sum(x);", "Scalar", "")]
    public void What_must_hold_of_the_sizes_is_noted_with_the_argument_to_blame(string body, string type, string requirements) => Assert.Equal(
        requirements,
        string.Join("; ", ModelCompilation.Read(ModelCompilation.Wrap(type, body)).Equations[0].Requirements
            .Select(each => $"{each.Left} {each.Relation} {each.Right}: {each.Reason} ({each.Argument})")));

    [Fact]
    public void A_generated_size_is_known_before_and_after_it_is_generated()
    {
        var before = ModelCompilation.Read(Samples.UsesItsSize);
        var after = ModelCompilation.Read(
            Samples.UsesItsSize,
            ("Tiled.g.cs", "namespace Shop { public static partial class Outer { public partial class Tiled { public int Nx => 3; } } }"));

        Assert.Equal(before, after);
        Assert.Equal("F", Assert.Single(before.Equations).Name);
        Assert.Contains("broadcast (nx, m) s", before.Equations[0].Graph.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_with_a_wrong_declaration_gets_a_placeholder_so_that_the_compiler_goes_on()
    {
        var model = ModelCompilation.Read(
            "[Model] public partial class M { [Parameter(\"n\")] public partial NDArray V { get; } [Parameter] internal partial int? K { get; set; } [Parameter] public partial Scalar B { get; } }").Model!;

        Assert.Equal(["B"], model.Parameters.Select(parameter => parameter.Name));
        const string Throw = "throw new global::System.InvalidOperationException(\"The declaration of this parameter is wrong.\");";
        Assert.Equal(
            [
                $"public partial global::NumDsl.NDArray V {{ get => {Throw} }}",
                $"internal partial int? K {{ get => {Throw} set => {Throw} }}",
            ],
            model.Placeholders);
    }

    [Theory]
    [InlineData("[Model] public partial class M<T, U> { [Parameter] public partial Scalar B { get; } }", "M")]
    [InlineData("partial class A<T, U> { [Model] public partial class M { [Parameter] public partial Scalar B { get; } } }", "A{T,U}.M")]
    [InlineData("[Model(typeof(int))] public partial class M { [Parameter] public partial Scalar B { get; } }", "M")]
    public void A_class_that_cannot_be_a_model_gets_placeholders_only(string code, string name)
    {
        var compilation = ModelCompilation.Of(code);
        var model = ModelCompilation.Read(compilation).Model!;
        var opened = string.Concat(model.Containers.Append(model.Declaration).Select(declaration => declaration + " { "));
        var closed = new string('}', model.Containers.Count + 1);
        var added = ModelCompilation.Of(code, ("M.g.cs", $"{opened}{string.Join(" ", model.Placeholders)}{closed}"));

        Assert.True(model.IsBroken);
        Assert.Empty(model.Parameters);
        Assert.DoesNotContain(added.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal(name, model.FileName);
    }
}
