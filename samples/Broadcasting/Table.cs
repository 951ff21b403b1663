namespace Broadcasting;

/// <summary>Prints a row-major array as a table.</summary>
internal static class Table
{
    /// <summary>A table without headings.</summary>
    public static void Write(string title, double[] values, int rows, int columns) =>
        Write(title, values, [.. Enumerable.Repeat("", rows)], [.. Enumerable.Repeat("", columns)]);

    /// <summary>A table with a heading for each row and each column.</summary>
    public static void Write(string title, double[] values, string[] rows, string[] columns)
    {
        Console.WriteLine(title);
        Console.WriteLine();
        int indent = rows.Max(name => name.Length);
        if (indent > 0)
        {
            Console.WriteLine("    " + new string(' ', indent) + string.Concat(columns.Select(name => $"{name,10}")));
        }

        for (int r = 0; r < rows.Length; r++)
        {
            IEnumerable<string> cells = values.Skip(r * columns.Length).Take(columns.Length).Select(value => $"{value,10:0.0}");
            Console.WriteLine("    " + rows[r].PadRight(indent) + string.Concat(cells));
        }

        Console.WriteLine();
    }
}
