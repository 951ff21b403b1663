using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NumDsl.Generator.Frontend;

/// <summary>Names and modifiers as C# text.</summary>
internal static class Identifiers
{
    /// <summary>The name as it must be written: <c>@in</c>.</summary>
    public static string Escape(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Text(this Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Protected => "protected",
        Accessibility.Internal => "internal",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };
}
