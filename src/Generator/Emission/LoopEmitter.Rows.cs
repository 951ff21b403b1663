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
    /// looks ahead over some hundred instructions and finds too little to do side by side in one chain. Of short programs it sees
    /// several rounds of the loop anyway. With 256 bits, long programs side by side take more registers than there are, and <see cref="Spills"/>
    /// chooses what goes to memory. What is left of four vectors is taken by a second loop. (Measured on Zen 1, whose registers
    /// allow it to look ahead over some 64 such instructions: four vectors instead of one, gelu and its derivative in 61 % of the time, exp(-x x) in 67 %; two instead of one, the
    /// Black-Scholes formula and its derivatives in 87 %.)
    /// </summary>
    private static IReadOnlyList<int> Interleaved(LaneWidth width, int instructions) => (width, instructions) switch
    {
        (LaneWidth.Bits512, < 30 or > 150) or (_, < 10 or > 400) => [1],
        (LaneWidth.Bits512, _) or (_, > 190) => [2],
        (_, > 100) => [3],
        _ => [4, 2],
    };

    private RowMethod Row(LaneWidth width, Formulas formulas)
    {
        var names = new LaneNames();
        foreach (var name in RowArrays.Select(access => access.Row)
            .Concat(_code.Numbers.Select(number => number.Name))
            .Concat(_accumulators.Select(accumulator => accumulator.Name))
            .Concat([Index, Length]))
        {
            names.Reserve(name);
        }

        var spills = new Spills(width, _type, names);
        var body = new CodeWriter();
        body.Line("{");
        body.Indented(() =>
        {
            if (width == LaneWidth.Scalar)
            {
                WriteScalarRow(body, names, formulas);
            }
            else
            {
                WriteVectorRow(body, width, names, spills, formulas);
            }
        });
        body.Line("}");

        var parameters = new[] { "nint " + Length }
            .Concat(RowArrays.Select(access => access.IsSplat ? $"{T} {access.Row}" : $"ref {access.Access.Storage.Element ?? T} {access.Row}"))
            .Concat(_code.Numbers.Select(number => $"{T} {number.Name}"))
            .Concat(_accumulators.Select(accumulator => $"ref {accumulator.Type} {accumulator.Name}"))
            .Concat(spills.Length > 0 ? [$"ref {T} {spills.Memory}"] : [])
            .ToList();
        var method = new CodeWriter();
        method.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        method.List($"private static void {_method}{Suffix(width)}(", parameters, ")");
        method.Text(body.ToString());
        return new RowMethod(width, method.ToString(), spills.Length);
    }

    private void WriteScalarRow(CodeWriter writer, LaneNames names, Formulas formulas)
    {
        var elements = new Elements(LaneWidth.Scalar, Index, Splats(writer, LaneWidth.Scalar, names), names, _accumulators.ToDictionary(a => a.Name, a => a.Name));
        writer.Block($"for (nint {Index} = 0; {Index} < {Length}; {Index}++)", () => Write(writer, Statements(elements, formulas)));
    }

    /// <summary>
    /// Whole vectors, and then the rest of the row: as a vector that ends with it, of which only the lanes count that are not done
    /// yet. So the row must have as many elements as a vector.
    /// </summary>
    private void WriteVectorRow(CodeWriter writer, LaneWidth width, LaneNames names, Spills spills, Formulas formulas)
    {
        var step = width.Count(_type);
        var splats = Splats(writer, width, names);
        var folds = DeclareFolds(writer, width, names);
        writer.Line($"nint {Index} = 0;");
        var described = formulas;
        foreach (var count in Interleaved(width, _code.Builder.Instructions.Count))
        {
            var vectors = Enumerable.Range(0, count).Select(number => Statements(
                new Elements(width, number == 0 ? Index : $"({Index} + {number * step})", splats, names, folds), number == 0 ? described : null)).ToList();
            writer.Block($"for (; {Index} + {count * step} <= {Length}; {Index} += {count * step})", () => Write(writer, spills.Rewrite(SideBySide(vectors))));
            described = null;
        }

        var (at, rest) = (names.Take("at"), names.Take("rest"));
        writer.Block($"for (; {Index} < {Length}; {Index} += {step})", () =>
        {
            writer.Line($"var {at} = Math.Min({Index}, {Length} - {step});");
            writer.Line($"var {rest} = Kernels::LaneMask.From{(width == LaneWidth.Bits512 ? 512 : 256)}<{T}>((int)({Index} - {at}));");
            Write(writer, Statements(new Elements(width, at, splats, names, folds) { Mask = rest }, formulas: null));
        });
        foreach (var accumulator in _accumulators)
        {
            writer.Line($"{accumulator.Name} = {Combine(accumulator.Reduction, LaneWidth.Scalar, accumulator.Name, Folds.Horizontal(OperatorOf(accumulator.Reduction), width, folds[accumulator.Name]))};");
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

    private static void Write(CodeWriter writer, IEnumerable<RowStatement> statements)
    {
        foreach (var statement in statements)
        {
            foreach (var equation in statement.Equations)
            {
                writer.Line();
                writer.Comment(equation);
            }

            writer.Line(statement.Text);
        }
    }

    /// <summary>Several vectors, statement by statement.</summary>
    private static IReadOnlyList<RowStatement> SideBySide(IReadOnlyList<IReadOnlyList<RowStatement>> vectors)
    {
        var merged = new List<RowStatement>();
        var taken = new int[vectors.Count];
        for (var written = 1; written <= vectors[0].Count; written++)
        {
            for (var vector = 0; vector < vectors.Count; vector++)
            {
                for (; taken[vector] < vectors[vector].Count && taken[vector] * vectors[0].Count < written * vectors[vector].Count; taken[vector]++)
                {
                    merged.Add(vectors[vector][taken[vector]]);
                }
            }
        }

        return merged;
    }

    /// <summary>One vector, or one element: loads, the values in order, folds, stores.</summary>
    private IReadOnlyList<RowStatement> Statements(Elements elements, Formulas? formulas)
    {
        var (width, names) = (elements.Width, elements.Names);
        var written = new List<RowStatement>();
        var equations = new List<string>();
        var operands = new string[_code.Operands.Count];
        for (var number = 0; number < operands.Length; number++)
        {
            if (_code.Operands[number].Access is { IsSplat: false } access)
            {
                var storage = access.Access.Storage;
                var source = storage.Element is null ? Load(elements, access.Row) : LoadWidened(elements, access.Row);
                operands[number] = names.Take(storage.Name);
                Add(new RowStatement(new LaneStatement(operands[number], source, [])) { Source = IsWritten(storage) ? null : source });
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
                printer.Emit(_code[node], AddLocal, Aside);
            }

            foreach (var store in _step.Stores.Where(store => store.Node == node))
            {
                AddStore(_code.AccessOf(store.Storage, store.Strides).Row, printer.Text(_code[node]));
            }
        }

        foreach (var reduction in _step.Reductions)
        {
            Describe(reduction.Node);
            var folded = Folded(reduction);
            folded.ForEach(lane => printer.Emit(lane, AddLocal, Aside));
            var value = printer.Text(folded[0]);
            if (_accumulators.FirstOrDefault(accumulator => accumulator.Reduction == reduction) is { } accumulator)
            {
                var fold = elements.Folds[accumulator.Name];
                var counted = elements.Mask is { } mask
                    ? $"{width.VectorClass()}.ConditionalSelect({mask}, {value}, {width.VectorClass()}.Create({Identity(reduction)}))"
                    : value;
                Add(folded.Count == 2
                    ? new RowStatement($"{fold} = {width.VectorClass()}.FusedMultiplyAdd({value}, {printer.Text(folded[1])}, {fold});", [value, printer.Text(folded[1])])
                    : new RowStatement($"{fold} = {Combine(reduction, width, fold, counted)};", [value]));
            }
            else
            {
                var row = RowOf(reduction).Row;
                var result = names.Take("folded");
                AddLocal(new LaneStatement(result, Combine(reduction, width, Load(elements, row), value), [value]));
                AddStore(row, result);
            }
        }

        return written;

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
                equations.Add(formulas.Equation(node));
            }
        }

        void Add(RowStatement statement)
        {
            written.Add(statement with { Equations = [.. equations] });
            equations.Clear();
        }

        void AddLocal(LaneStatement statement) => Add(new RowStatement(statement));

        void AddStore(string row, string value)
        {
            if (width == LaneWidth.Scalar)
            {
                Add(new RowStatement($"Unsafe.Add(ref {row}, {elements.At}) = {value};", [value]));
                return;
            }

            if (elements.Mask is { } mask)
            {
                var kept = new LaneStatement(names.Take("kept"), $"{width.VectorClass()}.ConditionalSelect({mask}, {value}, {Load(elements, row)})", [value]);
                AddLocal(kept);
                value = kept.Local;
            }

            Add(new RowStatement($"{width.VectorClass()}.StoreUnsafe({value}, ref {row}, (nuint){elements.At});", [value]));
        }
    }

    private bool IsWritten(Storage storage) => _step.Stores.Any(store => store.Storage.Name == storage.Name)
        || _step.Reductions.Any(reduction => reduction.Storage?.Name == storage.Name);

    private string Identity(LoopReduction reduction) => LaneLiteral.Of(OperatorOf(reduction).Identity, _type);

    private static string Load(Elements elements, string row) => elements.Width == LaneWidth.Scalar
        ? $"Unsafe.Add(ref {row}, {elements.At})"
        : $"{elements.Width.VectorClass()}.LoadUnsafe(ref {row}, (nuint){elements.At})";

    /// <summary>Elements of a smaller type as the model's.</summary>
    private string LoadWidened(Elements elements, string row) => elements.Width == LaneWidth.Scalar
        ? Widened($"Unsafe.Add(ref {row}, {elements.At})")
        : $"Kernels::Widen.{_type}{(elements.Width == LaneWidth.Bits512 ? 512 : 256)}(ref {row}, (nuint){elements.At})";

    private string Widened(string element) => $"Kernels::Widen.{_type}({element})";

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

    /// <summary>The method for a row at one width.</summary>
    /// <param name="Width">The width.</param>
    /// <param name="Text">The method.</param>
    /// <param name="Spilled">The elements that it needs memory for, which comes as its last argument; 0 for none.</param>
    private sealed record RowMethod(LaneWidth Width, string Text, int Spilled);
}
