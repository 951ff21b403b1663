namespace NumDsl;

/// <summary>Reads an array in the order of another shape: the one loop behind eager transposition and broadcasting.</summary>
/// <remarks>On purpose not the kernels' copy: what kernels are tested against must not share their code.</remarks>
internal static class StridedRead
{
    /// <summary>
    /// Fills <paramref name="target"/>, row-major in <paramref name="shape"/>, from <paramref name="source"/>, in which one step along
    /// axis i moves by <paramref name="strides"/>[i] elements; a stride of 0 repeats.
    /// </summary>
    public static void Fill(Span<double> target, ReadOnlySpan<int> shape, ReadOnlySpan<double> source, ReadOnlySpan<int> strides)
    {
        var index = new int[shape.Length];
        var offset = 0;
        for (var i = 0; i < target.Length; i++)
        {
            target[i] = source[offset];
            // Count up like an odometer: the last axis turns fastest, and a wheel that wraps turns the one before it.
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                offset += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                offset -= index[axis] * strides[axis];
                index[axis] = 0;
            }
        }
    }
}
