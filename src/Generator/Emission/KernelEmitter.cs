using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>Writes a plan as one method that calls its loops, products and copies in order.</summary>
internal sealed partial class KernelEmitter
{
    private readonly Plan _plan;
    private readonly ElementType _type;
    private readonly string _name;
    private readonly LoopLibrary _loops;
    private readonly Formulas _formulas;
    private readonly Names _names;
    private readonly string _start;
    private readonly string _count;
    private readonly string _workspace;
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly List<string> _counters = [];
    private readonly Dictionary<int, string> _totals = [];

    public KernelEmitter(Plan plan, ElementType type, string name, KernelSignature signature, LoopLibrary loops)
    {
        _plan = plan;
        _type = type;
        _name = name;
        _loops = loops;
        _formulas = new Formulas(plan.Graph, plan.Labels);
        Signature = signature;
        _names = new Names(plan.Labels.Concat(signature.Names).Append(plan.Tile));
        _start = _names.Unique("start");
        _count = _names.Unique("count");
        _workspace = _names.Unique("workspace");
    }

    public KernelSignature Signature { get; }

    private string T => _type.CSharpName();

    public void Write(CodeWriter writer)
    {
        writer.List($"public static {(Signature.ReturnsNumber ? T : "void")} {_name}(", Signature.Declarations(_type), ")");
        writer.Line("{");
        writer.Indented(() => WriteBody(writer));
        writer.Line("}");
    }

    private void WriteBody(CodeWriter writer)
    {
        if (_plan.Stream is not null)
        {
            writer.Line($"var {_plan.Tile} = {Tiling.Size(_plan, _type)};");
        }

        WriteWorkspace(writer);
        foreach (var section in _plan.Sections.Where(section => section.Steps.Count > 0))
        {
            if (section.IsSweep)
            {
                WriteSweep(writer, section);
            }
            else
            {
                Accumulate(writer, section, perTile: false);
                WriteSteps(writer, section, inSweep: false);
            }
        }

        writer.Line();
        WriteNumbers(writer);
    }

    private void WriteWorkspace(CodeWriter writer)
    {
        var own = _plan.Buffers.Where(storage => storage.Kind == StorageKind.Workspace).ToList();
        if (own.Count == 0)
        {
            return;
        }

        var lengths = own.Select(storage => $"Kernels::Workspace.Padded({Length(storage)})").ToList();
        writer.List($"var {_workspace} = Kernels::Workspace.Rent<{T}>(checked(", lengths, "));", separator: " +");
        for (var index = 0; index < own.Count; index++)
        {
            var place = index == 0
                ? $"MemoryMarshal.GetReference({_workspace})"
                : $"Unsafe.Add(ref {own[index - 1].Name}, {lengths[index - 1]})";
            writer.Line($"ref {T} {own[index].Name} = ref {place}; // {own[index].Shape}{(own[index].PerTile ? ", of a tile" : "")}");
        }
    }

    private void WriteSweep(CodeWriter writer, Section section)
    {
        Accumulate(writer, section, perTile: false);
        var limit = _plan.Stream!;
        writer.Block($"for (nint {_start} = 0; {_start} < {limit}; {_start} += {_plan.Tile})", () =>
        {
            writer.Line($"var {_count} = Math.Min({_plan.Tile}, {limit} - {_start});");
            foreach (var storage in External(section))
            {
                var stride = storage.Strides[storage.StreamAxis!.Value];
                var offset = stride.IsOne ? _start : $"{_start} * {stride.Bracketed}";
                writer.Line($"ref {T} {TileName(storage)} = ref Unsafe.Add(ref {storage.Name}, {offset});");
            }

            Accumulate(writer, section, perTile: true);
            WriteSteps(writer, section, inSweep: true);
        });
        foreach (var total in Totals(section))
        {
            WriteTotal(writer, total);
        }
    }

