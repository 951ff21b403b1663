using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>Reads the words, numbers, dimensions and shapes of the printed forms, from left to right.</summary>
internal sealed class TextCursor(string text)
{
    private int _position;

    public bool AtEnd
    {
        get
        {
            SkipSpaces();
            return _position == text.Length;
        }
    }

    /// <summary>Takes a sign if it comes next.</summary>
    public bool Take(string sign)
    {
        SkipSpaces();
        if (string.CompareOrdinal(text, _position, sign, 0, sign.Length) != 0)
        {
            return false;
        }

        _position += sign.Length;
        return true;
    }

    public void Expect(string sign)
    {
        if (!Take(sign))
        {
            throw Unexpected(sign);
        }
    }

    /// <summary>Everything up to a space, a bracket or a colon.</summary>
    public string Word()
    {
        SkipSpaces();
        var start = _position;
        while (_position < text.Length && !" ():[],|".Contains(text[_position], StringComparison.Ordinal))
        {
            _position++;
        }

        return _position > start ? text[start.._position] : throw Unexpected("a word");
    }

    public static bool IsNumber(string word, out double value) =>
        double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    public double Number() => IsNumber(Word(), out var value) ? value : throw Unexpected("a number");

    /// <summary>Axes: <c>[0,1]</c>; null for <c>[all]</c>.</summary>
    public IReadOnlyList<int>? Axes()
    {
        Expect("[");
        if (Take("all]"))
        {
            return null;
        }

        var axes = new List<int>();
        do
        {
            axes.Add((int)Number());
        }
        while (Take(","));
        Expect("]");
        return axes;
    }

    /// <summary>A window: <c>[1,n - 1:-1] (2, n)</c>, starts and steps, then the shape.</summary>
    public WindowDetail Window()
    {
        var (starts, steps) = (new List<Dimension>(), new List<int>());
        Expect("[");
        do
        {
            starts.Add(Dimension());
            steps.Add(Take(":") ? (int)Number() : 1);
        }
        while (Take(","));
        Expect("]");
        return new WindowDetail(starts.ToEquatableArray(), steps.ToEquatableArray(), Shape());
    }

    public Shape Shape()
    {
        Expect("(");
        if (Take(")"))
        {
            return NumDsl.Generator.Graphs.Shape.Scalar;
        }

        var dimensions = new List<Dimension>();
        do
        {
            dimensions.Add(Dimension());
        }
        while (Take(","));
        Expect(")");
        return new Shape(dimensions);
    }

    /// <summary>A dimension with the precedences of C#.</summary>
    public Dimension Dimension()
    {
        var sum = Product();
        while (true)
        {
            if (Take("+"))
            {
                sum += Product();
            }
            else if (Take("-"))
            {
                sum -= Product();
            }
            else
            {
                return sum;
            }
        }
    }

    private Dimension Product()
    {
        var product = Factor();
        while (true)
        {
            if (Take("*"))
            {
                product *= Factor();
            }
            else if (Take("/"))
            {
                product = (product / Factor()) ?? throw Unexpected("a divisor that is not 0");
            }
            else
            {
                return product;
            }
        }
    }

    private Dimension Factor()
    {
        if (Take("-"))
        {
            return NumDsl.Generator.Graphs.Dimension.Zero - Factor();
        }

        if (Take("("))
        {
            var inner = Dimension();
            Expect(")");
            return inner;
        }

        SkipSpaces();
        var start = _position;
        while (_position < text.Length && (char.IsLetterOrDigit(text[_position]) || text[_position] == '_'))
        {
            _position++;
        }

        var word = text[start.._position];
        return word.Length == 0 ? throw Unexpected("a dimension")
            : long.TryParse(word, CultureInfo.InvariantCulture, out var value) ? NumDsl.Generator.Graphs.Dimension.Of(value)
            : NumDsl.Generator.Graphs.Dimension.Symbol(word);
    }

    private void SkipSpaces()
    {
        while (_position < text.Length && text[_position] == ' ')
        {
            _position++;
        }
    }

    private FormatException Unexpected(string expected) => new($"Expected {expected} at {_position} of '{text}'.");
}
