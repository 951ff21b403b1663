using System.Globalization;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Lanes;

/// <summary>Numbers as C# literals that read back to the same bits, whatever the culture of the machine.</summary>
internal static class LaneLiteral
{
    /// <param name="value">The number; for a float literal it is rounded to float.</param>
    /// <param name="type">The literal's type.</param>
    public static string Of(double value, ElementType type)
    {
        var single = type == ElementType.Single;
        value = single ? (float)value : value;
        return double.IsNaN(value) ? $"{type.CSharpName()}.NaN"
            : double.IsPositiveInfinity(value) ? $"{type.CSharpName()}.PositiveInfinity"
            : double.IsNegativeInfinity(value) ? $"{type.CSharpName()}.NegativeInfinity"
            : IsNegativeZero(value) ? (single ? "-0f" : "-0.0")
            : single ? Digits((float)value) + "f"
            : Digits(value);
    }

    /// <summary>As few digits as read back exactly; "R" alone does not on .NET Framework, where Visual Studio's compiler runs.</summary>
    private static string Digits(float value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        return float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) && back == value
            ? text
            : value.ToString("G9", CultureInfo.InvariantCulture);
    }

    private static string Digits(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var back) || back != value)
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        // Without a point or an exponent it would be an integer.
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    private static bool IsNegativeZero(double value) => BitConverter.DoubleToInt64Bits(value) == long.MinValue;
}
