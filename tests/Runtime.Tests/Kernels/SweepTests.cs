using System.Runtime.InteropServices;
using NumDsl.Kernels;
using Xunit;

namespace NumDsl.Tests.Kernels;

public class SweepTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(64)]
    [InlineData(-1)]
    public void Parts_are_added_along_one_tree_for_any_number_of_threads(int threads)
    {
        var expected = Run(1, 100_000);
        Assert.Equal(expected, Run(threads, 100_000));
        Assert.Equal(Values(100_000).Sum(value => (double)value), expected.Sum, 1e-2);
        Assert.Equal(Values(100_000).Max(), expected.Max);
    }

    [Fact]
    public void Callers_on_several_threads_do_not_disturb_each_other()
    {
        var expected = Run(1, 100_000);
        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ => Assert.Equal(expected, Run(2, 100_000)));
    }

    [Fact]
    public async Task The_garbage_collector_may_move_the_arrays_meanwhile()
    {
        var expected = Run(1, 100_000);
        using CancellationTokenSource done = new();
        var collecting = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

                // Between two collections the others must get somewhere, however large the heap is.
                Thread.Sleep(1);
            }
        });
        try
        {
            for (var i = 0; i < 200; i++)
            {
                Assert.Equal(expected, Run(2, 100_000));
            }
        }
        finally
        {
            await done.CancelAsync();
            await collecting;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_a_part_throws_reaches_the_caller_and_the_next_call_works(int threads)
    {
        foreach (nint bad in new nint[] { 0, 99_999 })
        {
            var error = Assert.Throws<InvalidOperationException>(() => Run(threads, 100_000, bad));
            Assert.Contains("on purpose", error.Message, StringComparison.Ordinal);
            Assert.Equal(Run(1, 100_000), Run(threads, 100_000));
        }
    }

    [Fact]
    public void A_call_with_threads_allocates_nothing_after_the_first()
    {
        var values = Values(100_000);
        for (var i = 0; i < 20; i++)
        {
            Run(values, 2, -1);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(values, 2, -1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (float Sum, float Max) Run(int threads, int examples, nint bad = -1) => Run(Values(examples), threads, bad);

    private static (float Sum, float Max) Run(ReadOnlySpan<float> values, int threads, nint bad)
    {
        var (sum, max) = (0f, 0f);
        var partition = Partition.ForExamples(values.Length, 4, 1000, 2);
        Assert.True(partition.Parts > 8);
        var sweep = new SumAndMax { Values = ref MemoryMarshal.GetReference(values), Sum = ref sum, Max = ref max, Bad = bad };
        Sweep.Run<SumAndMax, float>(ref sweep, values.Length, partition, 2, threads);
        return (sum, max);
    }

    private static float[] Values(int count)
    {
        Random random = new(5);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }

    private ref struct SumAndMax : ISweep<SumAndMax, float>
    {
        public ref readonly float Values;
        public ref float Sum, Max;
        public nint Bad;

        public void Run(nint first, nint end, bool isLast)
        {
            (Sum, Max) = (0, float.NegativeInfinity);
            foreach (var value in MemoryMarshal.CreateReadOnlySpan(in Values, (int)end)[(int)first..])
            {
                Sum += value;
                Max = Math.Max(Max, value);
            }

            if (first <= Bad && Bad < end)
            {
                throw new InvalidOperationException("on purpose");
            }
        }

        public bool AddsProductsAtOnce(nint examples) => false;

        public void KeepSumsIn(Span<float> memory, bool continues)
        {
            Sum = ref memory[0];
            Max = ref memory[1];
        }

        public void Add(ref SumAndMax other, bool isLast)
        {
            StridedFold.Add(ref Sum, [], ref other.Sum, [], []);
            StridedFold.Max(ref Max, [1], ref other.Max, [1], [1]);
        }
    }
}
