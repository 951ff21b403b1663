using System.Numerics;
using System.Runtime.CompilerServices;
using NumDsl.Kernels.Lanes;

namespace NumDsl.Kernels;

// Products shared among threads. The bits do not depend on their number: either each element of y is summed up by one thread in the
// order that one thread alone would take, or the columns of M are cut into parts by the sizes alone, whose sums are added along a tree.
internal static unsafe partial class MatrixVector<TLanes, TVector, T>
    where TLanes : struct, ILanes<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, IAdditionOperators<T, T, T>
{
    /// <summary>Threads start at a multiple of so many rows: where one thread would start a new group.</summary>
    private const nint RowUnit = 16;

    /// <summary>Parts start at a multiple of so many columns, which are added up in registers.</summary>
    private const nint ColumnUnit = 8;

    /// <summary>No use for more parts of the columns: each is a y to add.</summary>
    private const nint MostParts = 16;

    private static void Share(Part part)
    {
        if (IsByRows(part.Row, part.Column, part.Rows, part.Inner))
        {
            ShareRows(part);
        }
        else if (part.YStride == 1 || part.Rows == 1)
        {
            while (part.Count < MostParts
                && part.Rows * part.Inner >= part.Count * Partition.SmallestPart
                && part.Inner >= 4 * part.Count * ColumnUnit)
            {
                part.Count *= 2;
            }

            ShareColumns(&part);
        }
        else
        {
            Alone(part);
        }
    }

    /// <summary>A half of the rows for another thread, and so on, as long as a part is worth it.</summary>
    private static void ShareRows(Part part)
    {
        nint half = ((part.Rows / 2) + RowUnit - 1) / RowUnit * RowUnit;
        if (part.Threads == 1 || part.Rows <= half || part.Rows * part.Inner < Partition.SmallestPart || Worker.TryTake() is not { } worker)
        {
            Alone(part);
            return;
        }

        Part second = part;
        second.M += half * part.Row;
        second.Y += half * part.YStride;
        second.Rows -= half;
        second.Threads /= 2;
        part.Rows = half;
        part.Threads -= second.Threads;
        worker.Start(&RunRows, &second);
        try
        {
            ShareRows(part);
        }
        finally
        {
            // Also after an exception: the other thread works on this one's stack.
            worker.Join();
        }
    }

    private static void RunRows(void* part) => ShareRows(*(Part*)part);

    /// <summary>A tree of parts of the columns on a thread that has no memory for sums yet: at each level one half waits to be added.</summary>
    private static void ShareColumns(void* part)
    {
        Part tree = *(Part*)part;
        nint levels = BitOperations.Log2((nuint)tree.Count);
        AddColumns(tree, levels == 0 ? null : PackingScratch.Sums<T>(levels * Workspace.Padded(tree.Rows)));
    }

    private static void AddColumns(Part part, T* memory)
    {
        if (part.Count == 1)
        {
            Alone(part);
            return;
        }

        nint half = ((part.Inner / 2) + ColumnUnit - 1) / ColumnUnit * ColumnUnit;
        Part second = part;
        second.M += half * part.Column;
        second.V += half * part.VStride;
        second.Y = memory;
        second.Inner -= half;
        second.Count = part.Count /= 2;
        second.Accumulate = false;
        T* rest = memory + Workspace.Padded(part.Rows);
        part.Inner = half;
        if (part.Threads > 1 && Worker.TryTake() is { } worker)
        {
            second.Threads /= 2;
            part.Threads -= second.Threads;
            worker.Start(&ShareColumns, &second);
            try
            {
                AddColumns(part, rest);
            }
            finally
            {
                worker.Join();
            }
        }
        else
        {
            part.Threads = second.Threads = 1;
            AddColumns(part, rest);
            AddColumns(second, rest);
        }

        Add(part.Y, memory, part.Rows);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(T* y, T* other, nint rows)
    {
        nint i = 0;
        for (; i + TLanes.Count <= rows; i += TLanes.Count)
        {
            TLanes.Store(y + i, TLanes.Add(TLanes.Load(y + i), TLanes.Load(other + i)));
        }

        for (; i < rows; i++)
        {
            y[i] += other[i];
        }
    }

    private static void Alone(Part part) => Multiply(
        part.M, part.Row, part.Column, part.V, part.VStride, part.Y, part.YStride, part.Rows, part.Inner, part.Accumulate,
        part.Backward, following: 0, threads: 0);

    /// <summary>Some rows or columns of a product, the parts of the columns, and the threads for them.</summary>
    private struct Part(
        T* m, nint row, nint column, T* v, nint vStride, T* y, nint yStride, nint rows, nint inner, bool accumulate, bool backward, int threads)
    {
        public readonly nint Row = row, Column = column, VStride = vStride, YStride = yStride;
        public readonly bool Backward = backward;
        public T* M = m, V = v, Y = y;
        public nint Rows = rows, Inner = inner, Count = 1;
        public bool Accumulate = accumulate;
        public int Threads = threads;
    }
}
