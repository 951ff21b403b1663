using System.Numerics;

namespace NumDsl.ExecutionModes;

/// <summary>Parameters of models as plain arrays.</summary>
public static class Models
{
    /// <summary>Writes the parameters one after the other.</summary>
    public static void Fill<T>(Span<T> flat, double[][] parameters)
        where T : IFloatingPointIeee754<T>
    {
        var place = 0;
        foreach (var parameter in parameters)
        {
            foreach (var value in parameter)
            {
                flat[place++] = T.CreateTruncating(value);
            }
        }
    }

    /// <summary>Reads the next parameter.</summary>
    public static double[] Next<T>(ReadOnlySpan<T> flat, ref int place, int length)
        where T : IFloatingPointIeee754<T>
    {
        var values = new double[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = double.CreateTruncating(flat[place++]);
        }

        return values;
    }
}
