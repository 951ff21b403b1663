using System.Numerics;

namespace NumDsl.Tests;

/// <summary>Each operation on spans does what its loop does, over sizes around the widths of vectors and with special values.</summary>
public sealed class SpanMathTests
{
    private static readonly float[] Specials = [0f, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-45f, -1e-45f, 1, -1];

    public static TheoryData<int> Sizes => [0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 47, 65, 100];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Select_chooses_as_the_comparison_does(int size)
    {
        var (x, y) = (Values(size, 1), Values(size, 2));
        foreach (var comparison in Enum.GetValues<Comparison>())
        {
            var result = new float[size];
            SpanMath.Select(x, comparison, y, x, 2f, result.AsSpan());
            AssertSame(i => Holds(x[i], comparison, y[i]) ? x[i] : 2f, result);

            SpanMath.Select(0f, comparison, y, y, x, result.AsSpan());
            AssertSame(i => Holds(0f, comparison, y[i]) ? y[i] : x[i], result);

            Assert.Equal(Enumerable.Range(0, size).Count(i => Holds(x[i], comparison, y[i])), SpanMath.Count<float>(x, comparison, y));
            Assert.Equal(Enumerable.Range(0, size).Count(i => Holds(x[i], comparison, 0)), SpanMath.Count<float>(x, comparison, 0f));
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Clamp_and_Select_may_write_over_their_operand(int size)
    {
        var x = Values(size, 3);
        var clamped = x.ToArray();
        SpanMath.Clamp<float>(clamped, 0f, 1f, clamped);
        AssertSame(i => x[i] < 0f ? 0f : x[i] > 1f ? 1f : x[i], clamped);

        var selected = x.ToArray();
        SpanMath.Select(selected, Comparison.Less, 0f, 0f, selected, selected.AsSpan());
        AssertSame(i => x[i] < 0f ? 0f : x[i], selected);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Extremes_are_those_that_a_loop_with_a_comparison_finds(int size)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var x = Values(size, seed);
            foreach (var start in new[] { float.NegativeInfinity, 0f, -0f, float.NaN })
            {
                var (max, min) = (start, start);
                foreach (var value in x)
                {
                    max = value > max ? value : max;
                    min = value < min ? value : min;
                }

                AssertSame(max, SpanMath.MaxByComparison(start, x));
                AssertSame(min, SpanMath.MinByComparison(start, x));
            }

            if (size > 0)
            {
                var (first, last) = (0, 0);
                for (int i = 1; i < size; i++)
                {
                    first = x[i] > x[first] ? i : first;
                    last = x[i] < x[last] ? i : last;
                }

                Assert.Equal(first, SpanMath.IndexOfMaxByComparison<float>(x, 0, 1, size));
                Assert.Equal(last, SpanMath.IndexOfMinByComparison<float>(x, 0, 1, size));
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 5)]
    [InlineData(5, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 17)]
    [InlineData(17, 33)]
    [InlineData(40, 3)]
    public void Rows_and_columns_are_joined_and_reduced_as_loops_do_it(int rows, int columns)
    {
        var (m, r, c) = (Whole(rows * columns, 1), Whole(columns, 2), Whole(rows, 3));
        float At(int i, int j) => m[(i * columns) + j];
        float Row(int i, Func<float, float, float> join) => Enumerable.Range(0, columns).Select(j => At(i, j)).DefaultIfEmpty().Aggregate(join);

        AssertRun(rows, d => SpanMath.RowSums<float>(m, rows, columns, d), i => Row(i, (a, b) => a + b));
        AssertRun(columns, d => SpanMath.ColumnSums<float>(m, rows, columns, d), j => Enumerable.Range(0, rows).Sum(i => At(i, j)));
        AssertRun(rows * columns, d => SpanMath.AddToRows<float>(m, r, rows, columns, d), i => m[i] + r[i % columns]);
        AssertRun(rows * columns, d => SpanMath.AddToColumns<float>(m, c, rows, columns, d), i => m[i] + c[i / columns]);
        AssertRun(rows * columns, d => SpanMath.MultiplyRows<float>(m, r, rows, columns, d), i => m[i] * r[i % columns]);
        AssertRun(rows * columns, d => SpanMath.MultiplyColumns<float>(m, c, rows, columns, d), i => m[i] * c[i / columns]);
        AssertRun(rows * columns, d => SpanMath.Transpose<float>(m, rows, columns, d), i => At(i % rows, i / rows));
        AssertRun(rows * columns, d => SpanMath.Outer<float>(c, r, d), i => c[i / columns] * r[i % columns]);
        AssertRun(rows, d => SpanMath.MatrixVectorProduct(m, r, rows, columns, d), i => Enumerable.Range(0, columns).Sum(j => At(i, j) * r[j]));
        AssertRun(columns, d => SpanMath.VectorMatrixProduct(c, m, rows, columns, d), j => Enumerable.Range(0, rows).Sum(i => c[i] * At(i, j)));
        if (columns > 0)
        {
            AssertRun(rows, d => SpanMath.RowMax<float>(m, rows, columns, d), i => Row(i, Math.Max));
            AssertRun(rows, d => SpanMath.RowMin<float>(m, rows, columns, d), i => Row(i, Math.Min));
        }
    }

    [Theory]
    [InlineData(0, 3, 4)]
    [InlineData(3, 0, 4)]
    [InlineData(3, 4, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 17, 9)]
    [InlineData(33, 8, 16)]
    public void Products_of_small_whole_numbers_are_exact(int rows, int inner, int columns)
    {
        var (a, b) = (Whole(rows * inner, 1), Whole(inner * columns, 2));
        float Product(int i) => Enumerable.Range(0, inner).Sum(k => a[(i / columns * inner) + k] * b[(k * columns) + (i % columns)]);

        AssertRun(rows * columns, d => SpanMath.MatrixProduct(a, b, rows, inner, columns, d), Product);
        AssertRun(rows * columns, d => { d.Fill(3); SpanMath.AddMatrixProduct(a, b, rows, inner, columns, d); }, i => Product(i) + 3);

        var doubles = new double[rows * columns];
        SpanMath.MatrixProduct(Array.ConvertAll(a, v => (double)v), Array.ConvertAll(b, v => (double)v), rows, inner, columns, doubles);
        Assert.Equal(Enumerable.Range(0, rows * columns).Select(i => (double)Product(i)), doubles);
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Sums_are_those_of_a_loop(int size)
    {
        var (x, y) = (Whole(size, 1), Whole(size, 2));

        Assert.Equal(Enumerable.Range(0, size).Sum(i => (x[i] - y[i]) * (x[i] - y[i])), SpanMath.SumOfSquaredDifferences<float>(x, y));
        AssertRun(size, d => SpanMath.CumulativeSum<float>(x, d), i => x.Take(i + 1).Sum());
    }

    [Fact]
    public void A_rectangular_array_is_a_span_of_its_rows()
    {
        float[,] matrix = { { 1, 2, 3 }, { 4, 5, 6 } };

        matrix.Row(1)[2] = 7;

        Assert.Equal([1f, 2f, 3f, 4f, 5f, 7f], matrix.AsSpan().ToArray());
        Assert.True(((float[,]?)null).AsSpan().IsEmpty);
        Assert.True(new float[0, 3].AsSpan().IsEmpty);
        Assert.Contains("2 rows", Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Row(2).Length).Message, StringComparison.Ordinal);
        var fromOne = (float[,])Array.CreateInstance(typeof(float), [2, 2], [1, 1]);
        Assert.Throws<ArgumentException>(() => fromOne.AsSpan().Length);
    }

    [Fact]
    public void Wrong_lengths_and_overlaps_are_named()
    {
        var x = new float[6];

        Assert.Contains("'right' has 5 elements, but the destination has 6", Message(() => SpanMath.Select(x, Comparison.Less, new float[5], 0f, 1f, x.AsSpan())), StringComparison.Ordinal);
        Assert.Contains("'left' overlaps the destination at another start", Message(() => SpanMath.Select(x.AsSpan(1), Comparison.Less, 0f, 0f, 1f, x.AsSpan(0, 5))), StringComparison.Ordinal);
        Assert.Contains("'matrix' has 6 elements, but 2 rows of 4 columns are 8", Message(() => SpanMath.RowSums<float>(x, 2, 4, new float[2])), StringComparison.Ordinal);
        Assert.Contains("'a' overlaps the destination", Message(() => SpanMath.MatrixProduct(x.AsSpan(0, 4), new float[4], 2, 2, 2, x.AsSpan(2))), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => SpanMath.Count<float>(x, (Comparison)99, 0f));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpanMath.RowSums<float>(x, -2, -3, x));

        static string Message(Action action) => Assert.Throws<ArgumentException>(action).Message;
    }

    private static float[] Values(int size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, size).Select(_ => random.Next(2) == 0 ? Specials[random.Next(Specials.Length)] : (float)random.NextDouble() - 0.5f)];
    }

    /// <summary>Small whole numbers, of which every sum here is exact in any order.</summary>
    private static float[] Whole(int size, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, size).Select(_ => (float)random.Next(-9, 10))];
    }

    private static void AssertRun(int size, Filling fill, Func<int, float> expected)
    {
        var result = new float[size];
        fill(result);
        AssertSame(expected, result);
    }

    private static void AssertSame(Func<int, float> expected, float[] result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            AssertSame(expected(i), result[i]);
        }
    }

    private static void AssertSame(float expected, float actual) =>
        Assert.True(float.IsNaN(expected) ? float.IsNaN(actual) : BitConverter.SingleToInt32Bits(expected) == BitConverter.SingleToInt32Bits(actual), $"{expected:R} is not {actual:R}");

    private static bool Holds<T>(T left, Comparison comparison, T right)
        where T : INumber<T> => comparison switch
        {
            Comparison.Less => left < right,
            Comparison.LessOrEqual => left <= right,
            Comparison.Greater => left > right,
            Comparison.GreaterOrEqual => left >= right,
            Comparison.Equal => left == right,
            _ => left != right,
        };

    private delegate void Filling(Span<float> destination);

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, false)]
    [InlineData(3, 0, false)]
    [InlineData(0, 4, true)]
    [InlineData(8, 4, true)]
    public void Memory_may_be_written_while_it_is_read_from_its_start_or_not_at_all(int destination, int source, bool may)
    {
        var all = new float[12];

        Assert.Equal(may, SpanMath.MayWrite<float>(all.AsSpan(destination, 4), all.AsSpan(source, 4)));
        Assert.True(SpanMath.MayWrite<float>(all.AsSpan(destination, 4), []));
        Assert.True(SpanMath.MayWrite<float>(all.AsSpan(destination, 4), new float[4]));
    }
}
