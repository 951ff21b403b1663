using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>
/// Runs a sweep part by part, on one thread or several. The parts' sums are added up along a fixed binary tree: the bits of the
/// result do not depend on the number of threads. For generated code.
/// </summary>
/// <remarks>Nothing is allocated after the first calls, and threads meet only where two halves of a tree are added.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Sweep
{
    [ThreadStatic]
    private static AlignedBuffer _sums;

    /// <summary>Runs a sweep over all examples.</summary>
    /// <param name="sweep">The sweep; receives the sums.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="partition">How they are cut.</param>
    /// <param name="sums">The elements of the arrays that are summed up.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for as many as there are processors.</param>
    /// <typeparam name="TSweep">The sweep's type.</typeparam>
    /// <typeparam name="T">The element type.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Run<TSweep, T>(ref TSweep sweep, nint examples, Partition partition, nint sums, int maxDegreeOfParallelism)
        where TSweep : struct, ISweep<TSweep, T>, allows ref struct
        where T : unmanaged
    {
        if (partition.Parts == 1)
        {
            sweep.Run(0, examples, isLast: true);
        }
        else
        {
            int threads = maxDegreeOfParallelism < 0 ? Environment.ProcessorCount : maxDegreeOfParallelism;
            RunTree<TSweep, T>(ref sweep, new Subtree(partition, 0, partition.Parts, Workspace.Padded(sums), threads, IsWhole: true));
        }
    }

    /// <summary>A tree of parts on a thread that has no memory for sums yet. (Not part of a kernel, which most often has one part.)</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunTree<TSweep, T>(ref TSweep sweep, Subtree tree)
        where TSweep : struct, ISweep<TSweep, T>, allows ref struct
        where T : unmanaged
    {
        // At each level at most one half waits to be added.
        int levels = BitOperations.Log2((nuint)tree.Count) + 1;
        nint length = checked(levels * tree.Sums);
        Run(ref sweep, tree, MemoryMarshal.CreateSpan(ref _sums.Rent<T>(length), checked((int)length)));
    }

    private static void Run<TSweep, T>(ref TSweep sweep, Subtree tree, Span<T> memory)
        where TSweep : struct, ISweep<TSweep, T>, allows ref struct
        where T : unmanaged
    {
        if (tree.Count == 1)
        {
            sweep.Run(tree.Start, tree.End, tree.IsWhole);
            return;
        }

        TSweep second = sweep;
        Span<T> rest = memory[(int)tree.Sums..];
        if (tree.Threads > 1 && Worker.TryTake() is { } worker)
        {
            second.KeepSumsIn(memory, continues: false);
            Branch branch = new(Unsafe.AsPointer(ref second), tree.SecondHalf);
            worker.Start(&RunBranch<TSweep, T>, &branch);
            try
            {
                Run<TSweep, T>(ref sweep, tree.FirstHalf, rest);
            }
            finally
            {
                // Also after an exception: the other thread works on this one's stack.
                worker.Join();
            }

            sweep.Add(ref second, tree.IsWhole);
            return;
        }

        // A leaf beside a leaf, one tile each.
        bool continues = tree.Count == 2 && tree.Partition.HasTileParts && sweep.AddsProductsAtOnce(tree.End - tree.SecondHalf.Start);
        second.KeepSumsIn(memory, continues);
        Run<TSweep, T>(ref sweep, tree.FirstHalf, rest);
        Run<TSweep, T>(ref second, tree.SecondHalf with { IsWhole = continues && tree.IsWhole }, rest);
        sweep.Add(ref second, tree.IsWhole && !continues);
    }

    /// <summary>
    /// What a worker runs. The sweep lies on the stack of the thread that waits for it, which keeps what it refers to alive and
    /// up to date when the garbage collector moves it.
    /// </summary>
    private static void RunBranch<TSweep, T>(void* branch)
        where TSweep : struct, ISweep<TSweep, T>, allows ref struct
        where T : unmanaged =>
        RunTree<TSweep, T>(ref Unsafe.AsRef<TSweep>(((Branch*)branch)->Sweep), ((Branch*)branch)->Tree);

    /// <summary>Some parts side by side, and the threads for them.</summary>
    private readonly record struct Subtree(Partition Partition, nint First, nint Count, nint Sums, int Threads, bool IsWhole)
    {
        public nint Start => Partition.Start(First);

        public nint End => Partition.Start(First + Count);

        public Subtree FirstHalf => this with { Count = FirstCount, Threads = Threads - (Threads / 2), IsWhole = false };

        public Subtree SecondHalf =>
            this with { First = First + FirstCount, Count = Count - FirstCount, Threads = Threads / 2, IsWhole = false };

        private nint FirstCount => (Count + 1) / 2;
    }

    private readonly struct Branch(void* sweep, Subtree tree)
    {
        public void* Sweep { get; } = sweep;

        public Subtree Tree { get; } = tree;
    }
}
