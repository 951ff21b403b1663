using System.Globalization;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>
/// Two numbers that stand for an array: its sum with random signs, and its 2-norm. The first differs between two arrays by about the
/// 2-norm of their difference (Achlioptas, "Database-friendly random projections", J. Comput. Syst. Sci. 66, 2003), so it notices
/// a wrong sign, factor or order even where the plain sums are the same.
/// </summary>
internal readonly record struct Fingerprint(double Projection, double Norm)
{
    private const uint Seed = 12_345;

    public static Fingerprint Of(ReadOnlySpan<float> values)
    {
        double projection = 0, squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            projection += (Inputs.Hash((uint)i, Seed) & 1) == 0 ? value : -value;
            squares += value * value;
        }

        return new(projection, Math.Sqrt(squares));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Projection:G5} of {Norm:G5}");

    /// <summary>Whether two arrays are the same but for rounding.</summary>
    public bool Agrees(Fingerprint other, double tolerance) =>
        Math.Abs(Projection - other.Projection) <= tolerance * Norm && Math.Abs(Norm - other.Norm) <= tolerance * Norm;
}
