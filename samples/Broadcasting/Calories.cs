using NumDsl;
using static NumDsl.Functions;

namespace Broadcasting;

/// <summary>Where the calories of 100 g of food come from.</summary>
[Model(typeof(double))]
public static partial class Calories
{
    /// <summary>Each number as a percentage of its column: (3,4) / (1,4), so the sums are stretched over the three rows.</summary>
    [Equation]
    [return: Shape(3, 4)]
    public static NDArray Percent([Shape(3, 4)] NDArray a) => 100 * a / Sum(a, axis: 0);
}
