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
}
