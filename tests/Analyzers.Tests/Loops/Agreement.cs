using System.Collections;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>Compares what two runs left behind.</summary>
internal static class Agreement
{
    /// <summary>
    /// Whether two results are the same to the bit. All NaNs are one: neither IEEE 754 nor .NET says which operand's payload an
    /// operation passes on.
    /// </summary>
    /// <param name="left">A number, an array, a list or an object with fields.</param>
    /// <param name="right">The same from the other run.</param>
    /// <param name="terms">0 for equality to the bit; else how many rounding errors may have been added up.</param>
    public static bool Holds(object? left, object? right, int terms) =>
        Holds(left, right, terms == 0 ? 0 : 64.0 * terms * Math.Max(1, Largest(left)));

    private static double Largest(object? result) => result switch
    {
        double number when double.IsFinite(number) => Math.Abs(number),
        float number when float.IsFinite(number) => Math.Abs(number),
        string => 0,
        IEnumerable many => many.Cast<object?>().Select(Largest).DefaultIfEmpty().Max(),
        _ => 0,
    };

    /// <param name="left">A number, an array, a list or an object with fields.</param>
    /// <param name="right">The same from the other run.</param>
    /// <param name="errors">How many rounding errors of a number near 1 the two may differ by.</param>
    private static bool Holds(object? left, object? right, double errors)
    {
        switch (left, right)
        {
            case (null, null):
                return true;
            case (double a, double b):
                return BitConverter.DoubleToInt64Bits(a) == BitConverter.DoubleToInt64Bits(b) || (double.IsNaN(a) && double.IsNaN(b))
                    || (errors > 0 && Math.Abs(a - b) <= Math.Pow(2, -53) * errors);
            case (float a, float b):
                return BitConverter.SingleToInt32Bits(a) == BitConverter.SingleToInt32Bits(b) || (float.IsNaN(a) && float.IsNaN(b))
                    || (errors > 0 && Math.Abs((double)a - b) <= Math.Pow(2, -24) * errors);
            case (Half a, Half b):
                return BitConverter.HalfToInt16Bits(a) == BitConverter.HalfToInt16Bits(b) || (Half.IsNaN(a) && Half.IsNaN(b));
            case (IEnumerable a, IEnumerable b):
                return a.Cast<object>().Zip(b.Cast<object>()).All(pair => Holds(pair.First, pair.Second, errors))
                    && a.Cast<object>().Count() == b.Cast<object>().Count();
            case (ValueType or string, _):
                return Equals(left, right);
            default:
                return left!.GetType().GetFields().All(field => Holds(field.GetValue(left), right!.GetType().GetField(field.Name)!.GetValue(right), errors));
        }
    }
}
