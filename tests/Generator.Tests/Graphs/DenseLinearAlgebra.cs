using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Graphs;

/// <summary>What the operators on square matrices mean, in the plainest way: a matrix after the other, by Gauss and Jordan.</summary>
internal static class DenseLinearAlgebra
{
    public static DenseArray Apply(Operator @operator, IReadOnlyList<DenseArray> x, int[] shape)
    {
        var result = new double[DenseArray.SizeOf(shape)];
        var (size, n) = (shape[^1] * shape[^2], x[0].Shape[^1]);
        for (var matrix = 0; matrix * size < result.Length; matrix++)
        {
            double A(int i, int j) => x[0].Values[(matrix * n * n) + (i * n) + j];
            double[] part = @operator.Name switch
            {
                "lu" => new double[size],
                "solve" => Solve(A, n, Right(x[2], matrix, size)),
                "solve_transposed" => Solve((i, j) => A(j, i), n, Right(x[2], matrix, size)),
                "solve_lower" => Solve((i, j) => j <= i ? A(i, j) : 0, n, Right(x[1], matrix, size)),
                "solve_upper" => Solve((i, j) => j >= i ? A(i, j) : 0, n, Right(x[1], matrix, size)),
                "logdet" => [LogDet(A, n)],
                "cholesky" => Cholesky(A, n),
                _ => throw new ArgumentException($"The interpreter does not know '{@operator}'."),
            };
            part.CopyTo(result, matrix * size);
        }

        return new DenseArray(shape, result);
    }

    private static double[] Right(DenseArray b, int matrix, int size) => b.Values[(matrix * size)..((matrix + 1) * size)];

    private static double[] Solve(Func<int, int, double> a, int n, double[] b)
    {
        var width = b.Length / n;
        var (rows, x) = (Rows(a, n), Enumerable.Range(0, n).Select(i => b[(i * width)..((i + 1) * width)]).ToArray());
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(rows[i][k]));
            (rows[k], rows[pivot], x[k], x[pivot]) = (rows[pivot], rows[k], x[pivot], x[k]);
            var divisor = rows[k][k];
            rows[k] = [.. rows[k].Select(value => value / divisor)];
            x[k] = [.. x[k].Select(value => value / divisor)];
            foreach (var i in Enumerable.Range(0, n).Where(i => i != k))
            {
                var factor = rows[i][k];
                rows[i] = [.. rows[i].Zip(rows[k], (value, above) => value - (factor * above))];
                x[i] = [.. x[i].Zip(x[k], (value, above) => value - (factor * above))];
            }
        }

        return [.. x.SelectMany(row => row)];
    }

    private static double LogDet(Func<int, int, double> a, int n)
    {
        var (rows, sum) = (Rows(a, n), 0.0);
        for (var k = 0; k < n; k++)
        {
            var pivot = Enumerable.Range(k, n - k).MaxBy(i => Math.Abs(rows[i][k]));
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            sum += Math.Log(Math.Abs(rows[k][k]));
            for (var i = k + 1; i < n; i++)
            {
                var factor = rows[i][k] / rows[k][k];
                rows[i] = [.. rows[i].Zip(rows[k], (value, above) => value - (factor * above))];
            }
        }

        return sum;
    }

    /// <summary>Each element of L from A[i, j] = the sum over k of L[i, k] L[j, k].</summary>
    private static double[] Cholesky(Func<int, int, double> a, int n)
    {
        var l = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = a(i, j) - Enumerable.Range(0, j).Sum(k => l[(i * n) + k] * l[(j * n) + k]);
                l[(i * n) + j] = i == j ? Math.Sqrt(rest) : rest / l[(j * n) + j];
            }
        }

        return l;
    }

    private static double[][] Rows(Func<int, int, double> a, int n) =>
        [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => a(i, j)).ToArray())];
}
