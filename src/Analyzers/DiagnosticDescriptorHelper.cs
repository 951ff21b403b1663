using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers;

/// <summary>The one place where descriptors are made, so that each has its help page.</summary>
internal static class DiagnosticDescriptorHelper
{
    public const string DeclarationCategory = "NumDsl.Declarations";
    public const string ShapeCategory = "NumDsl.Shapes";
    public const string LoopCategory = "NumDsl.Loops";
    public const string DifferentiationCategory = "NumDsl.Differentiation";

    private const string Pages = "https://github.com/numdsl/numdsl/blob/main/docs/rules/";

    /// <summary>A descriptor of which the whole message comes from the compiler's frontend, which knows the names and sizes.</summary>
    public static DiagnosticDescriptor Create(
        string id, string title, string category, DiagnosticSeverity severity = DiagnosticSeverity.Error) => new(
        id,
        title,
        "{0}",
        category,
        severity,
        isEnabledByDefault: true,
        helpLinkUri: $"{Pages}{id}.md");
}
