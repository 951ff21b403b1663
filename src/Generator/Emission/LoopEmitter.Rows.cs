using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// The loop along a row, at one width.
internal sealed partial class LoopEmitter
{
    /// <summary>
    /// How many vectors a loop takes at a time, as programs that know nothing of each other, statement by statement: a processor
    /// looks ahead over some 200 instructions and finds too little to do side by side in one chain. Of short programs it sees
    /// several rounds of the loop anyway; two long ones, or more than two, take more registers than there are: 32 with 512 bits, 16 with
    /// 256. (Measured with 256 bits: gelu and its derivative in 85 % of the time, softplus in 82 %.)
    /// </summary>
    private static int Interleaved(LaneWidth width, int instructions) =>
        instructions >= 30 && instructions <= (width == LaneWidth.Bits512 ? 150 : 100) ? 2 : 1;

    private void WriteRow(CodeWriter writer, LaneWidth width, Formulas formulas)
    {
        var names = new LaneNames();
        foreach (var name in RowArrays.Select(access => access.Row)
            .Concat(_code.Numbers.Select(number => number.Name))
            .Concat(_accumulators.Select(accumulator => accumulator.Name))
            .Concat([Index, Length]))
        {
            names.Reserve(name);
        }

        var parameters = new[] { "nint " + Length }
            .Concat(RowArrays.Select(access => access.IsSplat ? $"{T} {access.Row}" : $"ref {access.Access.Storage.Element ?? T} {access.Row}"))
            .Concat(_code.Numbers.Select(number => $"{T} {number.Name}"))
            .Concat(_accumulators.Select(accumulator => $"ref {accumulator.Type} {accumulator.Name}"))
            .ToList();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.List($"private static void {_method}{Suffix(width)}(", parameters, ")");
        writer.Line("{");
        writer.Indented(() =>
        {
            if (width == LaneWidth.Scalar)
            {
                WriteScalarRow(writer, names, formulas);
            }
            else
            {
                WriteVectorRow(writer, width, names, formulas);
            }
        });
        writer.Line("}");
    }

    private void WriteScalarRow(CodeWriter writer, LaneNames names, Formulas formulas)
    {
        var elements = new Elements(LaneWidth.Scalar, Index, Splats(writer, LaneWidth.Scalar, names), names, _accumulators.ToDictionary(a => a.Name, a => a.Name));
        writer.Block($"for (nint {Index} = 0; {Index} < {Length}; {Index}++)", () => WriteElements(writer, elements, formulas));
    }

    /// <summary>
    /// Whole vectors, and then the rest of the row: as a vector that ends with it, of which only the lanes count that are not done
    /// yet. So the row must have as many elements as a vector.
    /// </summary>
    private void WriteVectorRow(CodeWriter writer, LaneWidth width, LaneNames names, Formulas formulas)
    {
        var step = width.Count(_type);
        var splats = Splats(writer, width, names);
        var count = Interleaved(width, _code.Builder.Instructions.Count);
        var folds = Enumerable.Range(0, count).Select(_ => DeclareFolds(writer, width, names)).ToList();
        writer.Line($"nint {Index} = 0;");
        writer.Block($"for (; {Index} + {count * step} <= {Length}; {Index} += {count * step})", () => WriteInterleaved(
            writer,
            [.. folds.Select((own, number) => new Elements(width, number == 0 ? Index : $"({Index} + {number * step})", splats, names, own))],
            formulas));
        foreach (var accumulator in _accumulators)
        {
            var fold = folds[0][accumulator.Name];
            writer.Lines(folds.Skip(1).Select(own => $"{fold} = {Combine(accumulator.Reduction, width, fold, own[accumulator.Name])};"));
        }

        var (at, rest) = (names.Take("at"), names.Take("rest"));
        writer.Block($"for (; {Index} < {Length}; {Index} += {step})", () =>
        {
            writer.Line($"var {at} = Math.Min({Index}, {Length} - {step});");
            writer.Line($"var {rest} = Kernels::LaneMask.From{(width == LaneWidth.Bits512 ? 512 : 256)}<{T}>((int)({Index} - {at}));");
            WriteElements(writer, new Elements(width, at, splats, names, folds[0]) { Mask = rest }, formulas: null);
        });
        foreach (var accumulator in _accumulators)
        {
            writer.Line($"{accumulator.Name} = {Combine(accumulator.Reduction, LaneWidth.Scalar, accumulator.Name, Folds.Horizontal(OperatorOf(accumulator.Reduction), width, folds[0][accumulator.Name]))};");
        }
    }

