using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>The corpus compiled and loaded, callable with arrays.</summary>
internal sealed class Loaded
{
    private readonly Type _type;

    private Loaded(Type type) => _type = type;

    /// <summary>Compiles code; a method with spans gets a companion that takes arrays, because a span cannot be boxed.</summary>
    public static Loaded From(string code)
    {
        var root = CSharpSyntaxTree.ParseText(code).GetRoot();
        var companions = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(method => method.Modifiers.Any(SyntaxKind.PublicKeyword))
            .Select(Companion);
        var compilation = CorpusRun.Compile($"{code}\npublic static class Callable\n{{\n{string.Concat(companions)}}}\n")
            .WithAssemblyName("Corpus" + Guid.NewGuid().ToString("N"));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(each => each.Severity == DiagnosticSeverity.Error)));
        stream.Position = 0;
        return new Loaded(new AssemblyLoadContext(compilation.AssemblyName).LoadFromStream(stream).GetType("Callable")!);
    }

    public MethodInfo Method(string name) => _type.GetMethod(name)!;

    private static string Companion(MethodDeclarationSyntax method)
    {
        var isGeneric = method.TypeParameterList is not null;
        var parameters = method.ParameterList.Parameters.Select(parameter => $"{Modifiers(parameter)} {Array(parameter.Type!, isGeneric)} {parameter.Identifier}");
        var arguments = method.ParameterList.Parameters.Select(parameter => $"{Modifiers(parameter)} {parameter.Identifier}");
        return $"    public static {Array(method.ReturnType, isGeneric)} {method.Identifier}({string.Join(", ", parameters)}) => "
            + $"Corpus.{method.Identifier}({string.Join(", ", arguments)});\n";
    }

    private static string Modifiers(ParameterSyntax parameter) => parameter.Modifiers.ToString().Replace("in", "", StringComparison.Ordinal);

    private static string Array(TypeSyntax type, bool isGeneric) =>
        type is GenericNameSyntax { Identifier.Text: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory", TypeArgumentList.Arguments: [var element] } ? $"{element}[]"
        : isGeneric ? type.ToString().Replace("T", "float", StringComparison.Ordinal)
        : type.ToString();
}
