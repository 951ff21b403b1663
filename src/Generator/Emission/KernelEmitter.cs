using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

/// <summary>
/// Writes a plan: a method that calls its loops, products and copies in order, and for each of its sweeps a structure that threads
/// can share.
/// </summary>
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
    private readonly string _first;
    private readonly string _end;
    private readonly string _partition;
    private readonly string _isLast;
    private readonly string _continues;
    private readonly string _other;
    private readonly string _memory;
    private readonly List<string> _sweeps = [];
    private readonly List<string> _numbers = [];
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _totals = [];

    public KernelEmitter(Plan plan, ElementType type, string name, KernelSignature signature, LoopLibrary loops)
    {
        _plan = plan;
        _type = type;
        _name = name;
        _loops = loops;
        _formulas = new Formulas(plan.Graph, plan.Labels);
        Signature = signature;
        _names = new Names(plan.Labels.Concat(signature.Names).Concat(Prepared.SelectMany(operand => new[] { operand.Name, operand.Memory })).Append(plan.Tile));
        _start = _names.Unique("start");
        _count = _names.Unique("count");
        _first = _names.Unique("first");
        _end = _names.Unique("end");
        _partition = _names.Unique("partition");
        _isLast = _names.Unique("isLast");
        _continues = _names.Unique("continues");
        _other = _names.Unique("other");
        _memory = _names.Unique("memory");
    }

    public KernelSignature Signature { get; }

    private string T => _type.CSharpName();

    public void Write(CodeWriter writer)
    {
        writer.List($"public static {(Signature.ReturnsNumber ? T : "void")} {_name}(", Signature.Declarations(_type), ")");
        writer.Line("{");
        writer.Indented(() => WriteBody(writer));
        writer.Line("}");
        foreach (var sweep in _sweeps)
        {
            writer.Line();
            writer.Text(sweep);
        }
    }

    private void WriteBody(CodeWriter writer)
    {
        if (_plan.Stream is not null)
        {
            var (head, arguments) = Tiling.Partition(_plan, _type);
            writer.List($"var {_partition} = Kernels::Partition.{head}", arguments, ");");
            writer.Line($"var {_plan.Tile} = {_partition}.Tile;");
        }

        WritePreparedLengths(writer);
        WriteWorkspace(writer, KernelArena(), "Rent");
        foreach (var section in _plan.Sections.Where(section => section.Steps.Count > 0))
        {
            if (section.IsSweep)
            {
                WriteSweep(writer, section);
            }
            else
            {
                WriteFills(writer, Initialised(section, perTile: false), perTile: false);
                WriteSteps(writer, section, inSweep: false);
            }
        }

        writer.Line();
        WriteNumbers(writer);
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
                case PrepareStep prepare:
                    WritePreparation(writer, prepare.Operand);
                    break;
                case CopyStep copy:
                    var (strides, lengths) = Copied(copy.Shape, [copy.From, copy.To], inSweep);
                    writer.List(
                        "Kernels::StridedCopy.Copy(",
                        [$"ref {First(copy.From, inSweep)}", strides[0], $"ref {First(copy.To, inSweep)}", strides[1], lengths],
                        ");");
                    break;
                case CallStep call:
                    WriteCall(writer, call, inSweep);
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
                WriteTotal(writer, total.Node, _totals[total.Node]);
            }
        }
    }

    private (IReadOnlyList<string> Strides, string Lengths) Copied(Shape shape, IReadOnlyList<View> views, bool inSweep) =>
        ([.. views.Select(view => $"[{string.Join(", ", shape.ProperAxes.Select(axis => view.Strides[axis]))}]")],
            $"[{string.Join(", ", shape.ProperAxes.Select(axis => Extent(shape[axis], inSweep)))}]");

    private static string Array(Storage storage, bool inSweep) =>
        inSweep && storage.StreamAxis is not null && storage.Kind != StorageKind.Workspace ? TileName(storage) : storage.Name;

    private static string TileName(Storage storage) => TileName(storage.Name);

    /// <summary>The C# local that holds the first element of an array's current tile.</summary>
    public static string TileName(string array) => array + "Tile";

    private string Extent(Dimension dimension, bool inSweep) =>
        inSweep && dimension.SymbolName == _plan.Stream ? _count : dimension.ToString();
}
