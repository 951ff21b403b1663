using System.Text;

namespace NumDsl.Generator.Lanes;

/// <summary>
/// The names taken in one generated method. Printers, and the code around them, that write into the same method share one.
/// </summary>
internal sealed class LaneNames
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue",
        "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally",
        "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public",
        "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    /// <summary>The types that a method calls: a local of such a name would hide them.</summary>
    private readonly HashSet<string> _taken = ["Avx512F", "Kernels", "LaneMath", "Math", "MathF", "Unsafe", "Vector256", "Vector512"];
    private readonly Dictionary<string, int> _next = [];

    /// <summary>Takes a name that is already in the method's text.</summary>
    public void Reserve(string name) => _taken.Add(name);

    /// <summary>A free identifier made from <paramref name="hint"/>: itself, or with the first number that is free.</summary>
    public string Take(string hint)
    {
        var name = Identifier(hint);
        if (_taken.Add(name))
        {
            return Escaped(name);
        }

        // "p2" + 2 would read as p twenty-two.
        var stem = char.IsDigit(name[name.Length - 1]) ? name + "_" : name;
        var number = _next.TryGetValue(stem, out var next) ? next : 2;
        while (!_taken.Add(stem + number))
        {
            number++;
        }

        _next[stem] = number + 1;
        return stem + number;
    }

    private static string Escaped(string name) => Keywords.Contains(name) ? "@" + name : name;

    private static string Identifier(string hint)
    {
        var text = new StringBuilder();
        foreach (var c in hint)
        {
            if (char.IsLetter(c) || c == '_' || (char.IsDigit(c) && text.Length > 0))
            {
                text.Append(c);
            }
        }

        return text.Length == 0 ? "t" : text.ToString();
    }
}
