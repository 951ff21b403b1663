using Microsoft.CodeAnalysis;

namespace NumDsl.Generator.Frontend;

// Which expression each node comes from.
internal sealed partial class Interpreter
{
    private readonly List<Origin> _origins = [];

    /// <summary>The nodes that have no origin yet are those that this expression added: its operands, which ran before, noted theirs.</summary>
    private void NoteOrigin(SyntaxNode syntax)
    {
        if (problems.Origins is null || _origins.Count == _graph.Count)
        {
            return;
        }

        var origin = new Origin(syntax, CallInEquation, Current.Method, _frames.Skip(1).FirstOrDefault(frame => frame.Method.IsEquation())?.Method);
        while (_origins.Count < _graph.Count)
        {
            _origins.Add(origin);
        }
    }

    /// <summary>Hands on the origins of what is left in the equation's graph.</summary>
    private void TraceOrigins(IReadOnlyList<int> kept)
    {
        if (problems.Origins is { } trace)
        {
            var syntax = Source.Body(equation)!.Syntax;
            NoteOrigin(syntax);
            trace.Note(syntax, [.. kept.Select(node => _origins[node])]);
        }
    }
}
