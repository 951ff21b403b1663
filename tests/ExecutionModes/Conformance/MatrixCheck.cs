using System.Globalization;

namespace NumDsl.ExecutionModes.Conformance;

/// <summary>
/// Matrices of derivatives against the modes that are checked by finite differences: the Jacobian's product with the cotangent is the
/// gradient, the Hessian's with a direction the Hessian-vector product, the gradient of an example has the bits of that of a call with this
/// example alone, and a training step those of the parameters less a part of the gradient.
/// </summary>
/// <param name="case">The case.</param>
/// <param name="driver">Its model.</param>
/// <param name="modes">The further modes of the model; null where a rule serves none of them.</param>
/// <param name="matrices">The matrices of the model.</param>
/// <param name="isFloat">Whether the model is one in float.</param>
internal sealed class MatrixCheck(ConformanceCase @case, IModelDriver driver, IModeDriver? modes, IMatrixDriver matrices, bool isFloat)
{
    private readonly double _rounding = isFloat ? 2e-5 : 1e-11;

    /// <summary>The first thing that is wrong, as text.</summary>
    public string? Differs(double[][] inputs, double[] cotangent, int[] sizes, Layout layout, Random random)
    {
        var gradient = driver.Gradient(inputs, cotangent, sizes, layout)[1..];
        return (@case.ResultDimensions.Count == 0 ? null : Jacobian()) ?? (modes is null ? null : Hessian()) ?? (@case.Examples.Length == 0 ? null : Examples()) ?? (Parameters == 0 ? null : Step());

        string? Jacobian()
        {
            var jacobian = matrices.Jacobian(inputs, sizes, layout);
            var value = driver.Value(inputs, sizes, layout);
            var problem = Each("the value beside the Jacobian", jacobian[0], value, value.Select(Math.Abs).ToArray());
            var matrix = 1;
            for (var place = 0; place < gradient.Length && problem is null;)
            {
                // Parameters share a matrix.
                var count = place == 0 ? Math.Max(Parameters, 1) : 1;
                double[] columns = [.. gradient[place..(place + count)].SelectMany(part => part)];
                var (products, scale) = (new double[columns.Length], new double[columns.Length]);
                for (var i = 0; i < value.Length * columns.Length; i++)
                {
                    var term = jacobian[matrix][i] * cotangent[i / columns.Length];
                    products[i % columns.Length] += term;
                    scale[i % columns.Length] += Math.Abs(term);
                }

                problem = Each($"matrix {matrix} of the Jacobian times the cotangent", products, columns, scale);
                (place, matrix) = (place + count, matrix + 1);
            }

            return problem;
        }

        string? Hessian()
        {
            double[][] direction = [.. gradient.Select(part => part.Select(_ => (double)(float)((2 * random.NextDouble()) - 1)).ToArray())];
            var result = matrices.Hessian(inputs, cotangent, sizes, layout);
            var (hessian, expected) = (result[^1], modes!.Hvp(inputs, cotangent, direction, sizes, layout));
            double[] along = [.. direction.SelectMany(part => part)], product = [.. expected[(gradient.Length + 1)..].SelectMany(part => part)];
            var (products, scale) = (new double[along.Length], new double[along.Length]);
            for (var i = 0; i < hessian.Length; i++)
            {
                var (row, column) = (i / along.Length, i % along.Length);
                if (hessian[i] != hessian[(column * along.Length) + row])
                {
                    return $"the Hessian is not symmetric at [{row}, {column}]";
                }

                products[row] += hessian[i] * along[column];
                scale[row] += Math.Abs(hessian[i] * along[column]);
            }

            // The kernel is that of the gradient over row-major arrays, so the bits are the same.
            var plain = layout == Layout.Plain ? gradient : driver.Gradient(inputs, cotangent, sizes, Layout.Plain)[1..];
            return Each("the gradient beside the Hessian", [.. result[1..^1].SelectMany(part => part)], [.. plain.SelectMany(part => part)], null)
                ?? Each("the Hessian times the direction", products, product, scale.Select(each => each + scale.Append(0).Max()).ToArray());
        }

        string? Examples()
        {
            var rows = matrices.PerExampleGradient(inputs, cotangent, sizes, layout);
            var axis = @case.Symbols.ToList().IndexOf(@case.Examples);
            int[] one = [.. sizes];
            one[axis] = 1;
            for (var example = 0; example < sizes[axis]; example++)
            {
                double[][] alone = [.. @case.Arguments.Select((argument, i) => Slice(inputs[i], argument.Dimensions, sizes, example))];
                var expected = driver.Gradient(alone, Slice(cotangent, @case.ResultDimensions, sizes, example), one, Layout.Plain)[1..];
                double[][] parts = Parameters == 0 ? expected : [[.. expected[..Parameters].SelectMany(part => part)], .. expected[Parameters..]];
                for (var matrix = 0; matrix < parts.Length; matrix++)
                {
                    var length = parts[matrix].Length;
                    if (Each($"matrix {matrix} of example {example}", rows[matrix][(example * length)..((example + 1) * length)], parts[matrix], null) is { } problem)
                    {
                        return problem;
                    }
                }
            }

            return null;
        }

        // Half the gradient is exact, so that the difference is rounded once whatever it is computed with.
        string? Step()
        {
            double[] weights = [.. inputs[..Parameters].SelectMany(part => part)], derivatives = [.. gradient[..Parameters].SelectMany(part => part)];
            double[] moved = [.. weights.Zip(derivatives, (w, d) => w - (d / 2)).Select(w => isFloat ? (float)w : w)];
            return Each("the parameter after a training step", matrices.TrainingStep(inputs, cotangent, sizes, layout), moved, null);
        }
    }

    private int Parameters => @case.Arguments.Count(argument => argument.IsParameter);

    /// <summary>An array's elements of one example, or all of them if it has none.</summary>
    private double[] Slice(double[] values, IReadOnlyList<string> dimensions, int[] sizes, int example)
    {
        var axis = dimensions.ToList().IndexOf(@case.Examples);
        if (axis < 0)
        {
            return values;
        }

        var lengths = @case.SizesOf(dimensions, sizes);
        var inner = lengths[(axis + 1)..].Aggregate(1, (product, length) => product * length);
        return [.. values.Where((_, i) => i / inner % lengths[axis] == example)];
    }

    /// <summary>Compares on the scale of the terms that were added up; with none, bit by bit.</summary>
    private string? Each(string what, double[] actual, double[] expected, double[]? scale)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (scale is null ? !actual[i].Equals(expected[i]) : !(Math.Abs(actual[i] - expected[i]) <= _rounding * (1 + scale[i])))
            {
                return string.Create(CultureInfo.InvariantCulture, $"{what} [{i}] is {actual[i]:R}, and should be {expected[i]:R}");
            }
        }

        return actual.Length == expected.Length ? null : $"{what} has {actual.Length} elements, and should have {expected.Length}";
    }
}
