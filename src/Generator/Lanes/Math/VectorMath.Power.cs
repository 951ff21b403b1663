namespace NumDsl.Generator.Lanes;

/// <summary>Powers of which the exponent is data.</summary>
internal static partial class VectorMath
{
    /// <summary>x^y with the special cases of IEEE 754 pow and of Math.Pow; below 1.5 ulp.</summary>
    public static Lane Power(Lane x, Lane y)
    {
        var b = x.Builder;
        var (zero, one, infinity) = (b.Constant(0), b.Constant(1), b.Constant(double.PositiveInfinity));
        var a = b.Abs(x).Hint("a");
        var (high, low) = Log2(a);

        // Beyond the limit every power but that of 1 is 0 or infinity, and the products stay finite.
        var limit = b.IsSingle ? 8589934592.0 : 18446744073709551616.0;
        var c = Clamp(y, -limit, limit);
        var product = (high * c).Hint("product");
        var rest = b.Fma(low, c, b.Fma(high, c, -product).Hint("rest")).Hint("rest");
        var power = Exp2(b, (product, rest));

        // What |x| = 0 and infinity became above is replaced.
        var rises = b.Greater(y, zero).Hint("rises");
        power = b.Select(b.Equal(a, zero), b.Select(rises, zero, infinity), power).Hint("power");
        power = b.Select(b.Equal(a, infinity), b.Select(rises, infinity, zero), power).Hint("power");
        power = b.Select(b.Equal(a, one), one, power).Hint("power");

        // An infinite exponent counts as an even integer; of one that is odd the half is not an integer.
        var half = (0.5 * y).Hint("half");
        var integral = b.Equal(b.Floor(y), y).Hint("integral");
        var odd = b.And(integral, b.NotEqual(b.Floor(half), half)).Hint("odd");
        power = b.Select(odd, b.CopySign(power, x), power).Hint("power");
        var undefined = b.And(b.And(b.Less(x, zero), b.Less(a, infinity)), b.Not(integral));
        power = b.Select(b.Or(undefined, b.Or(b.IsNaN(x), b.IsNaN(y))), b.Constant(double.NaN), power).Hint("power");
        return b.Select(b.Or(b.Equal(y, zero), b.Equal(x, one)), one, power).Hint("pow");
    }
}
