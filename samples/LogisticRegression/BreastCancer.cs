using System.Globalization;
using System.Numerics;

namespace LogisticRegressionSample;

/// <summary>
/// The breast cancer data (samples/data/README.md): example-major, so that the features of one example lie side by side, each
/// feature standardised to mean 0 and standard deviation 1 (of the population: ddof 0).
/// </summary>
/// <param name="X">m times nx numbers, one example after the other.</param>
/// <param name="Y">m numbers: 1 for benign, 0 for malignant.</param>
internal sealed record BreastCancer<T>(T[] X, T[] Y)
    where T : IFloatingPointIeee754<T>
{
    /// <summary>The number of features.</summary>
    public int Nx => X.Length / Y.Length;

    /// <summary>The number of examples.</summary>
    public int M => Y.Length;

    /// <summary>Reads the file that the build copies beside the program.</summary>
    public static BreastCancer<T> Read()
    {
        // The first line counts examples and features; then 30 features and the class a line.
        double[][] rows = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "breast_cancer.csv")).Skip(1)
            .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        int nx = rows[0].Length - 1;

        T[] x = new T[rows.Length * nx];
        for (int k = 0; k < nx; k++)
        {
            double mean = rows.Average(row => row[k]);
            double deviation = Math.Sqrt(rows.Average(row => (row[k] - mean) * (row[k] - mean)));
            for (int i = 0; i < rows.Length; i++)
            {
                x[(i * nx) + k] = T.CreateChecked((rows[i][k] - mean) / deviation);
            }
        }

        return new(x, [.. rows.Select(row => T.CreateChecked(row[nx]))]);
    }
}
