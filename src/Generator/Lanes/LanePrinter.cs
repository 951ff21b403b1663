namespace NumDsl.Generator.Lanes;

/// <summary>
/// Prints a lane program as C# statements at one width, as far as it is asked for: <see cref="Emit"/> writes what a lane needs
/// and is not written yet, <see cref="Text"/> is the lane in an expression. What nobody needs is never written.
/// </summary>
/// <param name="width">The width.</param>
/// <param name="operandText">The text of an operand, by its number: a name, an index expression or a call.</param>
/// <param name="names">The names taken in the method; null where the printer's are the only ones.</param>
internal sealed class LanePrinter(LaneWidth width, Func<int, string> operandText, LaneNames? names = null)
{
    private const int LineLength = 105;
    private const int NestedLength = 70;

    private readonly LaneNames _names = names ?? new LaneNames();
    private readonly Dictionary<int, string> _locals = [];
    private LaneBuilder? _builder;
    private LaneNotation? _notation;

    public LaneWidth Width => width;

    /// <summary>Writes every statement that the lane needs and that is not written yet, and last the lane's own.</summary>
    public void Emit(Lane lane, Action<string> line)
    {
        Use(lane.Builder);
        foreach (var index in Missing(lane.Index))
        {
            if (index == lane.Index || !IsNested(index) || Render(index).Text.Length > NestedLength)
            {
                Declare(index, line);
            }
        }
    }

    /// <summary>Emits several lanes and returns the statements.</summary>
    public IReadOnlyList<string> Print(params Lane[] lanes)
    {
        var lines = new List<string>();
        foreach (var lane in lanes)
        {
            Emit(lane, lines.Add);
        }

        return lines;
    }

    /// <summary>The lane in an expression: its local's name, the operand's text, or the constant.</summary>
    /// <exception cref="InvalidOperationException">The lane is computed and was not emitted.</exception>
    public string Text(Lane lane)
    {
        Use(lane.Builder);
        return lane.Builder.Instructions[lane.Index].IsLeaf || _locals.ContainsKey(lane.Index)
            ? Render(lane.Index).Text
            : throw new InvalidOperationException("The lane is not emitted yet: call Emit before Text.");
    }

    private void Use(LaneBuilder builder)
    {
        if (_builder is not null && _builder != builder)
        {
            throw new ArgumentException("A printer prints the lanes of one builder.", nameof(builder));
        }

        _builder = builder;
        _notation ??= new LaneNotation(width, builder.Type);
    }

    private LaneInstruction At(int index) => _builder!.Instructions[index];

    /// <summary>What has no local yet of all that <paramref name="root"/> reads, in program order, itself included.</summary>
    private List<int> Missing(int root)
    {
        var found = new HashSet<int>();
        var open = new Stack<int>();
        open.Push(root);
        while (open.Count > 0)
        {
            var index = open.Pop();
            if (!At(index).IsLeaf && !_locals.ContainsKey(index) && found.Add(index))
            {
                foreach (var input in At(index).Inputs)
                {
                    open.Push(input);
                }
            }
        }

        return [.. found.OrderBy(i => i)];
    }

    /// <summary>Whether it is written inside the one expression that reads it: plain arithmetic and comparisons without a name.</summary>
    private bool IsNested(int index)
    {
        var instruction = At(index);
        return instruction.Uses == 1 && instruction.Name is null && !_locals.ContainsKey(index) && instruction.Operation is
            LaneOperation.Add or LaneOperation.Subtract or LaneOperation.Multiply or LaneOperation.Divide or
            LaneOperation.Negate or LaneOperation.Abs or LaneOperation.Sqrt or
            LaneOperation.Less or LaneOperation.LessOrEqual or LaneOperation.Greater or LaneOperation.GreaterOrEqual or
            LaneOperation.Equal or LaneOperation.NotEqual or LaneOperation.IsNaN or LaneOperation.Not;
    }

    private void Declare(int index, Action<string> line)
    {
        var text = Render(index).Text;
        if (text.Length > LineLength)
        {
            foreach (var input in At(index).Inputs)
            {
                if (IsInline(input))
                {
                    Declare(input, line);
                }
            }

            text = Render(index).Text;
        }

        var name = _names.Take(At(index).Name ?? DefaultName(At(index)));
        _locals[index] = name;
        line($"var {name} = {text};");
    }

    private bool IsInline(int index) => !At(index).IsLeaf && !_locals.ContainsKey(index);

    private LaneText Render(int index)
    {
        var instruction = At(index);
        return _locals.TryGetValue(index, out var name) ? new LaneText(name, LaneText.Primary)
            : instruction.Operation == LaneOperation.Operand
                ? new LaneText(operandText(instruction.OperandIndex), LaneText.Primary)
            : instruction.Operation == LaneOperation.Constant ? _notation!.Constant(instruction.Value)
            : _notation!.Write(instruction.Operation, [.. instruction.Inputs.Select(Render)]);
    }

    private static string DefaultName(LaneInstruction instruction) => instruction.IsMask ? "mask" : instruction.Operation switch
    {
        LaneOperation.Mantissa => "mantissa",
        LaneOperation.Exponent => "exponent",
        LaneOperation.Select => "selected",
        LaneOperation.Divide => "quotient",
        LaneOperation.Multiply => "product",
        LaneOperation.Add => "sum",
        LaneOperation.Subtract => "difference",
        LaneOperation.Abs => "magnitude",
        _ => "t",
    };
}
