using System.Collections.Immutable;
using System.Globalization;

namespace NumDsl;

// Sums of products after Einstein.
public static partial class Functions
{
    /// <summary>
    /// The sum of the products of the operands' elements over every subscript that the result does not have, after Einstein: "ij,jk->ik"
    /// is the matrix product.
    /// </summary>
    /// <remarks>
    /// Derivative: by an operand, the sum with its subscripts and the result's in each other's place. A letter for each axis, as in
    /// NumPy: a letter twice in one operand takes the diagonal; without "->" the result has the letters that stand once, in the order of
    /// the alphabet. An array has rows and columns: one letter alone is a column (a row, too, as an operand), and no letter in the
    /// result gives (1, 1). A sum over nothing is 0. In an equation the subscripts must be constant, and sums are lowered to transposes and
    /// matrix products from left to right.
    /// </remarks>
    /// <param name="subscripts">A letter for each axis of each operand, with commas between operands, then "->" and the result's.</param>
    /// <param name="operands">As many arrays as there are subscripts.</param>
    /// <returns>An array with an axis for each letter of the result.</returns>
    /// <exception cref="ArgumentException">The subscripts cannot be read, or do not fit the operands.</exception>
    public static NDArray Einsum(string subscripts, params NDArray[] operands)
    {
        ArgumentNullException.ThrowIfNull(subscripts);
        ArgumentNullException.ThrowIfNull(operands);
        var (lists, result) = ReadSubscripts(subscripts);
        if (lists.Length != operands.Length)
        {
            throw Bad(subscripts, $"there are subscripts for {lists.Length} operands, and {operands.Length} operands");
        }

        SortedDictionary<char, int> sizes = [];
        for (var operand = 0; operand < operands.Length; operand++)
        {
            ArgumentNullException.ThrowIfNull(operands[operand], nameof(operands));
            TakeSizes(subscripts, operand, operands[operand], lists[operand], sizes);
        }

        ImmutableArray<int> shape = [.. result.Select(letter => sizes[letter]), .. Enumerable.Repeat(1, Math.Max(0, 2 - result.Length))];
        var sum = new double[Shapes.Validate(shape.AsSpan(), nameof(subscripts)).Length];

        // Every combination of indices, the result's first.
        char[] letters = [.. result, .. sizes.Keys.Except(result)];
        var steps = operands.Select((operand, which) => letters.Select(letter => StepOf(operand, lists[which], letter)).ToArray()).ToArray();
        var count = letters.Aggregate(1L, (product, letter) => product * sizes[letter]);
        var inner = letters.Skip(result.Length).Aggregate(1L, (product, letter) => product * sizes[letter]);
        var offsets = new int[operands.Length];
        for (long combination = 0; combination < count; combination++)
        {
            Array.Clear(offsets);
            var rest = combination;
            for (var letter = letters.Length - 1; letter >= 0; letter--)
            {
                (rest, var index) = Math.DivRem(rest, sizes[letters[letter]]);
                for (var operand = 0; operand < operands.Length; operand++)
                {
                    offsets[operand] += (int)index * steps[operand][letter];
                }
            }

            double product = 1;
            for (var operand = 0; operand < operands.Length; operand++)
            {
                product *= operands[operand].AsSpan()[offsets[operand]];
            }

            sum[combination / inner] += product;
        }

        return new NDArray(sum, shape);
    }

    /// <summary>How far the next index of a subscript is: along all axes that have it.</summary>
    private static int StepOf(NDArray operand, string letters, char letter)
    {
        // A vector, one way or the other, is its elements one after the other.
        int[] strides = letters.Length == 1 ? [1] : Shapes.Strides(operand.Shape.AsSpan());
        return letters.Select((each, axis) => each == letter ? strides[axis] : 0).Sum();
    }

    private static void TakeSizes(string subscripts, int operand, NDArray x, string letters, SortedDictionary<char, int> sizes)
    {
        var isVector = letters.Length == 1 && x.Rank == 2 && (x.Shape[0] == 1 || x.Shape[1] == 1);
        if (x.Rank != letters.Length && !isVector)
        {
            throw Bad(subscripts, string.Create(CultureInfo.InvariantCulture,
                $"there are {letters.Length} subscripts, '{letters}', for operand {operand} of shape {Shapes.Format(x.Shape)}, of rank {x.Rank}; one letter alone stands for a column or a row"));
        }

        for (var axis = 0; axis < letters.Length; axis++)
        {
            var size = isVector ? x.Length : x.Shape[axis];
            if (!sizes.TryAdd(letters[axis], size) && sizes[letters[axis]] != size)
            {
                throw Bad(subscripts, string.Create(CultureInfo.InvariantCulture,
                    $"the subscript '{letters[axis]}' has the sizes {sizes[letters[axis]]} and {size}, at axis {axis} of operand {operand} of shape {Shapes.Format(x.Shape)}; they must be the same"));
            }
        }
    }

    private static (string[] Operands, string Result) ReadSubscripts(string subscripts)
    {
        var sides = subscripts.Replace(" ", "", StringComparison.Ordinal).Split("->");
        var left = sides[0];
        var right = sides.Length > 1
            ? sides[1]
            : new string([.. left.Where(c => c != ',' && left.Count(other => other == c) == 1).Order()]);
        foreach (var c in string.Concat(sides).Where(c => !char.IsAsciiLetter(c) && c != ','))
        {
            throw Bad(subscripts, c == '.'
                ? "an ellipsis is not supported; write a letter for each axis"
                : $"'{c}' is not a letter; a subscript is a letter from a to z or A to Z");
        }

        if (sides.Length > 2 || right.Contains(',', StringComparison.Ordinal))
        {
            throw Bad(subscripts, "it is operands with commas between them, then '->' and the result");
        }

        var operands = left.Split(',');
        if (operands.Contains(""))
        {
            throw Bad(subscripts, "an operand has no subscripts; write a letter for each of its axes");
        }

        foreach (var c in right)
        {
            if (!left.Contains(c, StringComparison.Ordinal) || right.Count(other => other == c) > 1)
            {
                throw Bad(subscripts, left.Contains(c, StringComparison.Ordinal)
                    ? $"the result has the subscript '{c}' more than once"
                    : $"the result has the subscript '{c}', which no operand has");
            }
        }

        return (operands, right);
    }

    private static ArgumentException Bad(string subscripts, string problem) => new($"Einsum cannot use \"{subscripts}\": {problem}.", nameof(subscripts));
}
