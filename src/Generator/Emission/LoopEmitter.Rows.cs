using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// The loop along a row, at one width.
internal sealed partial class LoopEmitter
{
    private void WriteRow(CodeWriter writer, LaneWidth width, Formulas formulas)
    {
        var vector = width != LaneWidth.Scalar;
        var names = new LaneNames();
        foreach (var name in RowArrays.Select(access => access.Row)
            .Concat(_code.Scalars.Select(scalar => _plan.Labels[scalar]))
            .Concat(_accumulators.Select(accumulator => accumulator.Name))
            .Concat([Index, Length]))
        {
            names.Reserve(name);
        }

        var parameters = new[] { "nint " + Index, "nint " + Length }
            .Concat(RowArrays.Select(access => access.IsSplat ? $"{T} {access.Row}" : $"ref {T} {access.Row}"))
            .Concat(_code.Scalars.Select(scalar => $"{T} {_plan.Labels[scalar]}"))
            .Concat(_accumulators.Select(accumulator => $"ref {accumulator.Type} {accumulator.Name}"))
            .ToList();
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.List($"private static {(vector ? "nint" : "void")} {_method}{Suffix(width)}(", parameters, ")");
        writer.Line("{");
        writer.Indented(() => WriteRowBody(writer, width, names, formulas));
        writer.Line("}");
    }

    private void WriteRowBody(CodeWriter writer, LaneWidth width, LaneNames names, Formulas formulas)
    {
        var (vector, step) = (width != LaneWidth.Scalar, width.Count(_type));
        var operands = new string[_code.Operands.Count];
        for (var number = 0; number < operands.Length; number++)
        {
            var (access, scalar) = _code.Operands[number];
            var value = access?.Row ?? _plan.Labels[scalar!.Value];
            operands[number] = value;
            if (access is { IsSplat: false })
            {
                operands[number] = names.Take(access.Access.Storage.Name);
            }
            else if (vector)
            {
                operands[number] = names.Take(value + "Splat");
                writer.Line($"var {operands[number]} = {width.VectorClass()}.Create({value});");
            }
        }

        var folds = _accumulators.ToDictionary(accumulator => accumulator.Name, accumulator => accumulator.Name);
        if (vector)
        {
            foreach (var accumulator in _accumulators)
            {
                folds[accumulator.Name] = names.Take(accumulator.Name + "s");
                var identity = LaneLiteral.Of(((ReductionOperator)OperatorOf(accumulator.Reduction)).Identity, _type);
                writer.Line($"var {folds[accumulator.Name]} = {width.VectorClass()}.Create({identity});");
            }
        }

        var header = vector ? $"for (; {Index} + {step} <= {Length}; {Index} += {step})" : $"for (; {Index} < {Length}; {Index}++)";
        writer.Block(header, () => WriteElements(writer, width, names, formulas, operands, folds));
        if (!vector)
        {
            return;
        }

        foreach (var accumulator in _accumulators)
        {
            writer.Line($"{accumulator.Name} = {Combine(accumulator.Reduction, LaneWidth.Scalar, accumulator.Name, Horizontal(accumulator, width, folds[accumulator.Name]))};");
        }

        writer.Line($"return {Index};");
    }

    /// <summary>One vector, or one element: loads, the values in order, folds, stores.</summary>
    private void WriteElements(
        CodeWriter writer,
        LaneWidth width,
        LaneNames names,
        Formulas formulas,
        IReadOnlyList<string> operands,
        IReadOnlyDictionary<string, string> folds)
    {
        for (var number = 0; number < operands.Count; number++)
        {
            if (_code.Operands[number].Access is { IsSplat: false } access)
            {
                writer.Line($"var {operands[number]} = {Load(width, access.Row)};");
            }
        }

        var printer = new LanePrinter(width, number => operands[number], names);
        foreach (var node in _step.Nodes)
        {
            if (IsDescribed(node))
            {
                writer.Line();
                writer.Comment(formulas.Equation(node));
                printer.Emit(_code[node], writer.Line);
            }

            foreach (var store in _step.Stores.Where(store => store.Node == node))
            {
                writer.Line(Store(width, _code.AccessOf(store.Storage, store.Strides).Row, printer.Text(_code[node])));
            }
        }

        foreach (var reduction in _step.Reductions)
        {
            writer.Line();
            writer.Comment(formulas.Equation(reduction.Node));
            printer.Emit(_code[reduction.Node], writer.Line);
            var value = printer.Text(_code[reduction.Node]);
            if (_accumulators.FirstOrDefault(accumulator => accumulator.Reduction == reduction) is { } accumulator)
            {
                var fold = folds[accumulator.Name];
                writer.Line($"{fold} = {Combine(reduction, width, fold, value)};");
            }
            else
            {
                var row = RowOf(reduction).Row;
                writer.Line(Store(width, row, Combine(reduction, width, Load(width, row), value)));
            }
        }
    }

    private string Load(LaneWidth width, string row) => width == LaneWidth.Scalar
        ? $"Unsafe.Add(ref {row}, {Index})"
        : $"{width.VectorClass()}.LoadUnsafe(ref {row}, (nuint){Index})";

    private string Store(LaneWidth width, string row, string value) => width == LaneWidth.Scalar
        ? $"Unsafe.Add(ref {row}, {Index}) = {value};"
        : $"{width.VectorClass()}.StoreUnsafe({value}, ref {row}, (nuint){Index});";

    private string Horizontal(Accumulator accumulator, LaneWidth width, string lanes)
    {
        var @operator = OperatorOf(accumulator.Reduction);
        return @operator == Structural.Sum ? $"{width.VectorClass()}.Sum({lanes})"
            : $"Kernels::Fold.{(@operator == Structural.Prod ? "Multiply" : @operator == Structural.Max ? "Max" : "Min")}({lanes})";
    }
}
