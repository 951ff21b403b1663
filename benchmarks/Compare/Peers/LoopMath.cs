namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>Functions of one number with their derivatives, from <see cref="MathF"/>.</summary>
internal static class LoopMath
{
    public static (float Value, float Derivative) Gelu(float x)
    {
        const float Scale = 0.7978845608f, Cubic = 0.044715f;
        float square = x * x;
        float tanh = MathF.Tanh(Scale * (x + (Cubic * square * x)));
        return (0.5f * x * (1 + tanh), (0.5f * (1 + tanh)) + (0.5f * x * (1 - (tanh * tanh)) * Scale * (1 + (3 * Cubic * square))));
    }

    public static (float Value, float Derivative) Softplus(float x)
    {
        float e = MathF.Exp(-MathF.Abs(x));
        return (MathF.Max(x, 0) + MathF.Log(1 + e), (x < 0 ? e : 1) / (1 + e));
    }

    /// <summary>
    /// .NET has no error function: Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.26, exact to 1.5e-7.
    /// </summary>
    public static float Erf(float x)
    {
        float t = 1 / (1 + (0.3275911f * MathF.Abs(x)));
        float tail = ((((((((1.061405429f * t) - 1.453152027f) * t) + 1.421413741f) * t) - 0.284496736f) * t) + 0.254829592f) * t;
        return MathF.CopySign(1 - (tail * MathF.Exp(-x * x)), x);
    }
}
