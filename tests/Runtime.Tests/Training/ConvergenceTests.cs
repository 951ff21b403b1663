using System.Globalization;

namespace NumDsl.Tests.Training;

/// <summary>Momentum and Adam where they are meant to help: valleys, and the samples' data.</summary>
public sealed class ConvergenceTests
{
    [Theory]
    [InlineData("heavy ball")]
    [InlineData("Nesterov")]
    [InlineData("Adam")]
    public void ANarrowValleyIsWalkedFasterThanByGradientDescent(string name)
    {
        // Curvatures 1 and 1000: descent with alpha = 1/1000 keeps 0.999 of the error a step, and momentum 0.9 about 0.99.
        Assert.InRange(Walk(new GradientDescent(0.001)), 0.1, 0.3);
        Assert.InRange(Walk(Make(name, name == "Adam" ? 0.02 : 0.001)), 0, 1e-3);

        static double Walk(Optimizer optimizer)
        {
            var (w, dw) = (new Doubles(2), new Doubles(2));
            w.Flat.Fill(1);
            return optimizer.Minimize(w, dw, () => Valley(w.Flat, dw.Flat), iterations: 500);
        }

        static double Valley(Span<double> w, Span<double> dw)
        {
            (dw[0], dw[1]) = (w[0], 1000 * w[1]);
            return ((w[0] * w[0]) + (1000 * w[1] * w[1])) / 2;
        }
    }

    [Theory]
    [InlineData("heavy ball")]
    [InlineData("Nesterov")]
    [InlineData("Adam")]
    public void LogisticRegressionOfTheSamplesDataGetsFurtherThanByGradientDescent(string name)
    {
        var (x, y) = Data();
        var (descentCost, _) = Train(new GradientDescent(0.1), x, y);
        var (cost, accuracy) = Train(Make(name, name == "Adam" ? 0.05 : 0.1), x, y);
        Assert.InRange(cost, 0.04, 0.8 * descentCost);
        Assert.InRange(accuracy, 0.97, 1);
    }

    private static Optimizer Make(string name, double rate) => name switch
    {
        "heavy ball" => new Momentum(rate),
        "Nesterov" => new Momentum(rate, nesterov: true),
        "Adam" => new Adam(rate),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    private static (double Cost, double Accuracy) Train(Optimizer optimizer, double[][] x, double[] y)
    {
        // The last weight is that of the constant 1.
        var (w, dw) = (new Doubles(x[0].Length), new Doubles(x[0].Length));
        var cost = optimizer.Minimize(w, dw, CostAndGradient, iterations: 100);
        return (cost, Enumerable.Range(0, y.Length).Average(j => Dot(x[j]) > 0 == (y[j] == 1) ? 1.0 : 0.0));

        double Dot(double[] example) => example.Select((value, i) => value * w.Flat[i]).Sum();

        double CostAndGradient()
        {
            dw.Clear();
            double sum = 0;
            for (var j = 0; j < y.Length; j++)
            {
                // Cross-entropy by the logit: max(z, 0) - y z + log(1 + exp(-|z|)), with the derivative sigmoid(z) - y.
                var z = Dot(x[j]);
                sum += Math.Max(z, 0) - (y[j] * z) + Math.Log(1 + Math.Exp(-Math.Abs(z)));
                var dz = ((1 / (1 + Math.Exp(-z))) - y[j]) / y.Length;
                for (var i = 0; i < x[j].Length; i++)
                {
                    dw.Flat[i] += dz * x[j][i];
                }
            }

            return sum / y.Length;
        }
    }

    /// <summary>The examples with features of mean 0 and deviation 1 and a constant 1, and the classes.</summary>
    private static (double[][] X, double[] Y) Data()
    {
        double[][] rows =
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "breast_cancer.csv")).Skip(1)
                .Select(line => line.Split(',').Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray()),
        ];
        var features = rows[0].Length - 1;
        for (var i = 0; i < features; i++)
        {
            var mean = rows.Average(row => row[i]);
            var deviation = Math.Sqrt(rows.Average(row => (row[i] - mean) * (row[i] - mean)));
            foreach (var row in rows)
            {
                row[i] = (row[i] - mean) / deviation;
            }
        }

        return ([.. rows.Select(row => (double[])[.. row[..features], 1])], [.. rows.Select(row => row[features])]);
    }
}
