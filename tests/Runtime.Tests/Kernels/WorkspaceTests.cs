using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using NumDsl.Kernels;
using NumDsl.KernelModes;
using Xunit;

namespace NumDsl.Tests.Kernels;

public class WorkspaceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public unsafe void Rented_memory_is_long_enough_and_aligned_to_64_bytes(int length)
    {
        Span<float> singles = Workspace.Rent<float>(length);
        Assert.Equal(length, singles.Length);
        Assert.Equal(0, (nint)Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetReference(singles)) % 64);
        singles.Fill(1);
        Span<double> doubles = Workspace.Rent<double>(length);
        Assert.Equal(length, doubles.Length);
        doubles.Fill(2);
    }

    [Fact]
    public void Renting_no_more_than_before_allocates_nothing()
    {
        Workspace.Rent<double>(5000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Workspace.Rent<double>(5000)[4999] = 1;
        Workspace.Rent<float>(10_000)[9999] = 1;
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_span_from_before_the_buffer_grew_is_still_safe_to_use()
    {
        Span<double> old = Workspace.Rent<double>(100);
        old.Fill(7);
        Workspace.Rent<double>(1_000_000).Fill(8);
        GC.Collect();
        old[99] += 1;
        Assert.Equal(8, old[99]);
        Assert.Equal(7, old[0]);
    }

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 31)]
    public void A_length_that_no_span_can_have_is_refused(long length)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => { Workspace.Rent<float>((nint)length); });
        Assert.Contains("smaller tiles", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_product_leaves_the_callers_workspace_alone()
    {
        Span<float> arena = Workspace.Rent<float>(1 << 20);
        arena.Fill(3);
        ProductChecks.LargeSizes<float>(24);
        Assert.Equal(-1, arena.IndexOfAnyExcept(3f));
    }

    [Fact]
    public unsafe void Packing_writes_exactly_the_panels_it_needs()
    {
        const int Inner = 100, Columns = 33, Rows = 40;
        int width = 2 * (Vector512.IsHardwareAccelerated && Avx512F.IsSupported ? 16 : Fma.IsSupported ? 8 : 1);
        int panels = (Columns + width - 1) / width * width * Inner;
        Span<float> scratch = new(PackingScratch.Right<float>(1 << 16), 1 << 16);
        scratch.Fill(12345);
        new ProductCase<float>(
            Rows, Columns, Inner, Layout.RowMajor, Layout.ColumnMajor, Layout.RowMajor, accumulate: false, new Random(25)).Check();
        Assert.Equal(-1, scratch[..panels].IndexOf(12345f));
        Assert.Equal(-1, scratch[panels..].IndexOfAnyExcept(12345f));
    }
}
