using System.Globalization;
using System.Text;

namespace NumDsl;

/// <summary>
/// Prints an array as NumPy does by default (numpy.set_printoptions): at most 8 digits after the point, columns aligned, exponents where
/// the magnitudes are far apart, and dots in the middle of each axis beyond 1000 elements. Lines are not wrapped.
/// </summary>
internal static class NDArrayFormatter
{
    private const int Threshold = 1000;
    private const int EdgeItems = 3;

    public static string Format(NDArray x)
    {
        if (x.Length == 0)
        {
            return $"[] {Shapes.Format(x.Shape)}";
        }

        var abbreviate = x.Length > Threshold;
        var shown = new List<double>();
        Visit(x, 0, 0, abbreviate, shown.Add);
        var cells = FormatAll(shown);
        var next = 0;
        var text = new StringBuilder();
        Write(x, 0, abbreviate, () => cells[next++], text);
        return text.ToString();
    }

    /// <summary>Which indices of an axis are printed; -1 stands for the dots.</summary>
    private static IEnumerable<int> ShownIndices(int size, bool abbreviate) =>
        abbreviate && size > 2 * EdgeItems
            ? [.. Enumerable.Range(0, EdgeItems), -1, .. Enumerable.Range(size - EdgeItems, EdgeItems)]
            : Enumerable.Range(0, size);

    private static void Visit(NDArray x, int axis, int offset, bool abbreviate, Action<double> visit)
    {
        if (axis == x.Rank)
        {
            visit(x.AsSpan()[offset]);
            return;
        }

        foreach (var index in ShownIndices(x.Shape[axis], abbreviate).Where(index => index >= 0))
        {
            Visit(x, axis + 1, offset * x.Shape[axis] + index, abbreviate, visit);
        }
    }

    private static void Write(NDArray x, int axis, bool abbreviate, Func<string> nextCell, StringBuilder text)
    {
        if (axis == x.Rank)
        {
            text.Append(nextCell());
            return;
        }

        // Elements of a row are parted by a blank; rows by a line break, matrices by one more, and so on outwards.
        var separator = axis == x.Rank - 1 ? " " : new string('\n', x.Rank - 1 - axis) + new string(' ', axis + 1);
        var first = true;
        text.Append('[');
        foreach (var index in ShownIndices(x.Shape[axis], abbreviate))
        {
            text.Append(first ? "" : separator);
            first = false;
            if (index < 0)
            {
                text.Append("...");
            }
            else
            {
                Write(x, axis + 1, abbreviate, nextCell, text);
            }
        }

        text.Append(']');
    }

    /// <summary>All printed values, in one notation and padded to one width.</summary>
    private static string[] FormatAll(List<double> values)
    {
        var magnitudes = values.Where(value => double.IsFinite(value) && value != 0).Select(Math.Abs).ToArray();
        // NumPy's rule for exponents: something is huge, something is tiny, or the magnitudes are over 1000 apart.
        var exponential = magnitudes.Length > 0
            && (magnitudes.Max() >= 1e8 || magnitudes.Min() < 1e-4 || magnitudes.Max() / magnitudes.Min() > 1000);
        var cells = exponential ? Exponential(values) : Positional(values);
        var width = cells.Max(cell => cell.Length);
        return Array.ConvertAll(cells, cell => cell.PadLeft(width));
    }

    /// <summary>Fractions are padded by blanks so that the points are below one another.</summary>
    private static string[] Positional(List<double> values)
    {
        var cells = values
            .Select(value => double.IsFinite(value) ? Point(value.ToString("0.########", Culture), value) : Word(value))
            .ToArray();
        var finite = cells.Where((_, i) => double.IsFinite(values[i])).ToArray();
        var fraction = finite.Length == 0 ? 0 : finite.Max(cell => cell.Length - cell.IndexOf('.', StringComparison.Ordinal));
        return [.. cells.Select((cell, i) => double.IsFinite(values[i])
            ? cell.PadRight(cell.IndexOf('.', StringComparison.Ordinal) + fraction)
            : cell)];
    }

    /// <summary>Mantissas are padded by zeros to the same number of digits.</summary>
    private static string[] Exponential(List<double> values)
    {
        var digits = values.Where(double.IsFinite).Max(value =>
            value.ToString("0.########e+00", Culture).Split('e')[0] is var mantissa && mantissa.Contains('.', StringComparison.Ordinal)
                ? mantissa.Length - mantissa.IndexOf('.', StringComparison.Ordinal) - 1
                : 0);
        var format = "0." + new string('0', digits) + "e+00";
        return [.. values.Select(value => double.IsFinite(value) ? ExponentialCell(value.ToString(format, Culture), value) : Word(value))];
    }

    private static string ExponentialCell(string text, double value)
    {
        var parts = text.Split('e');
        return Point(parts[0], value) + "e" + parts[1];
    }

    /// <summary>NumPy always writes the point, <c>3.</c>, and the sign of minus zero.</summary>
    private static string Point(string text, double value)
    {
        var signed = double.IsNegative(value) && !text.StartsWith('-') ? "-" + text : text;
        return signed.Contains('.', StringComparison.Ordinal) ? signed : signed + ".";
    }

    private static string Word(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    private static CultureInfo Culture => CultureInfo.InvariantCulture;
}
