using NumDsl.Kernels;

namespace NumDsl.Tests;

/// <summary>Random numbers are functions of a key and a place, and have the distribution that they should.</summary>
public sealed class RandomTests
{
    private static readonly RandomKey Key = new(42);

    // The vectors for philox4x32-10 that the authors of the paper publish with their library Random123 (kat_vectors), the counter's and
    // the key's words first.
    [Theory]
    [InlineData(0UL, 0UL, 0UL, 0xe169c58d_6627e8d5UL, 0x9b00dbd8_bc57ac4cUL)]
    [InlineData(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, 0x41c83b0e_408f276dUL, 0x6d5451fd_a20bc7c6UL)]
    [InlineData(0x299f31d0_a4093822UL, 0x85a308d3_243f6a88UL, 0x03707344_13198a2eUL, 0x94fdcceb_d16cfe09UL, 0x24126ea1_5001e420UL)]
    public void Philox_gives_the_published_answers(ulong key, ulong counter, ulong upper, ulong first, ulong second) =>
        Assert.Equal((first, second), Philox.Block(key, counter, upper));

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 61)]
    [InlineData(7, 1)]
    [InlineData(4_294_967_290, 40)]
    public void Numbers_in_a_row_are_those_one_by_one(long number, int count)
    {
        var bits = new ulong[count];
        Philox.Fill(99, (ulong)number, bits);

        for (var i = 0; i < count; i++)
        {
            var (first, second) = Philox.Block(99, (ulong)(number + i) / 2, 0);
            Assert.Equal((number + i) % 2 == 0 ? first : second, bits[i]);
        }
    }

    // The bits of the first published answer, cut to 53 and 24.
    [Fact]
    public void Uniform_numbers_are_the_leading_bits()
    {
        double[] exact = [(0xe169c58d_6627e8d5UL >> 11) / Math.Pow(2, 53), (0x9b00dbd8_bc57ac4cUL >> 11) / Math.Pow(2, 53)];
        var single = new float[2];
        RandomNumbers.Uniform(new RandomKey(0), StridedArray.Of(ref single[0], [2, 1], [1, 2]), [2, 1], 0);

        Assert.Equal(exact, Functions.Uniform(new RandomKey(0), 1, 2).ToArray());
        Assert.Equal([(0xe169c58dU >> 8) / 16777216f, (0x9b00dbd8U >> 8) / 16777216f], single);
    }

    [Fact]
    public void A_part_of_an_array_has_the_numbers_of_the_whole_in_any_order_of_memory()
    {
        var whole = Functions.Normal(Key, 7, 300);
        var part = new double[5 * 211];

        // Columns 60 to 270 of rows 2 to 6, one column after the other.
        RandomNumbers.Normal(Key, StridedArray.Of(ref part[0], [1, 5], [5, 211]), [300, 1], (2 * 300) + 60);

        for (var i = 0; i < part.Length; i++)
        {
            Assert.Equal(whole[2 + (i % 5), 60 + (i / 5)], part[i]);
        }
    }

    [Fact]
    public void The_same_key_gives_the_same_numbers_and_another_one_others()
    {
        double[] numbers = Functions.Uniform(Key, 3, 4).ToArray();

        Assert.Equal(numbers, Functions.Uniform(new RandomKey(42), 3, 4).ToArray());
        Assert.Equal(numbers, Functions.Uniform(Key, 4, 3).ToArray());
        Assert.NotEqual(numbers, Functions.Uniform(new RandomKey(43), 3, 4).ToArray());
        Assert.NotEqual(numbers, Functions.Uniform(Key.FoldIn(0), 3, 4).ToArray());
    }

    [Fact]
    public void Keys_that_are_derived_are_different()
    {
        var (first, second) = Key.Split();
        RandomKey[] keys = [Key, first, second, .. Enumerable.Range(-50, 100).Select(i => Key.FoldIn(i)), .. Enumerable.Range(0, 50).Select(i => first.FoldIn(i))];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(Key.FoldIn(5), Key.FoldIn(5));
        Assert.True(first != second);
        Assert.Equal("RandomKey(000000000000002a)", Key.ToString());
    }

    // For n numbers the mean is off by about sigma / sqrt(n), and Kolmogorov's distance is below 1.95 / sqrt(n) in 999 of 1000 samples
    // (N. Smirnov, 1948); the key is fixed, so that this holds or not for good.
    [Fact]
    public void Uniform_numbers_are_equally_likely()
    {
        const int N = 100_000;
        double[] numbers = [.. Functions.Uniform(Key, 1, N).ToArray().Order()];

        Assert.InRange(numbers[0], 0, 1e-3);
        Assert.True(numbers[^1] < 1);
        Assert.True(numbers.Select((x, i) => Math.Abs(x - ((i + 0.5) / N))).Max() < 1.95 / Math.Sqrt(N));
    }

    [Fact]
    public void Normal_numbers_have_the_normal_distribution()
    {
        const int N = 100_000;
        double[] numbers = [.. Functions.Normal(Key, 1, N).ToArray().Order()];
        double[] probabilities = Functions.NormalCdf(NDArray.Create(numbers, 1, N)).ToArray();

        Assert.Equal(0, numbers.Average(), 4 / Math.Sqrt(N));
        Assert.Equal(1, numbers.Average(x => x * x), 4 * Math.Sqrt(2.0 / N));
        Assert.True(probabilities.Select((p, i) => Math.Abs(p - ((i + 0.5) / N))).Max() < 1.95 / Math.Sqrt(N));
    }

    // The values of mpmath with 60 digits, rounded; the algorithm's own bound is 1e-16 and its evaluation adds a few roundings.
    [Theory]
    [InlineData(1e-15, -7.9413453261709968)]
    [InlineData(1e-5, -4.2648907939228246)]
    [InlineData(0.01, -2.3263478740408411)]
    [InlineData(0.1, -1.2815515655446004)]
    [InlineData(0.3, -0.52440051270804082)]
    [InlineData(0.5, 0.0)]
    [InlineData(0.7, 0.52440051270804066)]
    [InlineData(0.925, 1.4395314709384562)]
    [InlineData(0.9999, 3.7190164854557084)]
    [InlineData(1.1102230246251565e-16, -8.2095361516013869)]
    public void The_inverse_of_the_normal_distribution_is_exact_to_8e_16(double p, double expected) =>
        Assert.Equal(expected, NormalQuantile.Of(p), 8e-16 * Math.Abs(expected));

    [Fact]
    public void A_mask_is_1_as_often_as_asked()
    {
        Assert.Equal(0.3, Functions.Mean(Functions.Bernoulli(Key, 0.3, 100, 1000)).Value, 4 * Math.Sqrt(0.21 / 100_000));
        Assert.Equal(0, Functions.Sum(Functions.Bernoulli(Key, 0, 100, 100)).Value);
        Assert.Equal(10_000, Functions.Sum(Functions.Bernoulli(Key, 1, 100, 100)).Value);
        Assert.Equal(0, Functions.Sum(Functions.Bernoulli(Key, double.NaN, 10, 10)).Value);
    }

    [Fact]
    public void Dropout_keeps_the_expected_value_and_the_sides_at_their_word()
    {
        var x = NDArray.Ones(100, 1000);

        Assert.Equal(1, Functions.Mean(Functions.Dropout(x, 0.2, Key)).Value, 4 * Math.Sqrt(0.25 / 100_000));
        Assert.Equal([0, 1.25], Functions.Dropout(x, 0.2, Key).ToArray().Distinct().Order());
        Assert.Equal(x.ToArray(), Functions.Dropout(x, 0, Key).ToArray());
        Assert.Equal(0, Functions.Sum(Functions.Dropout(x, 1, Key)).Value);
        Assert.Equal(0, Functions.Dropout(NDArray.Zeros(0, 3), 0.5, Key).Length);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void A_rate_that_is_no_probability_is_refused(double rate) =>
        Assert.Contains("from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => Functions.Dropout(NDArray.Ones(1, 1), rate, Key)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_negative_size_is_refused() =>
        Assert.Contains("-1", Assert.Throws<ArgumentException>(() => Functions.Normal(Key, 2, -1)).Message, StringComparison.Ordinal);
}
