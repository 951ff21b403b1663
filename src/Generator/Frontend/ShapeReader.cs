using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;

namespace NumDsl.Generator.Frontend;

/// <summary>Reads the dimensions of a <c>[Shape]</c> or <c>[Parameter]</c> attribute.</summary>
internal static class ShapeReader
{
    /// <summary>The shape, or null after a problem was reported (or where the user's code is not complete).</summary>
    public static Shape? Read(AttributeData attribute, string subject, ProblemSink problems, CancellationToken cancellationToken)
    {
        if (attribute.Values() is not { } values)
        {
            return null;
        }

        var dimensions = new List<Dimension>();
        for (var i = 0; i < values.Count; i++)
        {
            var (dimension, error) = Read(values[i]);
            if (dimension is not null)
            {
                dimensions.Add(dimension);
            }
            else if (error is not null)
            {
                problems.Report(
                    RuleIds.BadShapeText,
                    attribute.ArgumentLocation(i, values.Count, cancellationToken),
                    $"The size {Text(values[i])} of {subject} cannot be read: {error}. Write integers, names, + - * / and brackets.");
            }
        }

        if (dimensions.Count < values.Count)
        {
            return null;
        }

        if (dimensions.Count == 1)
        {
            var size = Text(values[0]);
            problems.Report(
                RuleIds.RankOne,
                attribute.Location(cancellationToken),
                $"The shape ({size}) of {subject} has rank 1, which does not exist; write ({size}, 1) for a column or (1, {size}) "
                    + "for a row");
            return null;
        }

        return new Shape(dimensions);
    }

    /// <summary>The shape of any rank, as tensors outside of models can have it; null where it cannot be read.</summary>
    public static Shape? ReadAnyRank(AttributeData attribute)
    {
        var dimensions = attribute.Values()?.Select(value => Read(value).Dimension).ToList();
        return dimensions is null || dimensions.Count == 0 || dimensions.Any(dimension => dimension is null) ? null : new Shape(dimensions!);
    }

    private static (Dimension? Dimension, string? Error) Read(TypedConstant value) => value.Kind == TypedConstantKind.Error
        ? (null, null)
        : value.Value switch
        {
            int size and < 0 => (null, $"{size} is negative"),
            int size => (Dimension.Of(size), null),
            string text => ShapeParser.Parse(text),
            _ => (null, "it is neither an int nor a string"),
        };

    private static string Text(TypedConstant value) =>
        value.Value is string text ? $"\"{text}\"" : value.IsNull ? "null" : $"{value.Value}";
}
