namespace NumDsl.Generator.Frontend;

/// <summary>The nearest known name, for a message that suggests it.</summary>
internal static class Spelling
{
    /// <summary>The known name with the fewest edits, if these are at most a third of the letters; else null.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) =>
        known.Select(candidate => (Candidate: candidate, Edits: Distance(name, candidate)))
            .Where(pair => pair.Edits <= Math.Max(1, Math.Max(name.Length, pair.Candidate.Length) / 3))
            .OrderBy(pair => pair.Edits)
            .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();

    /// <summary>"; did you mean 'Exp'?", or nothing.</summary>
    public static string Suggestion(string name, IEnumerable<string> known) =>
        Nearest(name, known) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    /// <summary>Levenshtein's distance, regardless of case: insertions, deletions, replacements.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
