using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>Writes spans and calls as C#, with what they need around them.</summary>
internal sealed class CallWriter(CountedLoop loop, ValueReader reader, LoopOptions options)
{
    private readonly List<string> _statements = [];

    /// <summary>Namespaces that what was written needs.</summary>
    public SortedSet<string> Usings { get; } = new(StringComparer.Ordinal);

    public string Low => loop.Low.ToString();

    public string High => loop.HighText ?? loop.High.ToString();

    /// <summary>Whether something written must not run where the loop would run no time.</summary>
    public bool NeedsGuard { get; set; } = !loop.IsNeverNegative;

    /// <summary>The calls that were written, for the message.</summary>
    public List<string> Targets { get; } = [];

    public IReadOnlyList<string> Statements => _statements;

    public void Add(string statement) => _statements.Add(statement);

    /// <summary>A call of an operation of the platform or, if that has none, of NumDsl.</summary>
    public string Call(string method, ITypeSymbol type, params string[] arguments) => Call("TensorPrimitives", "System.Numerics.Tensors", method, type, arguments);

    public string OwnCall(string method, ITypeSymbol type, params string[] arguments) => Call("SpanMath", "NumDsl", method, type, arguments);

    /// <summary>The elements that a loop goes through, as a span or what converts to one.</summary>
    /// <param name="element">Any of them.</param>
    /// <param name="asReceiver">Whether a method of the span is called, so that an array has to become one in words.</param>
    public string Span(Element element, bool asReceiver = false)
    {
        var storage = element.Storage;
        var offset = element.Index.Split(loop.Variable)!.Value.Offset;
        var start = loop.Low + offset;
        var length = storage.Kind == StorageKind.Rectangular ? reader.Columns(storage) : ValueReader.LengthIn(storage);
        var isWhole = start.IsZero && length.Equals(loop.Count);
        var count = loop.CountText;
        NeedsGuard |= storage.MayThrow;
        switch (storage.Kind)
        {
            case StorageKind.Array:
                return isWhole ? asReceiver ? $"{storage.Text}.AsSpan()" : storage.Text : $"{storage.Text}.AsSpan({start}, {count})";
            case StorageKind.Inline:
                return $"{storage.Text}[..]" + (isWhole ? "" : $".Slice({start}, {count})");
            case StorageKind.List:
                Usings.Add("System.Runtime.InteropServices");
                return $"CollectionsMarshal.AsSpan({storage.Text})" + (isWhole ? "" : $".Slice({start}, {count})");
            case StorageKind.Rectangular:
                Usings.Add("NumDsl");
                NeedsGuard = true;
                return $"{storage.Text}.Row({element.Row})" + (isWhole ? "" : $".Slice({start}, {count})");
            default:
                return isWhole ? storage.Text : $"{storage.Text}.Slice({start}, {count})";
        }
    }

    /// <summary>An element that is the same in every iteration.</summary>
    public string Single(Element element)
    {
        NeedsGuard = true;
        return element.Storage.Kind == StorageKind.Rectangular
            ? $"{element.Storage.Text}[{element.Row}, {element.Index}]"
            : $"{element.Storage.Text}[{element.Index}]";
    }

    public bool IsVector(Term term) => term is Element element && element.Index.Contains(loop.Variable);

    /// <summary>The term with every element that does not vary with the loop as a number.</summary>
    public Term Ground(Term term) => term switch
    {
        Element element when !IsVector(element) => new Number(Single(element), null, MayThrow: true),
        Apply apply => apply with { Arguments = [.. apply.Arguments.Select(Ground)] },
        Choice choice => choice with
        {
            Left = Ground(choice.Left), Right = Ground(choice.Right), WhenTrue = Ground(choice.WhenTrue), WhenFalse = Ground(choice.WhenFalse),
        },
        _ => term,
    };

    /// <summary>A span or a number; null for what has to be computed first.</summary>
    public string? Leaf(Term term)
    {
        switch (term)
        {
            case Element element:
                return IsVector(element) ? Span(element) : Single(element);
            case Number number:
                NeedsGuard |= number.MayThrow;
                return number.Text;
            default:
                return null;
        }
    }

    /// <summary>All statements, inside a guard where they need one, and with the counter's last value where it can be seen.</summary>
    public IReadOnlyList<string> Finish()
    {
        var result = new List<string>();
        if (loop.Start is not null)
        {
            result.Add($"{loop.Variable} = {loop.Start};");
        }

        var body = _statements.ToList();
        if (loop.LivesOn)
        {
            body.Add($"{loop.Variable} = {loop.High};");
        }

        if (!NeedsGuard && !loop.LivesOn)
        {
            return body;
        }

        var condition = loop.Low.IsZero ? $"{loop.CountText} > 0" : $"{loop.High} > {loop.Low}";
        result.Add($"if ({condition})");
        result.Add("{");
        result.AddRange(body.Select(statement => "    " + statement));
        result.Add("}");
        return result;
    }

    private string Call(string owner, string space, string method, ITypeSymbol type, string[] arguments)
    {
        Usings.Add(space);
        Targets.Add($"{owner}.{method}");
        var typeArgument = options.HasSpanConversions ? "" : $"<{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>";
        return $"{owner}.{method}{typeArgument}({string.Join(", ", arguments)})";
    }
}
