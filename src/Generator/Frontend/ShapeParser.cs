using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>Reads the text of a dimension: integers, names, <c>+ - * /</c> and brackets, as in <c>h-k+1</c>.</summary>
internal sealed class ShapeParser
{
    private const int MaximumLength = 200;

    private readonly string _text;
    private int _position;

    private ShapeParser(string source) => _text = source;

    /// <summary>The dimension, or what is wrong with the text.</summary>
    public static (Dimension? Dimension, string? Error) Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            return (null, $"it is longer than {MaximumLength} characters");
        }

        try
        {
            var parser = new ShapeParser(text);
            var dimension = parser.Sum();
            return parser.Peek() != '\0'
                ? (null, $"'{parser.Peek()}' is not expected at position {parser._position + 1}")
                : dimension.Value < 0 ? (null, $"it is {dimension}, and a size is not negative") : (dimension, null);
        }
        catch (FormatException error)
        {
            return (null, error.Message);
        }
        catch (OverflowException)
        {
            return (null, "a number in it is too large");
        }
    }

    private Dimension Sum()
    {
        var sum = Product();
        while (Peek() is '+' or '-')
        {
            sum = _text[_position++] == '+' ? sum + Product() : sum - Product();
        }

        return sum;
    }

    private Dimension Product()
    {
        var product = Factor();
        while (Peek() is '*' or '/')
        {
            product = _text[_position++] == '*'
                ? product * Factor()
                : product / Factor() ?? throw new FormatException("it divides by zero");
        }

        return product;
    }

    private Dimension Factor()
    {
        var first = Peek();
        if (first == '-')
        {
            _position++;
            return Dimension.Zero - Factor();
        }

        if (first == '(')
        {
            _position++;
            var sum = Sum();
            if (Peek() != ')')
            {
                throw new FormatException("a closing bracket is missing");
            }

            _position++;
            return sum;
        }

        var start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] == '_'))
        {
            _position++;
        }

        var word = _text.Substring(start, _position - start);
        return first is >= '0' and <= '9' ? Number(word) : Name(word, first);
    }

    private static Dimension Number(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Dimension.Of(number)
            : throw new FormatException($"'{word}' is neither an integer nor a name");

    private static Dimension Name(string word, char first) =>
        word.Length == 0
            ? throw new FormatException(first == '\0' ? "a size is missing" : $"'{first}' is neither an integer nor a name")
            : !SyntaxFacts.IsValidIdentifier(word)
                ? throw new FormatException($"'{word}' is not a name")
                : SyntaxFacts.GetKeywordKind(word) != SyntaxKind.None
                    ? throw new FormatException($"'{word}' is a keyword of C#; choose another name")
                    : Dimension.Symbol(word);

    private char Peek()
    {
        while (_position < _text.Length && char.IsWhiteSpace(_text[_position]))
        {
            _position++;
        }

        return _position < _text.Length ? _text[_position] : '\0';
    }
}
