using NumDsl;

namespace Broadcasting;

/// <summary>
/// The general principle: (m,n) with (1,n), (m,1) or a number, for + - * and / alike. Only a size that is literally 1
/// stretches; sizes that merely happen to agree never do.
/// </summary>
[Model(typeof(double))]
public static partial class Principle
{
    /// <summary>(m,n) + (1,n): the row is added to every row.</summary>
    [Equation]
    public static NDArray AddRow([Shape("m", "n")] NDArray a, [Shape(1, "n")] NDArray row) => a + row;

    /// <summary>(m,n) + (m,1): the column is added to every column.</summary>
    [Equation]
    public static NDArray AddColumn([Shape("m", "n")] NDArray a, [Shape("m", 1)] NDArray column) => a + column;

    /// <summary>(m,n) + a number: it is added everywhere.</summary>
    [Equation]
    public static NDArray AddNumber([Shape("m", "n")] NDArray a, Scalar number) => a + number;

    // What does not match is an error while you type, not a surprise at run time. This equation
    //
    //     [Equation]
    //     public static NDArray Wrong([Shape("m", "n")] NDArray a, [Shape("n", "m")] NDArray b) => a + b;
    //
    // does not compile:
    //
    //     error ND1002: '+' has operands of shapes (m, n) and (n, m), which disagree in axis 0: m against n; transpose one of
    //     them with .T
}
