using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LogisticRegressionSample;

/// <summary>How fast one thread can read memory at all: it adds up an array and does nothing else.</summary>
internal static class ReadLimit
{
    /// <summary>The sum, in eight independent vectors, so that the adder never has to wait for itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(ReadOnlySpan<float> values)
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

        float sum = Vector512.Sum(s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7)));
        for (int i = (int)end; i < values.Length; i++)
        {
            sum += values[i];
        }

        return sum;
    }
}
