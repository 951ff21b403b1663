namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>The price of European calls and its five derivatives, by the formulas of textbooks (Hull, "Options", ch. 19).</summary>
internal static class OptionLoop
{
    public static float PriceAndGreeks(
        float[] s, float[] k, float[] sigma, float[] r, float[] t, float[] ds, float[] dk, float[] dSigma, float[] dr, float[] dt)
    {
        double price = 0;
        for (int i = 0; i < s.Length; i++)
        {
            float root = MathF.Sqrt(t[i]), deviation = sigma[i] * root;
            float d1 = (MathF.Log(s[i] / k[i]) + ((r[i] + (sigma[i] * sigma[i] / 2)) * t[i])) / deviation;
            float n1 = NormalCdf(d1), n2 = NormalCdf(d1 - deviation);
            float density = 0.3989422804f * MathF.Exp(-0.5f * d1 * d1);
            float discount = MathF.Exp(-r[i] * t[i]), strike = k[i] * discount;
            price += (s[i] * n1) - (strike * n2);
            ds[i] = n1;
            dk[i] = -discount * n2;
            dSigma[i] = s[i] * density * root;
            dr[i] = strike * t[i] * n2;
            dt[i] = (s[i] * density * sigma[i] / (2 * root)) + (r[i] * strike * n2);
        }

        return (float)price;
    }

    private static float NormalCdf(float x) => 0.5f * (1 + LoopMath.Erf(x * 0.70710678f));
}
