using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NumDsl.Generator.Frontend;

/// <summary>Where a node of an equation's graph is written: the innermost expression that added it.</summary>
/// <param name="Syntax">The expression, in the equation or in what it calls.</param>
/// <param name="Call">The call in the equation that leads there; null where the expression is the equation's own.</param>
/// <param name="Method">The method that the expression is in.</param>
/// <param name="Inlined">The first equation that is inlined on the way there; null if there is none.</param>
internal sealed record Origin(SyntaxNode Syntax, SyntaxNode? Call, IMethodSymbol Method, IMethodSymbol? Inlined)
{
    private const int LongestText = 60;

    /// <summary>The function that is called, or the sign of the operation; empty for anything else.</summary>
    public string Function => Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } => name,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: var name } } => name,
        BinaryExpressionSyntax binary => binary.OperatorToken.ValueText,
        _ => "",
    };

    /// <summary>The expression on one line; only its beginning where it is long.</summary>
    public string Text
    {
        get
        {
            var text = string.Join(" ", Syntax.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            return text.Length <= LongestText ? text : text.Substring(0, LongestText) + "...";
        }
    }
}

/// <summary>
/// Where the nodes of equations are written, for those who point at them. Graphs hold no places, so that they compare by value; an
/// analyzer passes this to the frontend, and the generator does not.
/// </summary>
internal sealed class OriginTrace
{
    private readonly Dictionary<SyntaxNode, IReadOnlyList<Origin>> _equations = [];

    /// <summary>For each node of the graph of an equation, by its declaration, where it is written; null if it was not read.</summary>
    public IReadOnlyList<Origin>? Of(SyntaxNode equation) => _equations.TryGetValue(equation, out var origins) ? origins : null;

    public void Note(SyntaxNode equation, IReadOnlyList<Origin> origins) => _equations[equation] = origins;
}
