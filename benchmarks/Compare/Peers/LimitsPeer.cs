using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NumDsl.Kernels;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>
/// Not a peer but what none can beat: <c>read</c> adds up so many KiB and does nothing else; <c>fma</c> does fused multiply-adds
/// in registers, <see cref="FlopsPerThread"/> a thread. Both on all the threads asked for.
/// </summary>
internal sealed class LimitsPeer : IPeer
{
    public const double FlopsPerThread = (double)FmaRounds * Accumulators * 16 * 2;

    private const int FmaRounds = 100_000;
    private const int Accumulators = 20;
    private const int KiB = 1024 / sizeof(float);

    public string Version => $"{(Hardware.HasVector512 ? 512 : 256)}-bit vectors";

    public Work? Prepare(string name, int[] sizes, int threads)
    {
        if (name == "fma")
        {
            float[] ends = new float[threads];
            var team = new Team(threads, thread => ends[thread] = Hardware.HasVector512 ? Fma512() : Fma256());
            return new Work(team.Run, () => [ends]) { Threads = threads };
        }

        float[] data = Inputs.Uniform(sizes[0] * KiB, seed: 1);
        float[] sums = new float[threads];
        var readers = new Team(threads, thread =>
        {
            int share = data.Length / threads;
            var part = data.AsSpan(thread * share, share);
            sums[thread] = Hardware.HasVector512 ? Sum512(part) : Sum256(part);
        });
        return new Work(readers.Run, () => [sums]) { Threads = threads };
    }

    /// <summary>The sum in eight independent vectors, so that the adder never waits for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Sum512(ReadOnlySpan<float> values)
    {
        const int Step = 8 * 16;
        ref float start = ref MemoryMarshal.GetReference(values);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        nuint end = (nuint)(values.Length - (values.Length % Step));
        for (nuint i = 0; i < end; i += Step)
        {
            s0 += Vector512.LoadUnsafe(ref start, i);
            s1 += Vector512.LoadUnsafe(ref start, i + 16);
            s2 += Vector512.LoadUnsafe(ref start, i + 32);
            s3 += Vector512.LoadUnsafe(ref start, i + 48);
            s4 += Vector512.LoadUnsafe(ref start, i + 64);
            s5 += Vector512.LoadUnsafe(ref start, i + 80);
            s6 += Vector512.LoadUnsafe(ref start, i + 96);
            s7 += Vector512.LoadUnsafe(ref start, i + 112);
        }

        return Vector512.Sum(s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Sum256(ReadOnlySpan<float> values)
    {
        const int Step = 8 * 8;
        ref float start = ref MemoryMarshal.GetReference(values);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default, s5 = default, s6 = default, s7 = default;
        nuint end = (nuint)(values.Length - (values.Length % Step));
        for (nuint i = 0; i < end; i += Step)
        {
            s0 += Vector256.LoadUnsafe(ref start, i);
            s1 += Vector256.LoadUnsafe(ref start, i + 8);
            s2 += Vector256.LoadUnsafe(ref start, i + 16);
            s3 += Vector256.LoadUnsafe(ref start, i + 24);
            s4 += Vector256.LoadUnsafe(ref start, i + 32);
            s5 += Vector256.LoadUnsafe(ref start, i + 40);
            s6 += Vector256.LoadUnsafe(ref start, i + 48);
            s7 += Vector256.LoadUnsafe(ref start, i + 56);
        }

        return Vector256.Sum(s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7)));
    }

    /// <summary>
    /// Twenty independent chains: more than the two units times their latency of four need, and with the operands fewer than the
    /// 32 registers.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Fma512()
    {
        var b = Vector512.Create(0.9999f);
        var c = Vector512.Create(1e-4f);
        Vector512<float> s0 = c, s1 = c, s2 = c, s3 = c, s4 = c, s5 = c, s6 = c, s7 = c, s8 = c, s9 = c;
        Vector512<float> t0 = b, t1 = b, t2 = b, t3 = b, t4 = b, t5 = b, t6 = b, t7 = b, t8 = b, t9 = b;
        for (int round = 0; round < FmaRounds; round++)
        {
            s0 = Vector512.FusedMultiplyAdd(s0, b, c);
            s1 = Vector512.FusedMultiplyAdd(s1, b, c);
            s2 = Vector512.FusedMultiplyAdd(s2, b, c);
            s3 = Vector512.FusedMultiplyAdd(s3, b, c);
            s4 = Vector512.FusedMultiplyAdd(s4, b, c);
            s5 = Vector512.FusedMultiplyAdd(s5, b, c);
            s6 = Vector512.FusedMultiplyAdd(s6, b, c);
            s7 = Vector512.FusedMultiplyAdd(s7, b, c);
            s8 = Vector512.FusedMultiplyAdd(s8, b, c);
            s9 = Vector512.FusedMultiplyAdd(s9, b, c);
            t0 = Vector512.FusedMultiplyAdd(t0, b, c);
            t1 = Vector512.FusedMultiplyAdd(t1, b, c);
            t2 = Vector512.FusedMultiplyAdd(t2, b, c);
            t3 = Vector512.FusedMultiplyAdd(t3, b, c);
            t4 = Vector512.FusedMultiplyAdd(t4, b, c);
            t5 = Vector512.FusedMultiplyAdd(t5, b, c);
            t6 = Vector512.FusedMultiplyAdd(t6, b, c);
            t7 = Vector512.FusedMultiplyAdd(t7, b, c);
            t8 = Vector512.FusedMultiplyAdd(t8, b, c);
            t9 = Vector512.FusedMultiplyAdd(t9, b, c);
        }

        return Vector512.Sum(
            s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 + s8 + s9 + t0 + t1 + t2 + t3 + t4 + t5 + t6 + t7 + t8 + t9);
    }

    /// <summary>Ten independent chains, for two units with a latency of five, in 16 registers: as many operations in four times the rounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Fma256()
    {
        var b = Vector256.Create(0.9999f);
        var c = Vector256.Create(1e-4f);
        Vector256<float> s0 = c, s1 = c, s2 = c, s3 = c, s4 = c, t0 = b, t1 = b, t2 = b, t3 = b, t4 = b;
        for (int round = 0; round < 4 * FmaRounds; round++)
        {
            s0 = Vector256.FusedMultiplyAdd(s0, b, c);
            s1 = Vector256.FusedMultiplyAdd(s1, b, c);
            s2 = Vector256.FusedMultiplyAdd(s2, b, c);
            s3 = Vector256.FusedMultiplyAdd(s3, b, c);
            s4 = Vector256.FusedMultiplyAdd(s4, b, c);
            t0 = Vector256.FusedMultiplyAdd(t0, b, c);
            t1 = Vector256.FusedMultiplyAdd(t1, b, c);
            t2 = Vector256.FusedMultiplyAdd(t2, b, c);
            t3 = Vector256.FusedMultiplyAdd(t3, b, c);
            t4 = Vector256.FusedMultiplyAdd(t4, b, c);
        }

        return Vector256.Sum(s0 + s1 + s2 + s3 + s4 + t0 + t1 + t2 + t3 + t4);
    }
}
