using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NumDsl.Analyzers.Loops;

/// <summary>Names for new locals that no name of the member is like.</summary>
internal sealed class NewNames(SyntaxNode member)
{
    private HashSet<string>? _taken;

    public string Next()
    {
        _taken ??= [.. member.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText)];
        var name = "temporary";
        for (var number = 2; !_taken.Add(name); number++)
        {
            name = "temporary" + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }
}
