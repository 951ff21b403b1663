using System.Reflection;

namespace NumDsl.Generator.Tests.Architecture;

/// <summary>The compiler is a house of floors: each phase uses those before it, and only the frontend knows Roslyn.</summary>
public sealed class LayeringTests
{
    /// <summary>The reading order. The middle of the pipeline, <see cref="Passes"/>, joins the phases from equation to graph.</summary>
    private static readonly string[] _floors =
    [
        "Graphs", "Lanes", "Operators", "Models", "Differentiation", "Simplification", "Passes", "Scheduling", "Emission", "Frontend",
        "NumDslGenerator",
    ];

    private static readonly IReadOnlyList<Type> _types = [.. typeof(NumDslGenerator).Assembly.GetTypes().Where(type => FloorOf(type) is not null)];

    [Fact]
    public void Each_phase_refers_only_to_the_phases_before_it()
    {
        var upward =
            from type in _types
            from used in TypeReferences.Of(type)
            where used.Assembly == type.Assembly && Array.IndexOf(_floors, FloorOf(used)) > Array.IndexOf(_floors, FloorOf(type))
            select $"{type} ({FloorOf(type)}) uses {used} ({FloorOf(used)})";
        Assert.Empty(upward.Distinct());
    }

    [Fact]
    public void Only_the_frontend_and_the_generator_refer_to_Roslyn()
    {
        var uses =
            from type in _types
            where FloorOf(type) is not ("Frontend" or "NumDslGenerator")
            from used in TypeReferences.Of(type)
            where used.Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) == true
            select $"{type} uses {used}";
        Assert.Empty(uses.Distinct());
    }

    [Fact]
    public void Every_type_stands_on_a_floor_and_every_floor_has_types()
    {
        var homeless = typeof(NumDslGenerator).Assembly.GetTypes()
            .Where(type => type.FullName!.StartsWith("NumDsl.", StringComparison.Ordinal) && Array.IndexOf(_floors, FloorOf(type)) < 0);
        Assert.Empty(homeless);
        Assert.Equal(_floors, _floors.Where(floor => _types.Any(type => FloorOf(type) == floor)));
    }

    // That the scan looks into method bodies, lambdas, generics and signatures.
    [Theory]
    [InlineData(typeof(Generator.Emission.MemberPlans), typeof(Passes))]
    [InlineData(typeof(Passes), typeof(Generator.Differentiation.Gradient))]
    [InlineData(typeof(Generator.Differentiation.Gradient), typeof(Generator.Operators.GraphMath))]
    [InlineData(typeof(Generator.Operators.Elementwise), typeof(Generator.Lanes.VectorMath))]
    [InlineData(typeof(Generator.Models.EquationSpec), typeof(Generator.Graphs.InputDetail))]
    public void The_scan_finds_known_references(Type type, Type used) => Assert.Contains(used, TypeReferences.Of(type));

    /// <summary>The namespace below the generator's own, or the name of a type that stands right in it.</summary>
    private static string? FloorOf(Type type)
    {
        var outermost = type;
        while (outermost.DeclaringType is { } declaring)
        {
            outermost = declaring;
        }

        const string Root = "NumDsl.Generator";
        return outermost.Namespace == Root ? outermost.Name
            : outermost.Namespace?.StartsWith(Root + ".", StringComparison.Ordinal) == true ? outermost.Namespace[(Root.Length + 1)..].Split('.')[0]
            : null;
    }
}
