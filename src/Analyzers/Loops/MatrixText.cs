namespace NumDsl.Analyzers.Loops;

/// <summary>Recognises matrices and vectors in the indices of a nest, and writes them as spans of just the elements that the nest reaches.</summary>
internal sealed class MatrixText(IReadOnlyList<CountedLoop> loops, ValueReader reader)
{
    /// <summary>Every loop with every other one.</summary>
    public IEnumerable<(CountedLoop First, CountedLoop Second)> Pairs =>
        loops.SelectMany(_ => loops, (first, second) => (first, second)).Where(pair => pair.first != pair.second);

    /// <summary>A matrix of which one loop counts all rows and another one all columns.</summary>
    public string? Matrix(Element element, CountedLoop row, CountedLoop column)
    {
        var storage = element.Storage;
        var size = row.High * column.High;
        if (storage.Kind == StorageKind.Rectangular)
        {
            if (element.Row?.Equals(Polynomial.Name(row.Variable)) != true || !element.Index.Equals(Polynomial.Name(column.Variable))
                || !reader.Columns(storage).Equals(column.High))
            {
                return null;
            }

            return reader.Rows(storage).Equals(row.High) ? $"{storage.Text}.AsSpan()" : $"{storage.Text}.AsSpan().Slice(0, {size})";
        }

        return element.Row is null && element.Index.Equals((Polynomial.Name(row.Variable) * column.High) + Polynomial.Name(column.Variable))
            && !storage.MayThrow
            ? Slice(storage, size)
            : null;
    }

    /// <summary>A vector that a loop goes through.</summary>
    public static string? Vector(Element element, CountedLoop loop) =>
        element.Row is null && element.Index.Equals(Polynomial.Name(loop.Variable)) && !element.Storage.MayThrow
            ? Slice(element.Storage, loop.High)
            : null;

    /// <summary>Whether a bound is a length, a size that an array was made with, or a number.</summary>
    public bool IsNeverNegative(Polynomial bound, Element target) =>
        bound.Value is >= 0 || (bound.IsName && Lengths.IsLength(bound.ToString()))
        || bound.Equals(reader.ExtentOf(target.Storage, 0)) || bound.Equals(reader.ExtentOf(target.Storage, 1))
        || bound.Equals(reader.NewLength(target.Storage));

    private static string? Slice(Storage storage, Polynomial size) => storage.Kind switch
    {
        StorageKind.Array => size.Equals(Polynomial.Name(ValueReader.LengthOf(storage))) ? storage.Text : $"{storage.Text}.AsSpan(0, {size})",
        StorageKind.Span or StorageKind.ReadOnlySpan => $"{storage.Text}.Slice(0, {size})",
        _ => null,
    };
}
