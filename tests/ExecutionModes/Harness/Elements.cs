namespace NumDsl.ExecutionModes;

/// <summary>Numbers as elements of the types that models and their arguments have.</summary>
internal static class Elements
{
    /// <summary>An integer type takes the low bits of the integer part, a bool whether it is other than 0.</summary>
    public static T From<T>(double value)
        where T : unmanaged
    {
        var type = typeof(T);
        object element = type == typeof(float) ? (float)value
            : type == typeof(double) ? value
            : type == typeof(Half) ? (Half)value
            : type == typeof(bool) ? value != 0
            : type == typeof(byte) ? unchecked((byte)(int)value)
            : type == typeof(sbyte) ? unchecked((sbyte)(int)value)
            : type == typeof(short) ? unchecked((short)(int)value)
            : type == typeof(ushort) ? unchecked((ushort)(int)value)
            : (object)(int)value;
        return (T)element;
    }

    /// <summary>The number that an element is.</summary>
    public static double ToDouble<T>(T element)
        where T : unmanaged => element is Half half
            ? (double)half
            : Convert.ToDouble(element, System.Globalization.CultureInfo.InvariantCulture);
}