    /// <summary>Starts what a section accumulates into: memory, and for sweeps numbers.</summary>
    private void Accumulate(CodeWriter writer, Section section, bool perTile)
    {
        var memory = section.Steps.OfType<LoopStep>()
            .SelectMany(loop => loop.Reductions)
            .Select(reduction => reduction.Storage)
            .OfType<Storage>()
            .Where(storage => storage.Initial is not null && (!section.IsSweep || storage.StreamAxis is not null == perTile))
            .GroupBy(storage => storage.Name)
            .Select(same => same.First());
        foreach (var storage in memory)
        {
            WriteFill(writer, storage, perTile);
        }

        if (section.IsSweep && !perTile)
        {
            WriteZerosOfNoTile(writer, section);
            foreach (var total in Totals(section))
            {
                DeclareTotal(writer, total);
            }
        }
    }

    /// <summary>The first tile's product is written and the next ones are added, so zeros are needed only where there is no tile.</summary>
    private void WriteZerosOfNoTile(CodeWriter writer, Section section)
    {
        var products = section.Steps.OfType<ProductStep>().Where(product => product.Accumulate).Select(product => product.C.Storage).ToList();
        if (products.Count > 0)
        {
            writer.Block($"if ({_plan.Stream} == 0)", () =>
            {
                foreach (var storage in products)
                {
                    WriteFill(writer, storage, perTile: false);
                }
            });
        }
    }

    private void WriteFill(CodeWriter writer, Storage storage, bool perTile)
    {
        var array = perTile && storage.Kind != StorageKind.Workspace ? TileName(storage) : storage.Name;
        var (strides, lengths) = Copied(storage.Shape, [new View(storage, storage.Strides)], perTile);
        writer.Line($"Kernels::StridedFill.Fill(ref {array}, {strides[0]}, {lengths}, {LaneLiteral.Of(storage.Initial!.Value, _type)});");
    }

    private void WriteSteps(CodeWriter writer, Section section, bool inSweep)
    {
        foreach (var step in section.Steps)
        {
            switch (step)
            {
                case ScalarStep scalar:
                    WriteScalar(writer, scalar.Node);
                    break;
                case LoopStep loop:
                    WriteLoop(writer, loop, inSweep);
                    break;
                case ProductStep product:
                    writer.Line();
                    writer.Comment(_formulas.Equation(product.Node));
                    WriteProduct(writer, product, inSweep);
                    break;
                case CopyStep copy:
                    var (strides, lengths) = Copied(copy.Shape, [copy.From, copy.To], inSweep);
                    writer.List(
                        "Kernels::StridedCopy.Copy(",
                        [$"ref {First(copy.From, inSweep)}", strides[0], $"ref {First(copy.To, inSweep)}", strides[1], lengths],
                        ");");
                    break;
                case FillStep fill:
                    WriteFill(writer, fill, inSweep);
                    break;
            }
        }
    }

    private void WriteLoop(CodeWriter writer, LoopStep loop, bool inSweep)
    {
        var emitter = _loops.Add(_plan, loop, _formulas);
        if (!inSweep)
        {
            foreach (var total in loop.Reductions.Where(reduction => reduction.Storage is null))
            {
                DeclareTotal(writer, total.Node);
            }
        }

        writer.Line();
        var (head, arguments) = emitter.Call(
            dimension => Extent(dimension, inSweep),
            storage => Array(storage, inSweep),
            ScalarText,
            total => _totals[total]);
        writer.List(head + "(", arguments, ");");
        if (!inSweep)
        {
            foreach (var total in loop.Reductions.Where(reduction => reduction.Storage is null))
            {
                WriteTotal(writer, total.Node);
            }
        }
    }