    /// <summary>The operands that are the same for all elements, by number: in all lanes.</summary>
    private IReadOnlyDictionary<int, string> Splats(CodeWriter writer, LaneWidth width, LaneNames names)
    {
        var splats = new Dictionary<int, string>();
        for (var number = 0; number < _code.Operands.Count; number++)
        {
            var (access, passed) = _code.Operands[number];
            if (access is { IsSplat: false })
            {
                continue;
            }

            var value = access?.Row ?? passed!.Name;
            splats[number] = value;
            if (width != LaneWidth.Scalar)
            {
                splats[number] = names.Take(value + "Splat");
                writer.Line($"var {splats[number]} = {width.VectorClass()}.Create({value});");
            }
        }

        return splats;
    }

    /// <summary>A vector for each accumulator, by the accumulator's name.</summary>
    private IReadOnlyDictionary<string, string> DeclareFolds(CodeWriter writer, LaneWidth width, LaneNames names)
    {
        var folds = new Dictionary<string, string>();
        foreach (var accumulator in _accumulators)
        {
            folds[accumulator.Name] = names.Take(accumulator.Name + "s");
            writer.Line($"var {folds[accumulator.Name]} = {width.VectorClass()}.Create({Identity(accumulator.Reduction)});");
        }

        return folds;
    }

