using System.Collections;
using System.Globalization;

namespace NumDsl.Generator.Lanes;

/// <summary>
/// Prints a lane program as C# statements at one width, as far as it is asked for: <see cref="Emit"/> writes what a lane needs
/// and is not written yet, <see cref="Text"/> is the lane in an expression. What nobody needs is never written.
/// </summary>
/// <remarks>
/// The same step of the same function of other arguments, such as a step of three exponentials, is written side by side, if what will be
/// needed is announced (<see cref="Expect"/>): the chains of dependent instructions overlap then, and each constant is needed at one
/// place. RyuJIT keeps a constant that occurs twice in a register from the first place to the last, and there are few.
/// </remarks>
/// <param name="width">The width.</param>
/// <param name="operandText">The text of an operand, by its number: a name, an index expression or a call.</param>
/// <param name="names">The names taken in the method; null where the printer's are the only ones.</param>
internal sealed class LanePrinter(LaneWidth width, Func<int, string> operandText, LaneNames? names = null)
{
    private const int LineLength = 105;
    private const int NestedLength = 70;

    /// <summary>Three chains of an exponential and their constants fit 16 registers.</summary>
    private const int MostSideBySide = 3;

    /// <summary>A step is one instruction and what stands inside its expression, of which the first levels tell it from others.</summary>
    private const int DepthOfStep = 3;

    private readonly LaneNames _names = names ?? new LaneNames();
    private readonly Dictionary<int, string> _locals = [];
    private readonly Dictionary<int, IReadOnlyList<int>> _twins = [];
    private readonly Dictionary<int, BitArray> _reads = [];
    private readonly HashSet<int> _roots = [];
    private LaneBuilder? _builder;
    private LaneNotation? _notation;

    public LaneWidth Width => width;

    /// <summary>Announces all lanes that will be emitted.</summary>
    public void Expect(IReadOnlyList<Lane> lanes)
    {
        foreach (var lane in lanes)
        {
            Use(lane.Builder);
            _roots.Add(lane.Index);
        }

        var needed = lanes.SelectMany(lane => Missing(lane.Index)).Distinct().OrderBy(index => index).ToList();
        foreach (var index in needed)
        {
            var reads = new BitArray(_builder!.Instructions.Count);
            foreach (var input in InputsOf(index).Where(_reads.ContainsKey))
            {
                reads[input] = true;
                reads.Or(_reads[input]);
            }

            _reads[index] = reads;
        }

        var steps = needed.Where(index => !IsNested(index))
            .Select(index => (Index: index, Step: StepOf(index)))
            .Where(step => step.Step is not null)
            .GroupBy(step => step.Step, step => step.Index);
        foreach (var same in steps.Where(same => same.Count() > 1))
        {
            foreach (var index in same)
            {
                _twins[index] = [.. same];
            }
        }
    }

    /// <summary>Writes every statement that the lane needs and that is not written yet, and last the lane's own.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="write">Writes a statement.</param>
    /// <param name="aside">Is told the number of another announced lane before its statement is written: the same step there.</param>
    public void Emit(Lane lane, Action<LaneStatement> write, Action<int>? aside = null)
    {
        Use(lane.Builder);
        Emit(lane.Index, isComplete: true, [], Announce);

        void Announce(int index)
        {
            if (index != lane.Index && _roots.Contains(index))
            {
                aside?.Invoke(index);
            }

            Declare(index, write);
        }
    }

