using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NumDsl;

/// <summary>
/// A number in an eager run: the array of rank 0, and the only operand that goes with an <see cref="NDArray"/> of any shape.
/// </summary>
/// <remarks>
/// Arithmetic is that of <see cref="double"/> (IEEE 754). Numbers convert to it implicitly, so <c>1 - y</c> and <c>2 * x</c> mean what
/// they
/// say. The comparison operators are elementwise like those of <see cref="NDArray"/> and give a mask, 1 for true and 0 for false; a
/// comparison with NaN is false, except <c>!=</c>. To compare in ordinary code, use <see cref="Value"/> or <see cref="Equals(Scalar)"/>.
/// </remarks>
/// <param name="value">The number.</param>
public readonly struct Scalar(double value) : IEquatable<Scalar>, IFormattable
{
    /// <summary>The number.</summary>
    public double Value { get; } = value;

    /// <summary>A number as a scalar.</summary>
    /// <param name="value">The number.</param>
    public static implicit operator Scalar(double value) => new(value);

    /// <summary>A truth value as a mask: 1 for true, 0 for false, as comparisons give them.</summary>
    /// <param name="value">The truth value.</param>
    public static implicit operator Scalar(bool value) => new(value ? 1 : 0);

    /// <summary>The number of a scalar.</summary>
    /// <param name="scalar">The scalar.</param>
    public static explicit operator double(Scalar scalar) => scalar.Value;

    /// <summary>The negative; the sign of zero and of NaN is flipped too.</summary>
    /// <param name="x">The operand.</param>
    public static Scalar operator -(Scalar x) => -x.Value;

    /// <summary>The sum.</summary>
    /// <param name="left">The first term.</param>
    /// <param name="right">The second term.</param>
    public static Scalar operator +(Scalar left, Scalar right) => left.Value + right.Value;

    /// <summary>The difference.</summary>
    /// <param name="left">The number to subtract from.</param>
    /// <param name="right">The number to subtract.</param>
    public static Scalar operator -(Scalar left, Scalar right) => left.Value - right.Value;

    /// <summary>The product.</summary>
    /// <param name="left">The first factor.</param>
    /// <param name="right">The second factor.</param>
    public static Scalar operator *(Scalar left, Scalar right) => left.Value * right.Value;

    /// <summary>The quotient: x/0 is an infinity and 0/0 is NaN.</summary>
    /// <param name="left">The dividend.</param>
    /// <param name="right">The divisor.</param>
    public static Scalar operator /(Scalar left, Scalar right) => left.Value / right.Value;

    /// <summary>1 where the left is less, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static Scalar operator <(Scalar left, Scalar right) => Mask.Less(left.Value, right.Value);

    /// <summary>1 where the left is less or equal, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static Scalar operator <=(Scalar left, Scalar right) => Mask.LessOrEqual(left.Value, right.Value);

    /// <summary>1 where the left is greater, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static Scalar operator >(Scalar left, Scalar right) => Mask.Less(right.Value, left.Value);

    /// <summary>1 where the left is greater or equal, else 0.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static Scalar operator >=(Scalar left, Scalar right) => Mask.LessOrEqual(right.Value, left.Value);

    /// <summary>1 where the two are equal, else 0: a mask, not a <see cref="bool"/>. 0 equals -0, NaN equals nothing.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static Scalar operator ==(Scalar left, Scalar right) => Mask.Equal(left.Value, right.Value);

    /// <summary>1 where the two differ, else 0: a mask, not a <see cref="bool"/>. NaN differs from everything.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    public static Scalar operator !=(Scalar left, Scalar right) => Mask.NotEqual(left.Value, right.Value);

    /// <summary>1 where both are true, else 0: what is not 0 is true.</summary>
    /// <param name="left">The left mask.</param>
    /// <param name="right">The right mask.</param>
    public static Scalar operator &(Scalar left, Scalar right) => Mask.And(left.Value, right.Value);

    /// <summary>1 where either is true, else 0: what is not 0 is true.</summary>
    /// <param name="left">The left mask.</param>
    /// <param name="right">The right mask.</param>
    public static Scalar operator |(Scalar left, Scalar right) => Mask.Or(left.Value, right.Value);

    /// <summary>1 where exactly one is true, else 0: what is not 0 is true.</summary>
    /// <param name="left">The left mask.</param>
    /// <param name="right">The right mask.</param>
    public static Scalar operator ^(Scalar left, Scalar right) => Mask.Xor(left.Value, right.Value);

    /// <summary>1 where the operand is 0, else 0.</summary>
    /// <param name="mask">The mask.</param>
    public static Scalar operator !(Scalar mask) => Mask.Not(mask.Value);

    /// <summary>Whether the two hold the same number, by the rule of <see cref="double.Equals(double)"/>: NaN equals NaN.</summary>
    /// <param name="other">The scalar to compare with.</param>
    public bool Equals(Scalar other) => Value.Equals(other.Value);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Scalar other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();

    /// <summary>The shortest text that reads back as the same number, in the invariant culture.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as text.</summary>
    /// <param name="format">A format of <see cref="double"/>, or null for the shortest that reads back.</param>
    /// <param name="formatProvider">The culture; null is the invariant one, so that output does not depend on the machine.</param>
    public string ToString(string? format, IFormatProvider? formatProvider = null) =>
        Value.ToString(format, formatProvider ?? CultureInfo.InvariantCulture);
}
