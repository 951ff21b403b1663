using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Operators;

/// <summary>
/// A sum after Einstein as transposes, matrix products and sums: operands are contracted from left to right, and a subscript is summed
/// over as soon as nothing that follows has it.
/// </summary>
internal sealed class Einsum
{
    private readonly GraphBuilder _g;
    private readonly Dictionary<char, Dimension> _sizes = [];

    private Einsum(GraphBuilder g) => _g = g;

    public static Composition Of(FunctionCall call)
    {
        if (EinsumSubscripts.Parse(call.Text, out var problem) is not { } subscripts)
        {
            return new ShapeProblem(ShapeProblemKind.Axis, $"'Einsum' cannot read \"{call.Text}\": {problem}");
        }

        if (subscripts.Operands.Count != call.Values.Count)
        {
            return new ShapeProblem(
                ShapeProblemKind.Rank,
                $"'Einsum' has subscripts for {subscripts.Operands.Count} operands in \"{call.Text}\", and {call.Values.Count} operands");
        }

        var einsum = new Einsum(call.G);
        var terms = new List<Term>();
        for (var operand = 0; operand < call.Values.Count; operand++)
        {
            var (node, letters) = (call.Values[operand], subscripts.Operands[operand]);
            if (einsum.Misfit(call.Text, operand, call.G.ShapeOf(node), letters) is { } misfit)
            {
                return misfit;
            }

            terms.Add(new Term(call.G.ShapeOf(node) is { Rank: 2 } row && letters.Length == 1 && row[0].IsOne ? call.G.SwapAxes(node) : node, letters));
        }

        return einsum.Contracted(terms, subscripts.Result);
    }

    /// <summary>Takes the sizes of an operand down; a problem where they are others than before.</summary>
    private ShapeProblem? Misfit(string text, int operand, Shape shape, string letters)
    {
        var isVector = letters.Length == 1 && shape.Rank == 2 && shape.ProperAxes.Count() < 2;
        if (shape.Rank != letters.Length && !isVector)
        {
            return new ShapeProblem(
                ShapeProblemKind.Rank,
                $"'Einsum' has {letters.Length} subscripts, '{letters}', in \"{text}\" for operand {operand} of shape {shape}, of rank {shape.Rank}; "
                    + "one letter alone stands for a column or a row");
        }

        for (var axis = 0; axis < letters.Length; axis++)
        {
            var size = isVector ? shape.Size : shape[axis];
            if (!_sizes.TryGetValue(letters[axis], out var known))
            {
                _sizes.Add(letters[axis], size);
            }
            else if (!known.Equals(size))
            {
                return new ShapeProblem(
                    ShapeProblemKind.InnerDimension,
                    $"'Einsum' has the sizes {known} and {size} for the subscript '{letters[axis]}' in \"{text}\", at axis {axis} of operand {operand} of "
                        + $"shape {shape}; they must be the same");
            }
        }

        return null;
    }

    private int Contracted(List<Term> terms, string result)
    {
        var value = Prepared(terms, 0, result);
        for (var next = 1; next < terms.Count; next++)
        {
            var kept = result + string.Concat(terms.Skip(next + 1).Select(term => term.Letters));
            value = SummedTo(Product(value, Prepared(terms, next, result + value.Letters), kept), kept);
        }

        return Arranged(value, result);
    }

    /// <summary>An operand, each of its subscripts once, without those that stand nowhere else.</summary>
    private Term Prepared(List<Term> terms, int operand, string result) =>
        SummedTo(Diagonal(terms[operand]), result + string.Concat(terms.Where((_, other) => other > operand).Select(term => term.Letters)));

    /// <summary>Where a subscript is repeated, the elements at which the two indices are equal.</summary>
    private Term Diagonal(Term term)
    {
        for (var axis = 1; axis < term.Letters.Length; axis++)
        {
            var first = term.Letters.IndexOf(term.Letters[axis]);
            if (first < axis)
            {
                var (shape, zero) = (_g.ShapeOf(term.Node), _g.Constant(0));
                var isEqual = _g.Add(Elementwise.Equal, _g.Index(shape, first), _g.Index(shape, axis));
                return Diagonal(Summed(new Term(_g.Where(isEqual, term.Node, zero), term.Letters), [axis]));
            }
        }

        return term;
    }

    private Term SummedTo(Term term, string kept) =>
        Summed(term, [.. Enumerable.Range(0, term.Letters.Length).Where(axis => !kept.Contains(term.Letters[axis]))]);

    private Term Summed(Term term, IReadOnlyList<int> axes)
    {
        if (axes.Count == 0)
        {
            return term;
        }

        var letters = new string([.. term.Letters.Where((_, axis) => !axes.Contains(axis))]);
        return new Term(_g.Reshape(_g.Sum(term.Node, new AxesDetail(axes.ToEquatableArray(), true)), ShapeOf(letters)), letters);
    }

    /// <summary>A matrix product where there is something to sum over, for each index that both operands and the result have; else elementwise.</summary>
    private Term Product(Term a, Term b, string kept)
    {
        var shared = a.Letters.Where(b.Letters.Contains).ToList();
        var inner = Join(shared.Where(letter => !kept.Contains(letter)));
        var batch = Join(shared.Where(kept.Contains));
        var (left, right) = (Join(a.Letters.Where(letter => !shared.Contains(letter))), Join(b.Letters.Where(letter => !shared.Contains(letter))));
        var all = batch + left + right;
        if (inner.Length == 0)
        {
            return new Term(_g.Multiply(Spread(a, all), Spread(b, all)), all);
        }

        var matrix = _g.Dot(Matrix(a, batch, left, inner), Matrix(b, batch, inner, right));
        return new Term(_g.Reshape(matrix, ShapeOf(all)), all);
    }

    /// <summary>A batch of matrices: several subscripts become rows, and several columns.</summary>
    private int Matrix(Term term, string batch, string rows, string columns) =>
        _g.Reshape(Arranged(term, batch + rows + columns), new Shape([.. batch.Select(letter => _sizes[letter]), SizeOf(rows), SizeOf(columns)]));

    /// <summary>In the order of more subscripts, 1 along those that it does not have.</summary>
    private int Spread(Term term, string all)
    {
        var own = Arranged(term, Join(all.Where(term.Letters.Contains)));
        var dimensions = all.Select(letter => term.Letters.Contains(letter) ? _sizes[letter] : Dimension.One).ToList();
        return _g.Reshape(own, new Shape([.. dimensions, .. Enumerable.Repeat(Dimension.One, Math.Max(0, 2 - all.Length))]));
    }

    /// <summary>The same subscripts in another order.</summary>
    private int Arranged(Term term, string letters)
    {
        if (term.Letters == letters)
        {
            return term.Node;
        }

        return _g.Add(Structural.Transpose, [term.Node], new PermutationDetail(letters.Select(letter => term.Letters.IndexOf(letter)).ToEquatableArray()));
    }

    /// <summary>The sizes of subscripts; an array has rows and columns, so one subscript makes a column.</summary>
    private Shape ShapeOf(string letters) =>
        new([.. letters.Select(letter => _sizes[letter]), .. Enumerable.Repeat(Dimension.One, Math.Max(0, 2 - letters.Length))]);

    private Dimension SizeOf(string letters) => letters.Aggregate(Dimension.One, (product, letter) => product * _sizes[letter]);

    private static string Join(IEnumerable<char> letters) => new([.. letters]);

    /// <summary>A value and the subscripts of its axes; one with fewer than two has axes of size 1 after them.</summary>
    private sealed record Term(int Node, string Letters);
}
