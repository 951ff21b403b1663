using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NumDsl.Analyzers.Loops;

namespace NumDsl.CodeFixes.Loops.Equations;

/// <summary>
/// The arguments of an equation: what its loops read, each with its shape and with what is passed for it. A vector over the outer loop is
/// a column, one over an inner loop a row.
/// </summary>
/// <param name="reader">Reads with all loops.</param>
/// <param name="options">How calls are written.</param>
internal sealed class EquationArguments(ValueReader reader, LoopOptions options)
{
    private static readonly string[] InnerSymbols = ["n", "k", "p", "q"];

    private readonly List<(string Name, string? Rows, string? Columns, string Passed)> _arguments = [];
    private readonly Dictionary<object, EquationValue> _known = [];
    private readonly List<(string Symbol, CountedLoop Loop)> _symbols = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private CountedLoop? _outer;

    /// <summary>Namespaces that the call needs.</summary>
    public SortedSet<string> Usings { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether evaluating an argument can fail where the loop runs no time.</summary>
    public bool MayThrow { get; private set; }

    /// <summary>Whether there is an array among them: without one there is nothing to gain.</summary>
    public bool HasArrays => _arguments.Any(argument => argument.Rows is not null);

    /// <summary>Names the axis of the outermost loop.</summary>
    public void Begin(CountedLoop outer, bool isNest)
    {
        _outer = outer;
        _symbols.Add((isNest ? "m" : "n", outer));
    }

    /// <summary>A number that is the same in every iteration.</summary>
    public EquationValue Number(string text, string name)
    {
        if (!_known.TryGetValue(text, out var value))
        {
            value = Add(text, name, null, null, Axes.None, text);
        }

        return value;
    }

    public void MarkMayThrow() => MayThrow = true;

    /// <summary>An element; null if the elements that the loops reach are no column, row or matrix in memory.</summary>
    public EquationValue? Element(Element element, CountedLoop? inner)
    {
        if (_known.TryGetValue(element, out var known))
        {
            return known;
        }

        var byOuter = Varies(element, _outer!);
        var byInner = inner is not null && Varies(element, inner);
        if (byOuter && byInner)
        {
            return Matrix(element, inner!);
        }

        if (!byOuter && !byInner)
        {
            // One element, the same in every iteration: a number.
            MayThrow = true;
            var at = element.Storage.Kind == StorageKind.Rectangular ? $"{element.Row}, {element.Index}" : element.Index.ToString();
            return _known[element] = Number($"{element.Storage.Text}[{at}]", Name(element.Storage));
        }

        var loop = byOuter ? _outer! : inner!;
        if (element.Row?.Contains(loop.Variable) == true
            || element.Index.Split(loop.Variable) is not { Factor.Value: 1 } || (byOuter && element.Row is not null))
        {
            return null;
        }

        var writer = new CallWriter(loop, reader, options);
        var passed = writer.Span(element);
        Usings.UnionWith(writer.Usings);
        MayThrow |= element.Storage.MayThrow || element.Storage.Kind == StorageKind.Rectangular;
        var size = Size(loop);
        return byOuter
            ? Add(element, Name(element.Storage), size, "1", Axes.Rows, passed)
            : Add(element, Name(element.Storage), "1", size, Axes.Columns, passed);
    }

    /// <summary>A name that no argument and no local of the equation has.</summary>
    public string NewName(string wanted)
    {
        var name = wanted;
        for (var number = 2; !_names.Add(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None; number++)
        {
            name = wanted + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>The parameters as they are declared.</summary>
    public string Declaration => string.Join(", ", _arguments.Select(argument => argument.Rows is null
        ? $"Scalar {argument.Name}"
        : $"[Shape({Quoted(argument.Rows)}, {Quoted(argument.Columns!)})] NDArray {argument.Name}"));

    /// <summary>What is passed: the arrays and numbers, then a size for each symbol in the order in which they appear.</summary>
    public string Call
    {
        get
        {
            var symbols = _arguments.Where(argument => argument.Rows is not null)
                .SelectMany(argument => new[] { argument.Rows!, argument.Columns! })
                .Where(size => char.IsLetter(size[0])).Distinct();
            return string.Join(", ", _arguments.Select(argument => argument.Passed)
                .Concat(symbols.Select(symbol => _symbols.Single(pair => pair.Symbol == symbol).Loop.CountText)));
        }
    }

    private EquationValue? Matrix(Element element, CountedLoop inner)
    {
        var text = new MatrixText([_outer!, inner], reader);
        MayThrow |= element.Storage.MayThrow;
        if (!_outer!.Low.IsZero || !inner.Low.IsZero)
        {
            return null;
        }

        if (text.Matrix(element, _outer, inner) is { } matrix)
        {
            return Add(element, Name(element.Storage), Size(_outer), Size(inner), Axes.Rows | Axes.Columns, matrix);
        }

        if (text.Matrix(element, inner, _outer) is not { } transposed)
        {
            return null;
        }

        var value = Add(element, Name(element.Storage), Size(inner), Size(_outer), Axes.Rows | Axes.Columns, transposed);
        return _known[element] = value with { Text = value.Text + ".T" };
    }

    private EquationValue Add(object key, string name, string? rows, string? columns, Axes axes, string passed)
    {
        var argument = NewName(name);
        _arguments.Add((argument, rows, columns, passed));
        return _known[key] = new EquationValue(argument, Binding.Whole, axes);
    }

    private string Size(CountedLoop loop)
    {
        if (loop.Count.Value is { } number)
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        // The outer loop has a symbol of its own even where the matrix is square: rows and columns mean different things.
        var found = loop == _outer ? _symbols[0].Symbol : _symbols.Skip(1).FirstOrDefault(pair => pair.Loop.Count.Equals(loop.Count)).Symbol;
        if (found is null)
        {
            found = InnerSymbols.First(name => _symbols.All(pair => pair.Symbol != name));
            _symbols.Add((found, loop));
        }

        return found;
    }

    private static bool Varies(Element element, CountedLoop loop) =>
        element.Index.Contains(loop.Variable) || element.Row?.Contains(loop.Variable) == true;

    private static string Name(Storage storage)
    {
        var last = new string([.. storage.Root.Name.Where(SyntaxFacts.IsIdentifierPartCharacter)]).TrimStart('_');
        return last.Length == 0 ? "x" : char.ToLowerInvariant(last[0]) + last.Substring(1);
    }

    private static string Quoted(string size) => char.IsLetter(size[0]) ? $"\"{size}\"" : size;
}
