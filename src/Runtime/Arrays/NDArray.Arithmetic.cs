namespace NumDsl;

// Elementwise arithmetic. The broadcasting rule is in Broadcasting.cs.
public sealed partial class NDArray
{
    /// <summary>The negative of each element; the sign of zero is flipped too.</summary>
    /// <param name="x">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator -(NDArray x) => Elementwise.Map(x, static a => -a);

    /// <summary>The sum.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator +(NDArray left, NDArray right) => Elementwise.Map("+", left, right, static (a, b) => a + b);

    /// <summary>The sum, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator +(NDArray left, Scalar right) => Elementwise.Map(left, right, static (a, b) => a + b);

    /// <summary>The sum, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator +(Scalar left, NDArray right) => Elementwise.Map(left, right, static (a, b) => a + b);

    /// <summary>The difference.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator -(NDArray left, NDArray right) => Elementwise.Map("-", left, right, static (a, b) => a - b);

    /// <summary>The difference, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator -(NDArray left, Scalar right) => Elementwise.Map(left, right, static (a, b) => a - b);

    /// <summary>The difference, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator -(Scalar left, NDArray right) => Elementwise.Map(left, right, static (a, b) => a - b);

    /// <summary>The elementwise product (the matrix product is <see cref="Functions.Dot"/>).</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator *(NDArray left, NDArray right) => Elementwise.Map("*", left, right, static (a, b) => a * b);

    /// <summary>The elementwise product (the matrix product is <see cref="Functions.Dot"/>), each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator *(NDArray left, Scalar right) => Elementwise.Map(left, right, static (a, b) => a * b);

    /// <summary>The elementwise product (the matrix product is <see cref="Functions.Dot"/>), the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator *(Scalar left, NDArray right) => Elementwise.Map(left, right, static (a, b) => a * b);

    /// <summary>The quotient; x/0 is an infinity and 0/0 is NaN.</summary>
    /// <param name="left">The left operand.</param>
    /// <param name="right">The right operand.</param>
    /// <returns>An array of the common shape.</returns>
    /// <exception cref="ArgumentException">
    /// The shapes do not broadcast: the ranks differ, or two sizes differ and neither is 1.
    /// </exception>
    public static NDArray operator /(NDArray left, NDArray right) => Elementwise.Map("/", left, right, static (a, b) => a / b);

    /// <summary>The quotient; x/0 is an infinity and 0/0 is NaN, each element with the same number.</summary>
    /// <param name="left">The array.</param>
    /// <param name="right">The number.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator /(NDArray left, Scalar right) => Elementwise.Map(left, right, static (a, b) => a / b);

    /// <summary>The quotient; x/0 is an infinity and 0/0 is NaN, the same number with each element.</summary>
    /// <param name="left">The number.</param>
    /// <param name="right">The array.</param>
    /// <returns>An array of the same shape.</returns>
    public static NDArray operator /(Scalar left, NDArray right) => Elementwise.Map(left, right, static (a, b) => a / b);
}
