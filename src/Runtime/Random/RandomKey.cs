using System.Globalization;

namespace NumDsl;

/// <summary>
/// What random numbers are drawn with: the same key gives the same numbers, always and everywhere. There is no hidden state; who needs
/// other numbers takes another key, as in JAX.
/// </summary>
/// <remarks>
/// A key is the 64 bits with which Philox4x32-10 is keyed (J. Salmon, M. Moraes, R. Dror, D. Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3", SC 2011). Numbers are not fit for cryptography.
/// </remarks>
/// <example><code>
/// var key = new RandomKey(42);
/// for (var step = 0; step &lt; steps; step++) { model.CostAndGradient(x, y, key.FoldIn(step), gradient); }
/// </code></example>
/// <param name="seed">Any number; each is a key of its own.</param>
public readonly struct RandomKey(ulong seed) : IEquatable<RandomKey>
{
    /// <summary>Keeps the counters of derived keys apart from those of numbers.</summary>
    private const uint Folding = 1, Splitting = 2;

    internal ulong Bits { get; } = seed;

    /// <summary>Whether two keys give the same numbers.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">A key.</param>
    public static bool operator ==(RandomKey left, RandomKey right) => left.Equals(right);

    /// <summary>Whether two keys give different numbers.</summary>
    /// <param name="left">A key.</param>
    /// <param name="right">A key.</param>
    public static bool operator !=(RandomKey left, RandomKey right) => !left.Equals(right);

    /// <summary>A new key for each number: of a step, a layer, an example.</summary>
    /// <param name="data">The number; equal numbers give equal keys.</param>
    public RandomKey FoldIn(long data) => new(Kernels.Philox.Block(Bits, (ulong)data, Folding).First);

    /// <summary>Two new keys, to be used instead of this one.</summary>
    public (RandomKey First, RandomKey Second) Split()
    {
        var (first, second) = Kernels.Philox.Block(Bits, 0, Splitting);
        return (new(first), new(second));
    }

    /// <inheritdoc/>
    public bool Equals(RandomKey other) => Bits == other.Bits;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is RandomKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Bits.GetHashCode();

    /// <summary>The key's bits, hexadecimal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"RandomKey({Bits:x16})");
}
