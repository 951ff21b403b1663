namespace NumDsl.Benchmarks.Kernels;

/// <summary>Reproducible numbers.</summary>
internal static class Data
{
    /// <summary>Uniform in [start, start + width).</summary>
    public static float[] Uniform(int count, int seed, float start = 0, float width = 1)
    {
        var random = new Random(seed);
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            value = start + (width * random.NextSingle());
        }

        return values;
    }

    /// <summary>m columns of nc numbers, one after the other: each a one and zeros.</summary>
    public static float[] OneHot(int nc, int m, int seed)
    {
        var random = new Random(seed);
        float[] values = new float[nc * m];
        for (int j = 0; j < m; j++)
        {
            values[(j * nc) + random.Next(nc)] = 1;
        }

        return values;
    }
}
