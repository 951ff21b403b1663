using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using NumDsl.Generator.Tests.Frontend;

namespace NumDsl.Analyzers.Tests.Shapes;

/// <summary>What is said about a snippet.</summary>
public enum Verdict
{
    /// <summary>Nothing: it runs.</summary>
    Silent,

    /// <summary>It may run, but is seldom meant.</summary>
    Warning,

    /// <summary>It throws.</summary>
    Error,
}

/// <summary>
/// Statements of ordinary C#, labelled: the verdict, the rule, and between <c>[|</c> and <c>|]</c> the squiggle. <c>T(3, 4)</c> is a tensor
/// of doubles of that shape, <c>A(3, 4)</c> an <c>NDArray</c>.
/// </summary>
/// <param name="Verdict">What is said about it, and so what happens when it runs.</param>
/// <param name="Id">The rule; empty for a silent one.</param>
/// <param name="Body">The statements; further members of the class after a line with <c>---</c>.</param>
public sealed record Snippet(Verdict Verdict, string Id, string Body)
{
    private const string Open = "[|";
    private const string Close = "|]";

    /// <summary>Whether a declared shape is broken, which nothing checks when it runs.</summary>
    public bool IsBreach { get; private init; }

    /// <summary>The squiggle's text; null for a silent snippet.</summary>
    public string? Squiggle => Marked() is var (start, length) ? Code()[start..(start + length)] : null;

    /// <summary>The squiggle, from the start of the file.</summary>
    public TextSpan? Span => Marked() is var (start, length) ? new TextSpan(start, length) : null;

    public static Snippet Fails(string id, string body) => new(Verdict.Error, id, body);

    public static Snippet Breaks(string id, string body) => new(Verdict.Error, id, body) { IsBreach = true };

    public static Snippet Warns(string id, string body) => new(Verdict.Warning, id, body);

    public static Snippet Silent(string body) => new(Verdict.Silent, "", body);

    /// <summary>The whole file.</summary>
    public string Code() => Text().Replace(Open, "", StringComparison.Ordinal).Replace(Close, "", StringComparison.Ordinal);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Snippet",
        [CSharpSyntaxTree.ParseText(Code(), new CSharpParseOptions(LanguageVersion.Preview), "User.cs")],
        ModelCompilation.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    public override string ToString() => $"{Verdict} {Id}: {Body}";

    private (int Start, int Length)? Marked()
    {
        var text = Text();
        var start = text.IndexOf(Open, StringComparison.Ordinal);
        return start < 0 ? null : (start, text.IndexOf(Close, StringComparison.Ordinal) - start - Open.Length);
    }

    private string Text()
    {
        var body = Regex.Replace(Body, @"\bT\(([^()]*)\)", "Tensor.CreateFromShape<double>([$1])");
        var parts = Regex.Replace(body, @"\bA\(", "NDArray.Ones(").Split("---");
        return $$"""
            using System;
            using System.Buffers;
            using System.Collections.Generic;
            using System.Linq;
            using System.Numerics.Tensors;
            using NumDsl;
            using static NumDsl.Functions;

            public static class User
            {
                public static void Main()
                {
                    {{parts[0].Trim()}}
                }

                {{(parts.Length > 1 ? parts[1].Trim() : "")}}
            }
            """;
    }
}