    /// <summary>Several vectors, statement by statement; the comments stand over the first one's.</summary>
    private void WriteInterleaved(CodeWriter writer, IReadOnlyList<Elements> vectors, Formulas formulas)
    {
        var programs = vectors.Select(vector => Lines(vector, vector == vectors[0] ? formulas : null)).ToList();
        var (statements, written) = (programs[0].Count(IsStatement), 0);
        var taken = new int[programs.Count];
        foreach (var line in programs[0])
        {
            writer.Line(line);
            written += IsStatement(line) ? 1 : 0;
            for (var other = 1; other < programs.Count; other++)
            {
                for (; taken[other] < programs[other].Count && taken[other] * statements < written * programs[other].Count; taken[other]++)
                {
                    writer.Line(programs[other][taken[other]]);
                }
            }
        }

        IReadOnlyList<string> Lines(Elements vector, Formulas? described)
        {
            var text = new CodeWriter();
            WriteElements(text, vector, described);
            var lines = text.ToString().TrimEnd('\n').Split('\n');
            return described is null ? [.. lines.Where(line => line.Length > 0)] : lines;
        }

        static bool IsStatement(string line) => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal);
    }

    /// <summary>One vector, or one element: loads, the values in order, folds, stores.</summary>
    private void WriteElements(CodeWriter writer, Elements elements, Formulas? formulas)
    {
        var (width, names) = (elements.Width, elements.Names);
        var operands = new string[_code.Operands.Count];
        for (var number = 0; number < operands.Length; number++)
        {
            if (_code.Operands[number].Access is { IsSplat: false } access)
            {
                operands[number] = names.Take(access.Access.Storage.Name);
                writer.Line($"var {operands[number]} = {(access.Access.Storage.Element is null ? Load(elements, access.Row) : LoadWidened(elements, access.Row))};");
            }
            else
            {
                operands[number] = elements.Splats[number];
            }
        }

        var printer = new LanePrinter(width, number => operands[number], names);
        printer.Expect([.. _step.Nodes.Where(IsDescribed).Select(node => _code[node]), .. _step.Reductions.SelectMany(Folded)]);
        var described = new HashSet<int>();
        foreach (var node in _step.Nodes)
        {
            if (IsDescribed(node))
            {
                Describe(node);
                printer.Emit(_code[node], writer.Line, Aside);
            }

            foreach (var store in _step.Stores.Where(store => store.Node == node))
            {
                WriteStore(writer, elements, _code.AccessOf(store.Storage, store.Strides).Row, printer.Text(_code[node]));
            }
        }

        foreach (var reduction in _step.Reductions)
        {
            Describe(reduction.Node);
            var folded = Folded(reduction);
            folded.ForEach(lane => printer.Emit(lane, writer.Line, Aside));
            var value = printer.Text(folded[0]);
            if (_accumulators.FirstOrDefault(accumulator => accumulator.Reduction == reduction) is { } accumulator)
            {
                var fold = elements.Folds[accumulator.Name];
                if (folded.Count == 2)
                {
                    writer.Line($"{fold} = {width.VectorClass()}.FusedMultiplyAdd({value}, {printer.Text(folded[1])}, {fold});");
                    continue;
                }

                var counted = elements.Mask is { } mask
                    ? $"{width.VectorClass()}.ConditionalSelect({mask}, {value}, {width.VectorClass()}.Create({Identity(reduction)}))"
                    : value;
                writer.Line($"{fold} = {Combine(reduction, width, fold, counted)};");
            }
            else
            {
                var row = RowOf(reduction).Row;
                var result = names.Take("folded");
                writer.Line($"var {result} = {Combine(reduction, width, Load(elements, row), value)};");
                WriteStore(writer, elements, row, result);
            }
        }

        // Two factors, where whole vectors of products are added up in registers; else what is folded.
        List<Lane> Folded(LoopReduction reduction) => width != LaneWidth.Scalar && elements.Mask is null
            && _code.FactorsOf(reduction) is var (a, b)
            && _accumulators.Any(accumulator => accumulator.Reduction == reduction)
            ? [a, b]
            : [_code[reduction.Node]];

        // A value that is completed beside another one's has its equation there.
        void Aside(int lane) => _step.Nodes.Where(node => IsDescribed(node) && _code[node].Index == lane).ToList().ForEach(Describe);

        void Describe(int node)
        {
            if (described.Add(node) && formulas is not null)
            {
                writer.Line();
                writer.Comment(formulas.Equation(node));
            }
        }
    }

    private string Identity(LoopReduction reduction) => LaneLiteral.Of(OperatorOf(reduction).Identity, _type);

    private static string Load(Elements elements, string row) => elements.Width == LaneWidth.Scalar
        ? $"Unsafe.Add(ref {row}, {elements.At})"
        : $"{elements.Width.VectorClass()}.LoadUnsafe(ref {row}, (nuint){elements.At})";

    /// <summary>Elements of a smaller type as the model's.</summary>
    private string LoadWidened(Elements elements, string row) => elements.Width == LaneWidth.Scalar
        ? Widened($"Unsafe.Add(ref {row}, {elements.At})")
        : $"Kernels::Widen.{_type}{(elements.Width == LaneWidth.Bits512 ? 512 : 256)}(ref {row}, (nuint){elements.At})";

    private string Widened(string element) => $"Kernels::Widen.{_type}({element})";

    private static void WriteStore(CodeWriter writer, Elements elements, string row, string value)
    {
        if (elements.Width == LaneWidth.Scalar)
        {
            writer.Line($"Unsafe.Add(ref {row}, {elements.At}) = {value};");
            return;
        }

        var vector = elements.Width.VectorClass();
        if (elements.Mask is { } mask)
        {
            var kept = elements.Names.Take("kept");
            writer.Line($"var {kept} = {vector}.ConditionalSelect({mask}, {value}, {Load(elements, row)});");
            value = kept;
        }

        writer.Line($"{vector}.StoreUnsafe({value}, ref {row}, (nuint){elements.At});");
    }

    /// <summary>A vector of elements, or one.</summary>
    /// <param name="Width">The width.</param>
    /// <param name="At">The index of the first.</param>
    /// <param name="Splats">The operands that are the same for all elements.</param>
    /// <param name="Names">The names taken in the method.</param>
    /// <param name="Folds">Where each accumulator is folded.</param>
    private sealed record Elements(
        LaneWidth Width, string At, IReadOnlyDictionary<int, string> Splats, LaneNames Names, IReadOnlyDictionary<string, string> Folds)
    {
        /// <summary>The lanes that count; null for all.</summary>
        public string? Mask { get; init; }
    }
}
