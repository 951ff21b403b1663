namespace NumDsl;

/// <summary>Applies a function of numbers to arrays, element by element, with broadcasting.</summary>
internal static class Elementwise
{
    private const string Left = "the left operand";
    private const string Right = "the right operand";

    public static NDArray Map(NDArray x, Func<double, double> f)
    {
        ArgumentNullException.ThrowIfNull(x);
        var source = x.AsSpan();
        var result = new double[source.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = f(source[i]);
        }

        return new NDArray(result, x.Shape);
    }

    public static NDArray Map(string operation, NDArray left, NDArray right, Func<double, double, double> f)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var shape = Broadcasting.CommonShape(operation, Left, left.Shape, Right, right.Shape);
        var a = Broadcasting.Expand(left, shape).AsSpan();
        var b = Broadcasting.Expand(right, shape).AsSpan();
        var result = new double[a.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = f(a[i], b[i]);
        }

        return new NDArray(result, shape);
    }

    public static NDArray Map(NDArray left, Scalar right, Func<double, double, double> f)
    {
        var b = right.Value;
        return Map(left, a => f(a, b));
    }

    public static NDArray Map(Scalar left, NDArray right, Func<double, double, double> f)
    {
        var a = left.Value;
        return Map(right, b => f(a, b));
    }
}
