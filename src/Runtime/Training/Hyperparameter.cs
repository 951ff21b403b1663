using System.Globalization;
using System.Numerics;

namespace NumDsl;

/// <summary>Checks of the numbers an optimiser is made with, and their rounding to the type of the weights.</summary>
internal static class Hyperparameter
{
    public static void CheckPositive(double value, string what, string paramName)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            throw new ArgumentOutOfRangeException(paramName, value, string.Create(CultureInfo.InvariantCulture,
                $"The {what} is {value}; it must be a finite number greater than 0."));
        }
    }

    public static void CheckNotNegative(double value, string what, string paramName)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentOutOfRangeException(paramName, value, string.Create(CultureInfo.InvariantCulture,
                $"The {what} is {value}; it must be a finite number, 0 or greater."));
        }
    }

    public static void CheckFraction(double value, string what, string paramName)
    {
        // Not "value < 0 || value >= 1": NaN is refused, too.
        if (!(value is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(paramName, value, string.Create(CultureInfo.InvariantCulture,
                $"The {what} is {value}; it must be at least 0 and less than 1."));
        }
    }

    /// <summary>A number greater than 0, rounded; an error if that makes it 0 or infinite.</summary>
    public static T RoundPositive<T>(double value, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rounded = T.CreateTruncating(value);
        return T.IsZero(rounded) || !T.IsFinite(rounded) ? throw CannotHold(value, what, rounded) : rounded;
    }

    /// <summary>A number less than 1, rounded; an error if that makes it 1.</summary>
    public static T RoundFraction<T>(double value, string what)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var rounded = T.CreateTruncating(value);
        return rounded == T.One ? throw CannotHold(value, what, rounded) : rounded;
    }

    /// <summary>The type's name in C#.</summary>
    public static string NameOf<T>() => typeof(T) == typeof(float) ? "float" : typeof(T) == typeof(double) ? "double" : typeof(T).Name;

    private static InvalidOperationException CannotHold<T>(double value, string what, T rounded)
        where T : unmanaged, IFloatingPointIeee754<T> => new(string.Create(CultureInfo.InvariantCulture,
            $"The {what} {value} is {rounded} in {NameOf<T>()}. Choose one that {NameOf<T>()} can hold" +
            $"{(typeof(T) == typeof(float) ? ", or train in double" : "")}."));
}
