namespace NumDsl.ExecutionModes.Conformance;

/// <summary>Reproducible inputs of a case.</summary>
public static class ConformanceData
{
    /// <summary>Values for an argument, exact in float so that float and double models see the same numbers.</summary>
    public static double[] Of(Values values, int count, Random random)
    {
        var result = new double[count];
        var places = Enumerable.Range(0, count).ToArray();
        if (values is Values.Apart or Values.ApartBetween)
        {
            random.Shuffle(places);
        }

        for (var i = 0; i < count; i++)
        {
            result[i] = (float)(values switch
            {
                Values.Any => (4 * random.NextDouble()) - 2,
                Values.Small => (0.5 * random.NextDouble()) - 0.25,
                Values.Positive => 0.5 + (2.5 * random.NextDouble()),
                Values.AwayFromZero => (0.5 + (2.5 * random.NextDouble())) * (random.Next(2) == 0 ? -1 : 1),
                Values.Apart => ((places[i] - (count / 2)) * 0.25) + 0.0625,
                Values.ApartBetween => ((places[i] - (count / 2)) * 0.25) + 0.1875,
                Values.Probability => 0.2 + (0.6 * random.NextDouble()),
                Values.AboveOne => 1.2 + (1.8 * random.NextDouble()),
                Values.AboveMinusOne => (2.4 * random.NextDouble()) - 0.4,
                Values.Pixel => random.Next(256),
                Values.SignedByte => random.Next(-128, 128),
                Values.BelowFive => random.Next(5),
                _ => random.Next(2),
            });
        }

        return result;
    }

    /// <summary>With each number of lanes, 4, 8 and 16, the sizes before and after it.</summary>
    private static readonly int[] Sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100];

    /// <summary>Every size for every symbol, each with a few sizes of the others, and the corners.</summary>
    public static IEnumerable<int[]> SizesOf(ConformanceCase @case)
    {
        var sizes = Sizes.Where(size => size <= @case.Largest).ToArray();
        var count = @case.Symbols.Count;
        if (count == 0)
        {
            yield return [];
            yield break;
        }

        // Steps that have no factor in common with the number of sizes pair each size with others, differently for each symbol.
        int[] steps = [.. Enumerable.Range(1, sizes.Length).Where(step => System.Numerics.BigInteger.GreatestCommonDivisor(step, sizes.Length).IsOne)];
        for (var i = 0; i < sizes.Length; i++)
        {
            var combination = new int[count];
            for (var symbol = 0; symbol < count; symbol++)
            {
                combination[symbol] = sizes[((i * steps[symbol % steps.Length]) + (5 * symbol)) % sizes.Length];
            }

            yield return combination;
        }

        yield return [.. Enumerable.Repeat(0, count)];
        yield return [.. Enumerable.Repeat(1, count)];
        if (count > 1)
        {
            yield return [.. Enumerable.Range(0, count).Select(symbol => symbol == 0 ? 1 : sizes[^1])];
            yield return [.. Enumerable.Range(0, count).Select(symbol => symbol == 0 ? sizes[^1] : 1)];
            yield return [.. Enumerable.Range(0, count).Select(symbol => symbol == 0 ? 2 : 3)];
        }
    }
}