    /// <summary>Emits several lanes and returns the statements.</summary>
    public IReadOnlyList<LaneStatement> Print(params Lane[] lanes)
    {
        var statements = new List<LaneStatement>();
        foreach (var lane in lanes)
        {
            Emit(lane, statements.Add);
        }

        return statements;
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
                foreach (var input in InputsOf(index))
                {
                    open.Push(input);
                }
            }
        }

        return [.. found.OrderBy(i => i)];
    }

    /// <summary>Writes what <paramref name="root"/> needs, and itself if <paramref name="isComplete"/>.</summary>
    /// <param name="waiting">What must not be written yet, nor what needs it.</param>
    private void Emit(int root, bool isComplete, IReadOnlyList<int> waiting, Action<int> declare)
    {
        foreach (var index in Missing(root))
        {
            var isWanted = index == root ? isComplete : !IsNested(index) || Render(index).Text.Length > NestedLength;
            if (isWanted && !_locals.ContainsKey(index))
            {
                var group = new List<int> { index };
                foreach (var twin in TwinsOf(index))
                {
                    if (group.Count < MostSideBySide && !_locals.ContainsKey(twin) && !group.Concat(waiting).Any(i => i == twin || _reads[twin][i]))
                    {
                        Emit(twin, isComplete: false, [.. waiting, .. group], declare);
                        group.Add(twin);
                    }
                }

                group.ForEach(declare);
            }
        }
    }

    private IReadOnlyList<int> TwinsOf(int index) => _twins.TryGetValue(index, out var twins) ? twins : [];

    /// <summary>
    /// What an instruction does, with its constants and without its other inputs, if that tells a step of a function: a constant of a
    /// polynomial, an exponent put in.
    /// </summary>
    private string? StepOf(int index)
    {
        var isStep = At(index).Operation is LaneOperation.Scale or LaneOperation.Exponent or
            LaneOperation.LogMantissa or LaneOperation.LogExponent or LaneOperation.LogSpecials;
        var text = Describe(index, depth: 0);
        return isStep ? text : null;

        string Describe(int i, int depth)
        {
            var parts = At(i).Inputs.Select(input =>
            {
                if (At(input).Operation == LaneOperation.Constant)
                {
                    isStep |= At(i).Operation == LaneOperation.FusedMultiplyAdd || Math.Abs(At(input).Value) is not (0 or 0.5 or 1 or 2);
                    return At(input).Value.ToString("R", CultureInfo.InvariantCulture);
                }

                return IsNested(input) && depth < DepthOfStep ? Describe(input, depth + 1) : "_";
            });
            return $"{At(i).Operation}({string.Join(" ", parts)})";
        }
    }

    /// <summary>What an instruction reads; a sign is part of a fused multiply-add.</summary>
    private IEnumerable<int> InputsOf(int index) => At(index).Operation == LaneOperation.FusedMultiplyAdd
        ? At(index).Inputs.Select(input => Unsigned(input).Index)
        : At(index).Inputs;

    private (int Index, bool IsNegative) Unsigned(int index) =>
        At(index).Operation == LaneOperation.Negate ? (At(index).Inputs[0], true) : (index, false);

    /// <summary>Whether it is written inside the one expression that reads it: plain arithmetic and comparisons without a name.</summary>
    private bool IsNested(int index)
    {
        var instruction = At(index);
        return instruction.Uses == 1 && !IsSignOfItsOwn(instruction.LastUser) && instruction.Name is null && !_locals.ContainsKey(index)
            && instruction.Operation is
            LaneOperation.Add or LaneOperation.Subtract or LaneOperation.Multiply or LaneOperation.Divide or
            LaneOperation.Negate or LaneOperation.Abs or LaneOperation.Sqrt or
            LaneOperation.Less or LaneOperation.LessOrEqual or LaneOperation.Greater or LaneOperation.GreaterOrEqual or
            LaneOperation.Equal or LaneOperation.NotEqual or LaneOperation.IsNaN or LaneOperation.Not;
    }

    /// <summary>Whether it is a sign that has a local: then what is under it has one, too, because sums read that without the sign.</summary>
    private bool IsSignOfItsOwn(int index) =>
        At(index) is { Operation: LaneOperation.Negate } sign && (sign.Uses > 1 || sign.Name is not null || _roots.Contains(index));

    private void Declare(int index, Action<LaneStatement> write)
    {
        var text = Render(index).Text;
        if (text.Length > LineLength)
        {
            foreach (var input in InputsOf(index))
            {
                if (IsInline(input))
                {
                    Declare(input, write);
                }
            }

            text = Render(index).Text;
        }

        var reads = InputsOf(index).SelectMany(ReadFor).Distinct().ToList();
        var name = _names.Take(At(index).Name ?? DefaultName(At(index)));
        _locals[index] = name;
        write(new LaneStatement(name, text, reads));
    }

    /// <summary>The locals and operands in the text of an instruction.</summary>
    private IEnumerable<string> ReadFor(int index) => _locals.TryGetValue(index, out var name) ? [name]
        : At(index).Operation == LaneOperation.Operand ? [operandText(At(index).OperandIndex)]
        : InputsOf(index).SelectMany(ReadFor);

    private bool IsInline(int index) => !At(index).IsLeaf && !_locals.ContainsKey(index);

    private LaneText Render(int index)
    {
        var instruction = At(index);
        return _locals.TryGetValue(index, out var name) ? new LaneText(name, LaneText.Primary)
            : instruction.Operation == LaneOperation.Operand
                ? new LaneText(operandText(instruction.OperandIndex), LaneText.Primary)
            : instruction.Operation == LaneOperation.Constant ? _notation!.Constant(instruction.Value)
            : instruction.Operation == LaneOperation.FusedMultiplyAdd ? MultiplyAdd([.. instruction.Inputs.Select(Unsigned)])
            : _notation!.Write(instruction.Operation, [.. instruction.Inputs.Select(Render)]);
    }

    private LaneText MultiplyAdd(IReadOnlyList<(int Index, bool IsNegative)> x) => _notation!.MultiplyAdd(
        Render(x[0].Index), Render(x[1].Index), Render(x[2].Index), x[0].IsNegative != x[1].IsNegative, x[2].IsNegative);

    private static string DefaultName(LaneInstruction instruction) => instruction.IsMask ? "mask" : instruction.Operation switch
    {
        LaneOperation.LogMantissa => "mantissa",
        LaneOperation.Exponent or LaneOperation.LogExponent => "exponent",
        LaneOperation.Select => "selected",
        LaneOperation.Divide => "quotient",
        LaneOperation.Multiply => "product",
        LaneOperation.Add => "sum",
        LaneOperation.Subtract => "difference",
        LaneOperation.Abs => "magnitude",
        _ => "t",
    };
}
