using System.Collections;
using System.Reflection;

namespace NumDsl.Analyzers.Tests.Loops;

/// <summary>Arguments for the methods of the corpus: sizes around the widths of vectors, special values, and arrays that are one.</summary>
internal static class Inputs
{
    /// <summary>Empty, one less, as many and one more than the lanes of a vector, twice and often.</summary>
    public static readonly int[] Lengths = [0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 32, 33, 65, 100];

    private static readonly double[] Specials =
        [0.0, -0.0, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 5e-324, -5e-324, 1e-40, -1e-40, 1e-320, 1, -1, 0.5, 6, -6, 7];

    /// <summary>One argument for each parameter; the same seed gives the same.</summary>
    public static object?[] Make(MethodInfo method, int length, int seed, bool special)
    {
        var random = new Random(seed);
        return [.. method.GetParameters().Select(parameter => Value(parameter.ParameterType, parameter.Name!, length, random, special))];
    }

    /// <summary>The pairs of parameters that can be one array.</summary>
    public static IEnumerable<(int First, int Second)> Pairs(MethodInfo method)
    {
        var parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            for (int j = i + 1; j < parameters.Length; j++)
            {
                if (parameters[i].ParameterType == parameters[j].ParameterType && (parameters[i].ParameterType.IsArray || parameters[i].ParameterType.IsGenericType))
                {
                    yield return (i, j);
                }
            }
        }
    }

    private static object? Value(Type type, string name, int length, Random random, bool special)
    {
        if (type.IsByRef)
        {
            return Value(type.GetElementType()!, name, length, random, special);
        }

        if (type == typeof(int))
        {
            return name switch { "rows" => 3, "columns" => length, "start" => Math.Min(2, length), "k" => 2, _ => length };
        }

        if (type.IsArray && type.GetArrayRank() == 2)
        {
            // Square, so that every product of two fits.
            var matrix = Array.CreateInstance(type.GetElementType()!, length, length);
            foreach (var (i, j) in Enumerable.Range(0, length).SelectMany(i => Enumerable.Range(0, length).Select(j => (i, j))))
            {
                matrix.SetValue(Number(type.GetElementType()!, random, special), i, j);
            }

            return matrix;
        }

        if (type.IsArray)
        {
            var element = type.GetElementType()!;
            // Long enough for three rows, where there are rows; lengths are otherwise what bounds are taken from.
            var array = Array.CreateInstance(element, s_hasRows ? 3 * length : length);
            for (int i = 0; i < array.Length; i++)
            {
                array.SetValue(element.IsArray ? Value(element, name, length, random, special) : Number(element, random, special), i);
            }

            return array;
        }

        if (type.IsGenericType)
        {
            var list = (IList)Activator.CreateInstance(type)!;
            for (int i = 0; i < length; i++)
            {
                list.Add(Number(type.GenericTypeArguments[0], random, special));
            }

            return list;
        }

        if (!type.IsPrimitive && type != typeof(Half))
        {
            var box = Activator.CreateInstance(type)!;
            type.GetField("Value")!.SetValue(box, Number(typeof(float), random, special));
            type.GetField("Data")!.SetValue(box, Value(typeof(float[]), name, length, random, special));
            return box;
        }

        return Number(type, random, special);
    }

    [ThreadStatic]
    private static bool s_hasRows;

    public static object?[] MakeFor(MethodInfo method, int length, int seed, bool special)
    {
        s_hasRows = method.GetParameters().Any(parameter => parameter.Name is "rows");
        return Make(method, length, seed, special);
    }

    private static object Number(Type type, Random random, bool special)
    {
        var value = special && random.Next(3) == 0 ? Specials[random.Next(Specials.Length)] : (random.NextDouble() * 4) - 2;
        return Type.GetTypeCode(type) switch
        {
            TypeCode.Double => value,
            TypeCode.Single => (float)value,
            TypeCode.Boolean => random.Next(2) == 0,
            _ when type == typeof(Half) => (Half)value,
            // Integers of every size: sums and products wrap.
            TypeCode.Int32 => random.Next(int.MinValue, int.MaxValue),
            TypeCode.UInt32 => (uint)random.NextInt64(0, uint.MaxValue),
            TypeCode.Int64 => random.NextInt64(long.MinValue, long.MaxValue),
            TypeCode.UInt64 => (ulong)random.NextInt64(),
            TypeCode.Byte => (byte)random.Next(256),
            _ => throw new NotSupportedException($"The corpus has no values of the type {type}."),
        };
    }
}
