using NumDsl.Generator.Lanes;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

// What copies of parts of arrays need beside the copies.
internal sealed partial class KernelEmitter
{
    /// <summary>The first element of a view.</summary>
    private static string First(View view, bool inSweep) => view.Offset.Value == 0
        ? Array(view.Storage, inSweep)
        : $"Unsafe.Add(ref {Array(view.Storage, inSweep)}, {view.Offset})";

    private void WriteFill(CodeWriter writer, FillStep fill, bool inSweep)
    {
        var (strides, lengths) = Copied(fill.Shape, [fill.To], inSweep);
        writer.Line(
            $"Kernels::StridedFill.Fill(ref {First(fill.To, inSweep)}, {strides[0]}, {lengths}, {LaneLiteral.Of(fill.Value, _type)});");
    }

    private void WriteIndex(CodeWriter writer, IndexStep index, bool inSweep)
    {
        var axis = index.Shape.ProperAxes.First();
        var first = inSweep && index.Shape[axis].SymbolName == _plan.Stream ? _start : "0";
        writer.Line(
            $"Kernels::RunningSum.Count(ref {First(index.To, inSweep)}, {index.To.Strides[axis]}, {Extent(index.Shape[axis], inSweep)}, {first});");
    }

    private void WriteCumulativeSum(CodeWriter writer, CumulativeSumStep sum, bool inSweep)
    {
        var others = sum.Shape.ProperAxes.Where(axis => axis != sum.Axis).ToList();
        writer.List(
            "Kernels::RunningSum.Sum(",
            [
                $"ref {First(sum.From, inSweep)}", Strides(sum.From), $"ref {First(sum.To, inSweep)}", Strides(sum.To),
                $"[{string.Join(", ", others.Append(sum.Axis).Select(axis => Extent(sum.Shape[axis], inSweep)))}]",
                $"reverse: {(sum.IsReverse ? "true" : "false")}",
            ],
            ");");

        string Strides(View view) => $"[{string.Join(", ", others.Append(sum.Axis).Select(axis => view.Strides[axis]))}]";
    }
}
