using System.Text;

namespace NumDsl.Generator.Emission;

/// <summary>Text with indentation: lines, blocks in braces, and blank lines that never pile up.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;
    private bool _blankIsDue;
    private bool _isAfterBlock;

    /// <summary>
    /// Writes a line; an empty one asks for a blank line before the next. A blank line also follows each block, and none
    /// stands right inside one.
    /// </summary>
    public void Line(string line = "")
    {
        if (line.Length == 0)
        {
            _blankIsDue = _text.Length > 0 && _text[_text.Length - 2] != '{';
            return;
        }

        if ((_blankIsDue || _isAfterBlock) && line != "}" && !line.StartsWith("else", StringComparison.Ordinal))
        {
            _text.Append('\n');
        }

        _blankIsDue = false;
        _isAfterBlock = line == "}";
        _text.Append(' ', 4 * _depth).Append(line).Append('\n');
    }

    /// <summary>A comment; a formula too long for a line goes on, indented, on the next ones.</summary>
    public void Comment(string text)
    {
        const int longest = 120;
        for (var indent = ""; text.Length > 0; indent = "    ")
        {
            var end = text.Length <= longest ? text.Length : text.LastIndexOf(' ', longest);
            end = end > 0 ? end : text.Length;
            Line("// " + indent + text.Substring(0, end));
            text = text.Substring(end).TrimStart();
        }
    }

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Line(line);
        }
    }

    /// <summary>What another writer wrote.</summary>
    public void Text(string text) => Lines(text.TrimEnd('\n').Split('\n'));

    /// <summary>A header, and in braces what the action writes.</summary>
    public void Block(string header, Action body)
    {
        Line(header);
        Line("{");
        Indented(body);
        Line("}");
    }

    /// <summary>A call or declaration whose list does not fit on its line goes on the next ones.</summary>
    public void List(string head, IReadOnlyList<string> items, string tail, string separator = ",")
    {
        var line = head + string.Join(separator + " ", items) + tail;
        if (line.Length + (4 * _depth) <= 130)
        {
            Line(line);
            return;
        }

        Line(head);
        Indented(() =>
        {
            var row = "";
            foreach (var item in items.Select((item, index) => index == items.Count - 1 ? item + tail : item + separator))
            {
                if (row.Length > 0 && row.Length + item.Length + (4 * _depth) > 128)
                {
                    Line(row);
                    row = "";
                }

                row += row.Length == 0 ? item : " " + item;
            }

            Line(row);
        });
    }

    public void Indented(Action body)
    {
        _depth++;
        body();
        _depth--;
    }

    public override string ToString() => _text.ToString();
}
