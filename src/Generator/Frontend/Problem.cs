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
internal sealed record Problem(string Id, Location Location, string Message, EquatableArray<Location> AdditionalLocations);

/// <summary>Takes problems, each once; without a collection nothing is kept, only counted.</summary>
internal sealed class ProblemSink(ICollection<Problem>? problems)
{
    private readonly HashSet<(string, Location)> _seen = [];

    public int Count => _seen.Count;

    /// <summary>Whether anybody reads the messages.</summary>
    public bool IsRead => problems is not null;

    public void Report(string id, Location location, string message, params Location[] additional)
    {
        if (_seen.Add((id, location)))
        {
            problems?.Add(new Problem(id, location, message, additional.ToEquatableArray()));
        }
    }
}
