using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Numerics.Tensors;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace NumDsl;

/// <summary>Which parameter, and which of its elements, an index of <see cref="ParameterSet{T}.Flat"/> is.</summary>
internal sealed class ParameterNames<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<(string Name, int Start, int Length, nint[] Shape)> _parts = [];

    /// <param name="set">The set.</param>
    /// <param name="type">The class that names its parts by properties, as the generator writes it.</param>
    public ParameterNames(ParameterSet<T> set, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (property.PropertyType == typeof(TensorSpan<T>))
            {
                var part = property.GetMethod!.CreateDelegate<ArrayPart>(set)();
                if (part.FlattenedLength > 0)
                {
                    Add(set, property.Name, ref part.GetPinnableReference(), (int)part.FlattenedLength, [.. part.Lengths]);
                }
            }
            else if (property.PropertyType == typeof(T).MakeByRefType())
            {
                Add(set, property.Name, ref property.GetMethod!.CreateDelegate<NumberPart>(set)(), 1, []);
            }
        }
    }

    private delegate TensorSpan<T> ArrayPart();

    private delegate ref T NumberPart();

    /// <summary>The name, as <c>W[3, 0]</c>, or <c>B</c> of a number.</summary>
    public string Of(int index)
    {
        foreach (var (name, start, length, shape) in _parts.Where(part => index >= part.Start && index < part.Start + part.Length))
        {
            var (rest, indices) = ((nint)(index - start), new nint[shape.Length]);
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                (rest, indices[axis]) = Math.DivRem(rest, shape[axis]);
            }

            return shape.Length == 0 ? name : $"{name}[{string.Join(", ", indices)}]";
        }

        return $"Flat[{index}]";
    }

    private unsafe void Add(ParameterSet<T> set, string name, ref T first, int length, nint[] shape)
    {
        var start = (int)(Unsafe.ByteOffset(ref set.Flat[0], ref first) / sizeof(T));
        _parts.Add((name, start, length, shape));
    }
}
