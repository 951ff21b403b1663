namespace NumDsl;

// Losses: the mean over all elements of a distance between a prediction and a target.
public static partial class Functions
{
    /// <summary>The mean of -(y log a + (1 - y) log(1 - a)) over all elements.</summary>
    /// <remarks>
    /// The formula is taken at its word: a prediction of exactly 0 or 1 gives an infinity where it is wrong, and 0 times infinity, NaN,
    /// where it
    /// is right (Clamp it if it may occur). In a model the loss of a <see cref="Sigmoid(NDArray)"/> is compiled to the form that
    /// neither overflows nor has this edge. Derivative with respect to a: (a - y) / (a (1 - a)) over the count.
    /// </remarks>
    /// <param name="prediction">a, in (0, 1).</param>
    /// <param name="target">y, in [0, 1], of the same shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ (a loss does not broadcast), or there are no elements.</exception>
    public static Scalar BinaryCrossEntropy(NDArray prediction, NDArray target)
    {
        CheckSameShape(nameof(BinaryCrossEntropy), prediction, target);
        return Mean(-(target * Log(prediction) + (1 - target) * Log1p(-prediction)));
    }

    /// <summary>The mean of (prediction - target)^2 over all elements.</summary>
    /// <remarks>
    /// Derivative with respect to the prediction: 2 (prediction - target) over the count. Squares overflow above 1e154.
    /// </remarks>
    /// <param name="prediction">The prediction.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ (a loss does not broadcast), or there are no elements.</exception>
    public static Scalar MeanSquaredError(NDArray prediction, NDArray target)
    {
        CheckSameShape(nameof(MeanSquaredError), prediction, target);
        return Mean(Square(prediction - target));
    }

    private static void CheckSameShape(string function, NDArray prediction, NDArray target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (!prediction.Shape.AsSpan().SequenceEqual(target.Shape.AsSpan()))
        {
            throw new ArgumentException(
                $"{function}: the prediction is {Shapes.Format(prediction.Shape)} and the target is " +
                $"{Shapes.Format(target.Shape)}. A loss does not broadcast: give both the same shape.", nameof(target));
        }
    }
}
