using System.Text.RegularExpressions;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// A sweep over the examples: a structure with what it reads and what it sums up, of which each thread has its own.
internal sealed partial class KernelEmitter
{
    private static readonly Regex Identifier = new(@"@?[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant);

    private void WriteSweep(CodeWriter writer, Section section)
    {
        var type = _plan.Sections.Count(other => other.IsSweep) == 1 ? $"{_name}Sweep" : $"{_name}Sweep{_sweeps.Count + 1}";
        var sweep = _names.Unique("sweep");
        var totals = Totals(section).ToList();
        foreach (var total in totals)
        {
            _totals[total] = _names.Unique(_plan.Labels[total] + "Total");
        }

        var body = new CodeWriter();
        body.Indented(() => WriteMembers(body, type, section, totals));
        var fields = Fields(body.ToString()).ToList();
        var text = new CodeWriter();
        text.Block($"private ref struct {type} : Kernels::ISweep<{type}, {T}>", () =>
        {
            if (ContinuedProducts(section).Any())
            {
                text.Line($"public bool {_continues};");
            }

            foreach (var kind in fields.Concat(totals.Select(total => (Type: TypeOfTotal(total).CSharpName(), Name: _totals[total]))).GroupBy(field => field.Type))
            {
                text.List($"public {kind.Key} ", [.. kind.Select(field => field.Name)], ";");
            }
        });
        _sweeps.Add(text.ToString().TrimEnd('\n', '}') + "\n\n" + body + "}\n");

        writer.Line();
        writer.Line($"var {sweep} = new {type}");
        writer.Line("{");
        writer.Indented(() => writer.List("", [.. fields.Select(Initialiser)], ","));
        writer.Line("};");
        writer.Line($"Kernels::Sweep.Run<{type}, {T}>(ref {sweep}, {_plan.Stream}, {_partition}, {Tiling.Sums(_plan)}, {Signature.Threads});");
        foreach (var total in totals)
        {
            WriteTotal(writer, total, $"{sweep}.{_totals[total]}");
        }

        string Initialiser((string Type, string Name) field) => field.Name == Signature.Threads
            ? $"{field.Name} = {_partition}.ThreadsWithin({field.Name})"
            : $"{field.Name} = {(field.Type.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "")}{field.Name}";
    }

    /// <summary>What the text of a sweep mentions of the kernel's sizes, arrays and numbers.</summary>
    private IEnumerable<(string Type, string Name)> Fields(string text)
    {
        var mentioned = new HashSet<string>(text.Split('\n')
            .Select(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? "" : line)
            .SelectMany(line => Identifier.Matches(line).Cast<Match>())
            .Select(match => match.Value));
        var known = Signature.Parameters
            .Where(parameter => parameter.Kind is not KernelParameterKind.OutNumber)
            .Select(parameter => (Type: TypeOf(parameter), Name: parameter.Name))
            .Append((Type: "nint", Name: _plan.Tile))
            .Concat(_plan.Buffers.Where(storage => storage.Kind == StorageKind.Workspace && !storage.PerTile).Select(storage => (Type: $"ref {T}", Name: storage.Name)))
            .Concat(Prepared.Select(operand => (Type: $"Kernels::RightOperand<{T}>", Name: operand.Name)))
            .Concat(_numbers.Select(number => (Type: T, Name: number)));
        return known.Where(field => mentioned.Contains(field.Name));

        string TypeOf(KernelParameter parameter) => parameter.Kind switch
        {
            KernelParameterKind.Array => $"ref {parameter.Storage!.Element ?? T}",
            KernelParameterKind.Number => T,
            KernelParameterKind.Key => Overload.KeyType,
            KernelParameterKind.TrainingStep => $"Kernels::TrainingStep<{T}>",
            KernelParameterKind.Threads => "int",
            _ => "nint",
        };
    }

    private void WriteMembers(CodeWriter writer, string type, Section section, IReadOnlyList<int> totals)
    {
        var products = ContinuedProducts(section).ToList();
        var loopSums = Tiling.SumsOf(section).Where(sum => products.All(product => product.C.Storage.Name != sum.Name)).ToList();
        var self = $"Kernels::ISweep<{type}, {T}>";
        writer.Line();
        writer.Block($"void {self}.Run(nint {_first}, nint {_end}, bool {_isLast})", () => WriteTiles(writer, section, totals));
        writer.Line();
        writer.Block($"bool {self}.AddsProductsAtOnce(nint {_count})", () => writer.List(
            "return ",
            [.. products.Select(AddsAtOnce).DefaultIfEmpty("false")],
            ";",
            separator: " &&"));
        writer.Line();
        writer.Block($"void {self}.KeepSumsIn(Span<{T}> {_memory}, bool {_continues})", () =>
        {
            KeepIn(loopSums, products.Count > 0);
            if (products.Count > 0)
            {
                writer.Line($"this.{_continues} = {_continues};");
                writer.Block($"if (!{_continues})", () => KeepIn([.. products.Select(product => product.C.Storage)], false));
            }
        });
        writer.Line();
        writer.Block($"void {self}.Add(ref {type} {_other}, bool {_isLast})", () =>
        {
            foreach (var total in totals)
            {
                var sum = Folds.Combine(Reduction(total), Folds.Math(TypeOfTotal(total)), _totals[total], $"{_other}.{_totals[total]}");
                writer.Line($"{_totals[total]} = {sum};");
            }

            foreach (var sum in loopSums)
            {
                WriteFold(sum);
            }

            if (products.Count > 0)
            {
                writer.Block($"if (!{_other}.{_continues})", () =>
                {
                    foreach (var product in products)
                    {
                        var sum = product.C.Storage;
                        WriteUpdateOr(
                            writer,
                            product,
                            _isLast,
                            () => writer.Line($"{Signature.TrainingStep}.Add(ref {sum.Name}, ref {_other}.{sum.Name}, {Length(sum)});"),
                            () => WriteFold(sum));
                    }
                });
            }
        });

        void KeepIn(IReadOnlyList<Storage> sums, bool goesOn)
        {
            foreach (var sum in sums)
            {
                var own = Compact(sum);
                writer.Lines(sum.Strides.Zip(own.Strides, (stride, compact) => (stride, compact))
                    .Where(pair => !pair.stride.Equals(pair.compact))
                    .Select(pair => $"{pair.stride} = {pair.compact};"));
                writer.Line($"{sum.Name} = ref MemoryMarshal.GetReference({_memory});");
                if (goesOn || sum != sums[sums.Count - 1])
                {
                    writer.Line($"{_memory} = {_memory}[(int)({Length(own)})..];");
                }
            }
        }

        void WriteFold(Storage sum)
        {
            var (strides, lengths) = Copied(sum.Shape, [new View(sum, sum.Strides), new View(sum, Compact(sum).Strides)], false);
            writer.List(
                $"Kernels::StridedFold.{FoldOf(section, sum)}(",
                [$"ref {sum.Name}", strides[0], $"ref {_other}.{sum.Name}", strides[1], lengths],
                ");");
        }
    }

    /// <summary>The sums over the examples that one part can continue after another.</summary>
    private IEnumerable<ProductStep> ContinuedProducts(Section section) => section.Steps.OfType<ProductStep>().Where(Continues);

    private void WriteTiles(CodeWriter writer, Section section, IReadOnlyList<int> totals)
    {
        WriteWorkspace(writer, TileArena(section), "RentForTile");
        WriteFills(writer, Initialised(section, perTile: false), perTile: false);
        WriteZerosOfNoTile(writer, section);
        foreach (var total in totals)
        {
            writer.Line($"{StartOfTotal(total)};");
        }

        writer.Block($"for (var {_start} = {_first}; {_start} < {_end}; {_start} += {_plan.Tile})", () =>
        {
            writer.Line($"var {_count} = Math.Min({_plan.Tile}, {_end} - {_start});");
            foreach (var storage in External(section))
            {
                var stride = storage.Strides[storage.StreamAxis!.Value];
                var offset = stride.IsOne ? _start : $"{_start} * {stride.Bracketed}";
                writer.Line($"ref {storage.Element ?? T} {TileName(storage)} = ref Unsafe.Add(ref {storage.Name}, {offset});");
            }

            WriteFills(writer, Initialised(section, perTile: true), perTile: true);
            WriteSteps(writer, section, inSweep: true);
        });
    }

    /// <summary>The memory that loops of a section fold into, and that must hold something before: all of it, or for a sweep that of a tile.</summary>
    private static IEnumerable<Storage> Initialised(Section section, bool perTile) => section.Steps.OfType<LoopStep>()
        .SelectMany(loop => loop.Reductions)
        .Select(reduction => reduction.Storage)
        .OfType<Storage>()
        .Where(storage => storage.Initial is not null && (!section.IsSweep || storage.StreamAxis is not null == perTile))
        .GroupBy(storage => storage.Name)
        .Select(same => same.First());

    private void WriteFills(CodeWriter writer, IEnumerable<Storage> memory, bool perTile)
    {
        foreach (var storage in memory)
        {
            WriteFill(writer, storage, perTile);
        }
    }

    /// <summary>The first tile's product or call is written and the next ones are added, so zeros are needed only where there is no tile.</summary>
    private void WriteZerosOfNoTile(CodeWriter writer, Section section)
    {
        var sums = section.Steps.OfType<ProductStep>().Where(product => product.Accumulate).Select(product => product.C.Storage)
            .Concat(section.Steps.OfType<CallStep>().Where(call => call.Accumulate).Select(call => call.To.Storage))
            .ToList();
        if (sums.Count > 0)
        {
            writer.Block($"if ({_first} == {_end})", () => WriteFills(writer, sums, perTile: false));
        }
    }

    private void WriteFill(CodeWriter writer, Storage storage, bool perTile)
    {
        var array = perTile && storage.Kind != StorageKind.Workspace ? TileName(storage) : storage.Name;
        var (strides, lengths) = Copied(storage.Shape, [new View(storage, storage.Strides)], perTile);
        writer.Line($"Kernels::StridedFill.Fill(ref {array}, {strides[0]}, {lengths}, {LaneLiteral.Of(storage.Initial!.Value, _type)});");
    }

    /// <summary>The same array compact, as in memory of the kernel's own.</summary>
    private Storage Compact(Storage storage) => new Layouts(_plan.Stream, _plan.Order, _plan.Tile).Workspace(storage.Name, storage.Shape);

    /// <summary>How the parts of an array sum are put together; those of a product are added.</summary>
    private string FoldOf(Section section, Storage sum) => Folds.Name(section.Steps.OfType<LoopStep>()
        .SelectMany(loop => loop.Reductions)
        .Where(reduction => reduction.Storage?.Name == sum.Name)
        .Select(reduction => Reduction(reduction.Node))
        .DefaultIfEmpty(Structural.Sum)
        .First());

    private ReductionOperator Reduction(int node) => (ReductionOperator)_plan.Graph.Nodes[node].Operator;

    private static IEnumerable<int> Totals(Section section) =>
        section.Steps.OfType<LoopStep>().SelectMany(loop => loop.Reductions).Where(reduction => reduction.Storage is null).Select(reduction => reduction.Node);

    /// <summary>The caller's arrays that a sweep cuts into tiles.</summary>
    private static IEnumerable<Storage> External(Section section) => section.Steps
        .SelectMany(step => step.Storages)
        .Where(storage => storage.StreamAxis is not null && storage.Kind != StorageKind.Workspace)
        .GroupBy(storage => storage.Name)
        .Select(same => same.First());
}
