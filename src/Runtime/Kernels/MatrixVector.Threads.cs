using System.Numerics;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

// The elements of y shared among threads. Each is summed up by one thread in the order that one thread alone would take, so the
// bits do not depend on their number.
internal static unsafe partial class MatrixVector<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IAdditionOperators<T, T, T>
{
    /// <summary>
    /// Threads start at a multiple of so many elements: where one thread would start a new group of rows, and, as the lanes of a register
    /// do not depend on each other, anywhere in a column.
    /// </summary>
    private const nint Unit = 16;

    /// <summary>Narrower columns are summed up in another order, see <see cref="ColumnSums{TLanes,TVector,T}"/>; rows are not worth a thread.</summary>
    private const nint FewestElements = 64;

    /// <summary>A half of the elements for another thread, and so on, as long as a part is worth it.</summary>
    private static void Share(Part part)
    {
        nint half = ((part.Rows / 2) + Unit - 1) / Unit * Unit;
        bool isWorthIt = part.Threads > 1
            && part.Rows - half >= FewestElements
            && part.Rows * part.Inner >= Partition.SmallestPart
            && (part.YStride == 1 || IsByRows(part.Row, part.Column, part.Rows, part.Inner));
        if (!isWorthIt || Worker.TryTake() is not { } worker)
        {
            Multiply(
                part.M, part.Row, part.Column, part.V, part.VStride, part.Y, part.YStride, part.Rows, part.Inner, part.Accumulate,
                part.Backward, following: 0, threads: 1);
            return;
        }

        Part second = part with
        {
            M = part.M + (half * part.Row),
            Y = part.Y + (half * part.YStride),
            Rows = part.Rows - half,
            Threads = part.Threads / 2,
        };
        worker.Start(&RunPart, &second);
        try
        {
            Share(part with { Rows = half, Threads = part.Threads - (part.Threads / 2) });
        }
        finally
        {
            // Also after an exception: the other thread works on this one's stack.
            worker.Join();
        }
    }

    private static void RunPart(void* part) => Share(*(Part*)part);

    /// <summary>Some elements of y and the threads for them.</summary>
    private struct Part(
        T* m, nint row, nint column, T* v, nint vStride, T* y, nint yStride, nint rows, nint inner, bool accumulate, bool backward, int threads)
    {
        public readonly nint Row = row, Column = column, VStride = vStride, YStride = yStride, Inner = inner;
        public readonly T* V = v;
        public readonly bool Accumulate = accumulate, Backward = backward;
        public T* M = m;
        public T* Y = y;
        public nint Rows = rows;
        public int Threads = threads;
    }
}
