using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NumDsl.Kernels;

/// <summary>Masks for the last vector of a row, which overlaps the one before it. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LaneMask
{
    /// <summary>All lanes but the first <paramref name="done"/>.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> From512<T>(int done) => typeof(T) == typeof(float)
        ? Vector512.GreaterThanOrEqual(Vector512<int>.Indices, Vector512.Create(done)).As<int, T>()
        : Vector512.GreaterThanOrEqual(Vector512<long>.Indices, Vector512.Create((long)done)).As<long, T>();

    /// <inheritdoc cref="From512"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<T> From256<T>(int done) => typeof(T) == typeof(float)
        ? Vector256.GreaterThanOrEqual(Vector256<int>.Indices, Vector256.Create(done)).As<int, T>()
        : Vector256.GreaterThanOrEqual(Vector256<long>.Indices, Vector256.Create((long)done)).As<long, T>();
}
