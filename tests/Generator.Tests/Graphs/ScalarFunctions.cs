namespace NumDsl.Generator.Tests.Graphs;

/// <summary>The elementwise operators on numbers, from their textbook definitions.</summary>
internal static class ScalarFunctions
{
    public static double Apply(string name, double[] x, double? detail) => name switch
    {
        "+" => x[0] + x[1],
        "-" => x[0] - x[1],
        "*" => x[0] * x[1],
        "/" => x[0] / x[1],
        "neg" => -x[0],
        "convert" => x[0],
        "where" => x[0] != 0 ? x[1] : x[2],
        "<" => x[0] < x[1] ? 1 : 0,
        "<=" => x[0] <= x[1] ? 1 : 0,
        ">" => x[0] > x[1] ? 1 : 0,
        ">=" => x[0] >= x[1] ? 1 : 0,
        "==" => x[0] == x[1] ? 1 : 0,
        "!=" => x[0] != x[1] ? 1 : 0,
        "maximum" => Math.Max(x[0], x[1]),
        "minimum" => Math.Min(x[0], x[1]),
        "clamp" => Math.Min(Math.Max(x[0], x[1]), x[2]),
        "exp" => Math.Exp(x[0]),
        "expm1" => Expm1(x[0]),
        "log" => Math.Log(x[0]),
        "log1p" => Log1p(x[0]),
        "sqrt" or "norm" => Math.Sqrt(x[0]),
        "square" => x[0] * x[0],
        "reciprocal" => 1 / x[0],
        "pow" => Math.Pow(x[0], detail!.Value),
        "sign" => double.IsNaN(x[0]) ? x[0] : Math.Sign(x[0]),
        "abs" => Math.Abs(x[0]),
        "sin" => Math.Sin(x[0]),
        "cos" => Math.Cos(x[0]),
        "erf" => Erf(x[0]),
        "sigmoid" => Sigmoid(x[0]),
        "tanh" => Math.Tanh(x[0]),
        "relu" => x[0] > 0 ? x[0] : 0,
        "softplus" => Softplus(x[0]),
        "log_sigmoid" => -Softplus(-x[0]),
        "floor" => Math.Floor(x[0]),
        "ceiling" => Math.Ceiling(x[0]),
        "round" => Math.Round(x[0]),
        "truncate" => Math.Truncate(x[0]),
        "copysign" => Math.CopySign(x[0], x[1]),
        "remainder" => x[0] - (x[1] * Math.Floor(x[0] / x[1])),
        "fma" => (x[0] * x[1]) + x[2],
        "rsqrt" => 1 / Math.Sqrt(x[0]),
        "cbrt" => Math.Cbrt(x[0]),
        "hypot" => Math.Sqrt((x[0] * x[0]) + (x[1] * x[1])),
        "tan" => Math.Tan(x[0]),
        "asin" => Math.Asin(x[0]),
        "acos" => Math.Acos(x[0]),
        "atan" => Math.Atan(x[0]),
        "atan2" => Math.Atan2(x[0], x[1]),
        "sinh" => Math.Sinh(x[0]),
        "cosh" => Math.Cosh(x[0]),
        "asinh" => Math.Asinh(x[0]),
        "acosh" => Math.Acosh(x[0]),
        "atanh" => Math.Atanh(x[0]),
        "exp2" => Math.Pow(2, x[0]),
        "log2" => Math.Log2(x[0]),
        "log10" => Math.Log10(x[0]),
        "logaddexp" => Math.Log(Math.Exp(x[0]) + Math.Exp(x[1])),
        "log1mexp" => Math.Log(-Expm1(x[0])),
        "logit" => Math.Log(x[0] / (1 - x[0])),
        "power" => Math.Pow(x[0], x[1]),
        "xlogy" => x[0] == 0 ? 0 : x[0] * Math.Log(x[1]),
        "xlog1py" => x[0] == 0 ? 0 : x[0] * Log1p(x[1]),
        "erfc" => 1 - Erf(x[0]),
        "normal_cdf" => 0.5 * (1 + Erf(x[0] / Math.Sqrt(2))),
        "lgamma" => Lgamma(x[0]),
        "digamma" => Digamma(x[0]),
        "polygamma" => Polygamma((int)detail!.Value, x[0]),
        "is_nan" => double.IsNaN(x[0]) ? 1 : 0,
        "is_infinite" => double.IsInfinity(x[0]) ? 1 : 0,
        "is_finite" => double.IsFinite(x[0]) ? 1 : 0,
        "and" => x[0] != 0 && x[1] != 0 ? 1 : 0,
        "or" => x[0] != 0 || x[1] != 0 ? 1 : 0,
        "xor" => (x[0] != 0) != (x[1] != 0) ? 1 : 0,
        "not" => x[0] == 0 ? 1 : 0,
        "sigmoid_cross_entropy" => Softplus(x[0]) - (x[0] * x[1]),
        _ => throw new ArgumentException($"The interpreter does not know '{name}'."),
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static double Softplus(double x) => Math.Max(x, 0) + Log1p(Math.Exp(-Math.Abs(x)));

    // W. Kahan's corrections of the rounding in 1 + x and in exp(x).
    private static double Log1p(double x)
    {
        var u = 1 + x;
        return u == 1 ? x : double.IsInfinity(u) ? u : Math.Log(u) * x / (u - 1);
    }

    private static double Expm1(double x)
    {
        var u = Math.Exp(x);
        return u == 1 ? x : u - 1 == -1 ? -1 : double.IsInfinity(u) ? u : (u - 1) * x / Math.Log(u);
    }

    // Abramowitz and Stegun 6.1.41, 6.3.18 and 6.4.11 at 20 and more, for positive numbers.
    private static double Lgamma(double x) => x < 20
        ? Lgamma(x + 1) - Math.Log(x)
        : ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (1 / (12 * x)) - (1 / (360 * x * x * x)) + (1 / (1260 * Math.Pow(x, 5)));

    private static double Digamma(double x) => x < 20
        ? Digamma(x + 1) - (1 / x)
        : Math.Log(x) - (1 / (2 * x)) - (1 / (12 * x * x)) + (1 / (120 * Math.Pow(x, 4))) - (1 / (252 * Math.Pow(x, 6)));

    private static double Polygamma(int n, double x)
    {
        var sign = n % 2 == 1 ? 1 : -1;
        double Factorial(int k) => k < 2 ? 1 : k * Factorial(k - 1);
        return x < 20
            ? Polygamma(n, x + 1) + (sign * Factorial(n) / Math.Pow(x, n + 1))
            : sign * ((Factorial(n - 1) / Math.Pow(x, n)) + (Factorial(n) / (2 * Math.Pow(x, n + 1))) + (Factorial(n + 1) / (12 * Math.Pow(x, n + 2)))
                - (Factorial(n + 3) / (720 * Math.Pow(x, n + 4))) + (Factorial(n + 5) / (30240 * Math.Pow(x, n + 6))));
    }

    /// <summary>Abramowitz and Stegun 7.1.6: a series of positive terms.</summary>
    private static double Erf(double x)
    {
        if (Math.Abs(x) > 6)
        {
            return Math.Sign(x);
        }

        var (term, sum) = (x, x);
        for (var n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }
}
