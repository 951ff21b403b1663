using static NumDsl.Functions;

namespace NumDsl.Benchmarks.Models;

/// <summary>
/// European calls (Black and Scholes, "The Pricing of Options and Corporate Liabilities", J. Polit. Econ. 81, 1973). Only the
/// price is written down: the five Greeks are its derivatives.
/// </summary>
[Model]
public static partial class OptionPricing
{
    /// <summary>The price of n calls together.</summary>
    /// <param name="s">The price of the underlying.</param>
    /// <param name="k">The strike.</param>
    /// <param name="sigma">The volatility.</param>
    /// <param name="r">The interest rate.</param>
    /// <param name="t">The time to maturity.</param>
    [Equation, Gradient]
    public static Scalar Price(
        [Shape("n", 1)] NDArray s, [Shape("n", 1)] NDArray k, [Shape("n", 1)] NDArray sigma,
        [Shape("n", 1)] NDArray r, [Shape("n", 1)] NDArray t)
    {
        var deviation = sigma * Sqrt(t);
        var d1 = (Log(s / k) + (r + sigma * sigma / 2) * t) / deviation;
        var d2 = d1 - deviation;
        return Sum(s * NormalCdf(d1) - k * Exp(-r * t) * NormalCdf(d2));
    }

    /// <summary>The distribution function of the standard normal distribution.</summary>
    private static NDArray NormalCdf(NDArray x) => 0.5 * (1 + Erf(x * 0.7071067811865476));
}
