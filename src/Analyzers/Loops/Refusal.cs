using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>Why a loop is left alone: the first reason that was met, and where.</summary>
internal sealed class Refusal
{
    public string? Reason { get; private set; }

    public SyntaxNode? At { get; private set; }

    /// <summary>Notes a reason, if it is the first; nothing comes of what was being read.</summary>
    public void Because(string reason, SyntaxNode at)
    {
        if (Reason is null)
        {
            (Reason, At) = (reason, at);
        }
    }
}
