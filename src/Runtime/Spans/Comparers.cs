using System.Numerics;
using System.Runtime.Intrinsics;

namespace NumDsl;

/// <summary>A comparison at every width; as a type, so that a loop holds no choice between comparisons.</summary>
internal interface IComparer<T>
    where T : unmanaged, INumber<T>
{
    static abstract bool Holds(T left, T right);

    static abstract Vector512<T> Mask(Vector512<T> left, Vector512<T> right);

    static abstract Vector256<T> Mask(Vector256<T> left, Vector256<T> right);
}

internal readonly struct Less<T> : IComparer<T>
    where T : unmanaged, INumber<T>
{
    public static bool Holds(T left, T right) => left < right;

    public static Vector512<T> Mask(Vector512<T> left, Vector512<T> right) => Vector512.LessThan(left, right);

    public static Vector256<T> Mask(Vector256<T> left, Vector256<T> right) => Vector256.LessThan(left, right);
}

internal readonly struct LessOrEqual<T> : IComparer<T>
    where T : unmanaged, INumber<T>
{
    public static bool Holds(T left, T right) => left <= right;

    public static Vector512<T> Mask(Vector512<T> left, Vector512<T> right) => Vector512.LessThanOrEqual(left, right);

    public static Vector256<T> Mask(Vector256<T> left, Vector256<T> right) => Vector256.LessThanOrEqual(left, right);
}

internal readonly struct Equal<T> : IComparer<T>
    where T : unmanaged, INumber<T>
{
    public static bool Holds(T left, T right) => left == right;

    public static Vector512<T> Mask(Vector512<T> left, Vector512<T> right) => Vector512.Equals(left, right);

    public static Vector256<T> Mask(Vector256<T> left, Vector256<T> right) => Vector256.Equals(left, right);
}

internal readonly struct NotEqual<T> : IComparer<T>
    where T : unmanaged, INumber<T>
{
    public static bool Holds(T left, T right) => left != right;

    public static Vector512<T> Mask(Vector512<T> left, Vector512<T> right) => ~Vector512.Equals(left, right);

    public static Vector256<T> Mask(Vector256<T> left, Vector256<T> right) => ~Vector256.Equals(left, right);
}