    private void WriteProduct(CodeWriter writer, ProductStep product, bool inSweep)
    {
        var (a, b, c) = (product.A, product.B, product.C);
        var shape = _plan.Graph.Nodes[product.Node].Shape;
        var left = _plan.Graph.Nodes[_plan.Graph.Nodes[product.Node].Inputs[0]].Shape;
        var batch = shape.Rank - 2;
        Nest(writer, 0);

        void Nest(CodeWriter inner, int axis)
        {
            if (axis < batch)
            {
                var counter = Counter(axis);
                inner.Block($"for (nint {counter} = 0; {counter} < {Extent(shape[axis], inSweep)}; {counter}++)", () => Nest(inner, axis + 1));
                return;
            }

            inner.List(
                "Kernels::MatrixProduct.Multiply(",
                [
                    Operand(a), $"{a.Strides[batch]}, {a.Strides[batch + 1]}",
                    Operand(b), $"{b.Strides[batch]}, {b.Strides[batch + 1]}",
                    Operand(c), $"{c.Strides[batch]}, {c.Strides[batch + 1]}",
                    $"rows: {Extent(shape[batch], inSweep)}",
                    $"columns: {Extent(shape[batch + 1], inSweep)}",
                    $"inner: {Extent(left[batch + 1], inSweep)}",
                    $"accumulate: {(product.Accumulate ? $"{_start} > 0" : "false")}",
                ],
                ");");
        }

        string Operand(View view)
        {
            var offset = string.Join(" + ", Enumerable.Range(0, batch)
                .Where(axis => view.Strides[axis].Value != 0)
                .Select(axis => $"{Counter(axis)} * {view.Strides[axis].Bracketed}"));
            var array = Array(view.Storage, inSweep);
            return offset.Length == 0 ? $"ref {array}" : $"ref Unsafe.Add(ref {array}, {offset})";
        }
    }

    private string Counter(int axis)
    {
        while (_counters.Count <= axis)
        {
            _counters.Add(_names.Unique($"i{_counters.Count}"));
        }

        return _counters[axis];
    }

    private (IReadOnlyList<string> Strides, string Lengths) Copied(Shape shape, IReadOnlyList<View> views, bool inSweep) =>
        ([.. views.Select(view => $"[{string.Join(", ", shape.ProperAxes.Select(axis => view.Strides[axis]))}]")],
            $"[{string.Join(", ", shape.ProperAxes.Select(axis => Extent(shape[axis], inSweep)))}]");

    private static IEnumerable<int> Totals(Section section) =>
        section.Steps.OfType<LoopStep>().SelectMany(loop => loop.Reductions).Where(reduction => reduction.Storage is null).Select(reduction => reduction.Node);

    /// <summary>The caller's arrays that a sweep cuts into tiles.</summary>
    private static IEnumerable<Storage> External(Section section) => section.Steps
        .SelectMany(step => step switch
        {
            LoopStep loop => loop.Loads.Concat(loop.Stores).Select(access => access.Storage).Concat(loop.Reductions.Select(reduction => reduction.Storage)),
            ProductStep product => [product.A.Storage, product.B.Storage, product.C.Storage],
            CopyStep copy => [copy.From.Storage, copy.To.Storage],
            FillStep fill => [fill.To.Storage],
            _ => [],
        })
        .OfType<Storage>()
        .Where(storage => storage.StreamAxis is not null && storage.Kind != StorageKind.Workspace)
        .GroupBy(storage => storage.Name)
        .Select(same => same.First());

    private static string Array(Storage storage, bool inSweep) =>
        inSweep && storage.StreamAxis is not null && storage.Kind != StorageKind.Workspace ? TileName(storage) : storage.Name;

    private static string TileName(Storage storage) => TileName(storage.Name);

    /// <summary>The C# local that holds the first element of an array's current tile.</summary>
    public static string TileName(string array) => array + "Tile";

    private string Extent(Dimension dimension, bool inSweep) =>
        inSweep && dimension.SymbolName == _plan.Stream ? _count : dimension.ToString();

    private string Length(Storage storage) => storage.Shape.Dimensions
        .Select(dimension => storage.PerTile && dimension.SymbolName == _plan.Stream ? Dimension.Symbol(_plan.Tile) : dimension)
        .Aggregate(Dimension.One, (product, dimension) => product * dimension)
        .ToString();
}
