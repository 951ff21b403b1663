namespace NumDsl.Generator.Graphs;

/// <summary>C# names that are used once each.</summary>
internal sealed class Names(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The name itself if it is free, else with the first number that makes it so: <c>sum2</c>, and <c>sum2_2</c>.</summary>
    public string Unique(string name)
    {
        var unique = name;
        var stem = char.IsDigit(name[name.Length - 1]) ? name + "_" : name;
        for (var number = 2; !_taken.Add(unique); number++)
        {
            unique = stem + number;
        }

        return unique;
    }
}
