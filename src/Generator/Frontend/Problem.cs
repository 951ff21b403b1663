using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>
/// Something wrong in the user's model. Only the analyzer collects these; the generator's pipeline never holds one, so it may
/// hold a Roslyn location.
/// </summary>
/// <param name="Id">One of <see cref="RuleIds"/>.</param>
/// <param name="Location">The squiggle.</param>
/// <param name="Message">The whole message: names the thing, and says what to write instead.</param>
/// <param name="AdditionalLocations">Where else to look: inside the inlined helper, at the declared shape.</param>
internal sealed record Problem(string Id, Location Location, string Message, EquatableArray<Location> AdditionalLocations)
{
    /// <summary>Whether the equation is compiled all the same.</summary>
    public bool IsWarning { get; init; }

    /// <summary>The shape that was found where another is declared, for the fix that writes it down; else null.</summary>
    public Shape? Inferred { get; init; }
}

/// <summary>Takes problems, each once; without a collection nothing is kept, only counted. May take the shapes of locals and the places of values, too.</summary>
internal sealed class ProblemSink(ICollection<Problem>? problems, ShapeTrace? trace = null, OriginTrace? origins = null)
{
    private readonly HashSet<(string, Location)> _seen = [];
    private readonly HashSet<(string, Location)> _warned = [];

    public int Count => _seen.Count;

    /// <summary>Whether anybody reads the messages.</summary>
    public bool IsRead => problems is not null;

    /// <summary>Takes the shapes of locals; null if nobody reads them.</summary>
    public ShapeTrace? Trace => trace;

    /// <summary>Takes where values are written; null if nobody points at them.</summary>
    public OriginTrace? Origins => origins;

    public void Report(string id, Location location, string message, params Location[] additional) =>
        Take(new Problem(id, location, message, additional.ToEquatableArray()));

    /// <summary>Notes what can be compiled, but is seldom meant: it does not count as a problem.</summary>
    public void Warn(string id, Location location, string message, params Location[] additional) =>
        Take(new Problem(id, location, message, additional.ToEquatableArray()) { IsWarning = true });

    /// <summary>Takes a problem or a warning as it is.</summary>
    public void Take(Problem problem)
    {
        if ((problem.IsWarning ? _warned : _seen).Add((problem.Id, problem.Location)))
        {
            problems?.Add(problem);
        }
    }
}
