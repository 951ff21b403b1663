using System.Diagnostics;
using System.Reflection;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Architecture;

/// <summary>What is declared in two places agrees.</summary>
public sealed class ConsistencyTests
{
    [Fact]
    public void The_compiler_knows_exactly_the_functions_that_a_user_can_call()
    {
        var eager = typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Select(method => method.Name).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(eager, FunctionTable.All.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_elementwise_operator_is_in_its_table() => Assert.Equal(Fields<ElementwiseOperator>(typeof(Elementwise)), Names(Elementwise.All));

    [Fact]
    public void Every_structural_operator_is_in_its_table() => Assert.Equal(Fields<TensorOperator>(typeof(Structural)), Names(Structural.All));

    [Fact]
    public void No_two_operators_have_one_name()
    {
        var names = Elementwise.All.Concat<TensorOperator>(Structural.All.Cast<TensorOperator>()).Select(@operator => @operator.Name).ToList();
        Assert.Equal(names.Distinct(StringComparer.Ordinal), names);
    }

    // A compiler refuses to load a generator that was built against a newer Roslyn than its own.
    [Fact]
    public void The_generator_is_not_built_against_a_newer_Roslyn_than_the_SDK_has()
    {
        var built = typeof(NumDslGenerator).Assembly.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.CodeAnalysis.CSharp").Version!;
        Assert.Equal(new Version(4, 14, 0, 0), built);
        var compiler = AssemblyName.GetAssemblyName(Path.Combine(SdkFolder(), "Roslyn", "bincore", "Microsoft.CodeAnalysis.dll")).Version!;
        Assert.True(built <= compiler, $"The generator is built against Roslyn {built}, and this SDK compiles with {compiler}.");
    }

    /// <summary>The folder of the SDK that global.json chooses, as the SDK itself tells.</summary>
    private static string SdkFolder()
    {
        var start = new ProcessStartInfo("dotnet", "--info") { RedirectStandardOutput = true, WorkingDirectory = Repository.Root };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using var process = Process.Start(start)!;
        var lines = process.StandardOutput.ReadToEnd().Split('\n');
        process.WaitForExit();
        return lines.Single(line => line.TrimStart().StartsWith("Base Path:", StringComparison.Ordinal)).Split(':', 2)[1].Trim();
    }

    private static IEnumerable<string> Fields<T>(Type table)
        where T : TensorOperator => table.GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<T>().Select(@operator => @operator.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names(IEnumerable<NumDsl.Generator.Graphs.Operator> table) =>
        table.Select(@operator => @operator.Name).Order(StringComparer.Ordinal);
}
