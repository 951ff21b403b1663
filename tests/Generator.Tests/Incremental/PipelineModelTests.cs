using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace NumDsl.Generator.Tests.Incremental;

/// <summary>What the pipeline keeps between edits must not keep the compiler's objects alive.</summary>
public sealed class PipelineModelTests
{
    private static readonly Type[] _forbidden =
    [
        typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(Compilation), typeof(SemanticModel), typeof(Location), typeof(IOperation),
        typeof(SyntaxReference), typeof(AttributeData),
    ];

    [Fact]
    public void The_outputs_of_the_named_steps_hold_no_object_of_the_compiler()
    {
        var run = IncrementalRun.First(Snapshots.SnapshotModels.LogisticRegression + Snapshots.SnapshotModels.TwoLayers, "");
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var steps = new[] { NumDslGenerator.Steps.Reading, NumDslGenerator.Steps.Model, NumDslGenerator.Steps.Equation };
        foreach (var output in steps.SelectMany(step => run.Result.TrackedSteps[step]).SelectMany(step => step.Outputs))
        {
            Walk(output.Value, output.Value.GetType().Name, seen);
        }

        // The walk came down to the graph.
        Assert.Contains(seen, value => value is NumDsl.Generator.Graphs.Node);
        Assert.Contains(seen, value => value is NumDsl.Generator.Graphs.Dimension);
    }

    [Fact]
    public void The_walk_finds_what_must_not_be_there() => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() =>
        Walk(new { Inner = new[] { IncrementalRun.First("", "").Compilation } }, "root", new HashSet<object>(ReferenceEqualityComparer.Instance)));

    [Fact]
    public void The_compilation_before_an_edit_can_be_collected()
    {
        var (last, old) = RunTwice();
        for (var attempt = 0; attempt < 10 && old.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(old.IsAlive);
        GC.KeepAlive(last);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (IncrementalRun Last, WeakReference Old) RunTwice()
    {
        var first = IncrementalRun.First(Snapshots.SnapshotModels.LogisticRegression, "internal static class Program;");
        return (first.Edit("Elsewhere.cs", "Program", "Application"), new WeakReference(first.Compilation));
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is Type or MemberInfo or Delegate)
        {
            return;
        }

        Assert.DoesNotContain(_forbidden, type => type.IsInstanceOfType(value));
        if (!value.GetType().IsValueType && !seen.Add(value))
        {
            return;
        }

        if (value is IEnumerable items && (value is Array || value.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) == true))
        {
            foreach (var item in items)
            {
                Walk(item, path + "[]", seen);
            }

            return;
        }

        for (var type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
