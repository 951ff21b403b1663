namespace NumDsl;

// Losses over logits, and those that are robust, of margins or of distributions: each a mean over all examples.
public static partial class Functions
{
    /// <summary>The mean of the cross-entropy of sigmoid(logit) with the target, from the logit itself.</summary>
    /// <remarks>
    /// max(z, 0) - z y + log1p(e^-|z|): finite for every finite logit. Derivative with respect to a logit: (sigmoid z - y) over the
    /// count; with respect to the target: -z over the count.
    /// </remarks>
    /// <param name="logits">z, any numbers.</param>
    /// <param name="target">y, in [0, 1], of the same shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ (a loss does not broadcast), or there are no elements.</exception>
    public static Scalar BinaryCrossEntropyWithLogits(NDArray logits, NDArray target)
    {
        CheckSameShape(nameof(BinaryCrossEntropyWithLogits), logits, target);
        return Mean(Relu(logits) - (logits * target) + Log1p(Exp(-Abs(logits))));
    }

    /// <summary>
    /// The mean over the examples of -sum(y log(softmax z)) along the axis of the classes, for targets that are distributions (one-hot
    /// ones are), or of -log(softmax z) at the label for targets that are class numbers.
    /// </summary>
    /// <remarks>
    /// Derivative with respect to the logits: (softmax(z) sum(y) - y) over the number of examples, for labels with the one-hot y, which is not made.
    /// Finite for all finite logits; where a target is 0 and its logit -infinity it is NaN, as 0 times infinity is, but not for labels.
    /// </remarks>
    /// <param name="logits">z, any numbers.</param>
    /// <param name="target">
    /// y, distributions along the axis, of the same shape; or whole numbers from 0 to below the number of classes, with the size 1 at the axis.
    /// </param>
    /// <param name="axis">The axis of the classes; a negative one counts from the end.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ (a loss does not broadcast), or there are no elements.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or a label is no class.</exception>
    public static Scalar CrossEntropy(NDArray logits, NDArray target, int axis)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(target);
        var along = Shapes.Axis(nameof(CrossEntropy), axis, logits);
        if (target.Rank == logits.Rank && target.Shape[along] == 1 && logits.Shape[along] != 1)
        {
            return -Mean(TakeAlongAxis(LogSoftmax(logits, axis), target, axis));
        }

        CheckSameShape(nameof(CrossEntropy), logits, target);
        return -Mean(Sum(target * LogSoftmax(logits, axis), axis));
    }

    /// <summary>The mean of |prediction - target|.</summary>
    /// <remarks>Derivative with respect to the prediction: the sign of the difference over the count, 0 where they are equal. NaN in
    /// either gives NaN.</remarks>
    /// <param name="prediction">The prediction.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ (a loss does not broadcast), or there are no elements.</exception>
    public static Scalar MeanAbsoluteError(NDArray prediction, NDArray target)
    {
        CheckSameShape(nameof(MeanAbsoluteError), prediction, target);
        return Mean(Abs(prediction - target));
    }

    /// <summary>The mean of d^2/2 where |d| is at most delta and of delta (|d| - delta/2) elsewhere, d = prediction - target.</summary>
    /// <remarks>
    /// Derivative with respect to the prediction: d between -delta and delta over the count. Quadratic near 0 and linear far away (P.
    /// Huber, 1964); finite wherever the difference is.
    /// </remarks>
    /// <param name="prediction">The prediction.</param>
    /// <param name="target">The target, of the same shape.</param>
    /// <param name="delta">Where it becomes linear, above 0.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ (a loss does not broadcast), or there are no elements.</exception>
    public static Scalar Huber(NDArray prediction, NDArray target, double delta = 1)
    {
        CheckSameShape(nameof(Huber), prediction, target);

        // With q = min(|d|, delta): q^2/2 + delta (|d| - q).
        var distance = Abs(prediction - target);
        var quadratic = Minimum(distance, delta);
        return Mean((0.5 * Square(quadratic)) + (delta * (distance - quadratic)));
    }

    /// <summary>The mean of max(0, 1 - y p) for targets y of -1 and 1.</summary>
    /// <remarks>Derivative with respect to p: -y over the count where y p is below 1, and 0 elsewhere, at 1 too. Finite
    /// for all finite margins.</remarks>
    /// <param name="prediction">p, a margin.</param>
    /// <param name="target">y, -1 or 1, of the same shape.</param>
    /// <returns>One number.</returns>
    /// <exception cref="ArgumentException">The shapes differ (a loss does not broadcast), or there are no elements.</exception>
    public static Scalar Hinge(NDArray prediction, NDArray target)
    {
        CheckSameShape(nameof(Hinge), prediction, target);
        return Mean(Relu(1 - (target * prediction)));
    }

    /// <summary>The Kullback-Leibler divergence sum(p log(p/q)) of distributions.</summary>
    /// <remarks>
    /// Derivative: log(p/q) + 1 by p and -p/q by q, 0 where p is 0. A term with p = 0 is 0, one with q = 0 and p above 0 is infinite.
    /// </remarks>
    /// <param name="p">The distribution that is averaged over.</param>
    /// <param name="q">The distribution that it is compared with, of the same shape.</param>
    /// <returns>One number, 0 or more if both sum up to 1.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Scalar KullbackLeibler(NDArray p, NDArray q)
    {
        CheckSameShape(nameof(KullbackLeibler), p, q);
        return Sum(Xlogy(p, p) - Xlogy(p, q));
    }

    /// <summary>The cosine of the angle between vectors along an axis: sum(x y) / (norm(x) norm(y)).</summary>
    /// <remarks>Derivative: (y/norm(y) - c x/norm(x))/norm(x) by x, for the cosine c. Of a zero vector it is NaN.</remarks>
    /// <param name="x">The first vectors.</param>
    /// <param name="y">The second vectors, of the same shape.</param>
    /// <param name="axis">The axis along which a vector lies; a negative one counts from the end.</param>
    /// <returns>An array of the same shape, with 1 at the axis.</returns>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public static NDArray CosineSimilarity(NDArray x, NDArray y, int axis)
    {
        CheckSameShape(nameof(CosineSimilarity), x, y);
        return Sum(x * y, axis) / (Norm(x, axis) * Norm(y, axis));
    }
}
