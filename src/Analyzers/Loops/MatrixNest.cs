using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// Finds nests that are one matrix operation: products, sums of rows and columns, transposes. Matrices are rectangular arrays or whole
/// rows in a flat one; the destination is an array that nothing else can be.
/// </summary>
internal sealed class MatrixNest(Scope scope, LoopOptions options)
{
    public Finding? Find(CountedLoop outer)
    {
        var refusal = new Refusal();
        if (MatrixBody.Read(outer, scope, refusal) is not { } body || body.Loops.Any(loop => loop.Descending || loop.LivesOn || !loop.Low.IsZero))
        {
            return null;
        }

        var shape = new MatrixText(body.Loops, body.Reader);
        var (method, isExact, arguments) = body.Step switch
        {
            MapStep { Value: Element source } map when body.Loops.Count == 2 && !body.HasTotal => Transpose(shape, source, map.Target),
            ReduceStep { Join.Name: "Add", Value: Element source } when body is { Loops.Count: 2, StartsAtZero: true } => Sums(shape, source, body.Target!),
            ReduceStep { Join.Name: "Add", Value: Apply { Function.Name: "Multiply", Arguments: [Element left, Element right] } } =>
                Product(shape, body, left, right),
            _ => default,
        };
        if (method is null || arguments is null || !ElementTypes.IsSingleOrDouble(body.Step.Type) || (options.IsStrict && !isExact))
        {
            return null;
        }

        var target = body.Target ?? ((MapStep)body.Step).Target;
        if (!Dependences.Elements(body.Step).Select(pair => pair.Element).All(element => element.Equals(target) || element.Storage.IsDistinctFrom(target.Storage))
            || !body.Loops.All(loop => shape.IsNeverNegative(loop.High, target)))
        {
            return null;
        }

        // The products have an overload for each type; the others are generic.
        var typeArgument = options.HasSpanConversions || method.EndsWith("Product", StringComparison.Ordinal) ? "" : $"<{body.Step.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}>";
        var call = $"SpanMath.{method}{typeArgument}({string.Join(", ", arguments)});";
        // Where the kept loops run no time, what the others would have reached need not be there.
        var kept = body.Loops.Where(loop => target.Row?.Contains(loop.Variable) == true || target.Index.Contains(loop.Variable));
        var condition = string.Join(" && ", kept.Where(loop => loop.High.Value is not > 0).Select(loop => $"{loop.High} > 0").Distinct());
        IReadOnlyList<string> statements = condition.Length > 0 ? [$"if ({condition})", "{", $"    {call}", "}"] : [call];
        return new Finding(
            method is "RowSums" or "ColumnSums" or "Transpose" ? LoopRules.RowsAndColumns : LoopRules.MatrixProduct,
            $"SpanMath.{method}",
            isExact
                ? "the destination is an array of its own, and each sum is taken in the same order, so the result is the same to the bit"
                : "the destination is an array of its own; floating-point numbers are added in another order, so that the result can differ by rounding: by at most n * epsilon times the sum of the magnitudes",
            isExact,
            new Replacement(statements, ["NumDsl"]),
            body.Loops[0].Operation.Syntax);
    }

    private static (string? Method, bool IsExact, string[]? Arguments) Transpose(MatrixText shape, Element source, Element target)
    {
        foreach (var (row, column) in shape.Pairs)
        {
            if (shape.Matrix(source, row, column) is { } from && shape.Matrix(target, column, row) is { } to)
            {
                return ("Transpose", true, [from, row.High.ToString(), column.High.ToString(), to]);
            }
        }

        return default;
    }

    private static (string? Method, bool IsExact, string[]? Arguments) Sums(MatrixText shape, Element source, Element target)
    {
        foreach (var (kept, summed) in shape.Pairs)
        {
            if (MatrixText.Vector(target, kept) is not { } to)
            {
                continue;
            }

            if (shape.Matrix(source, kept, summed) is { } rows)
            {
                return ("RowSums", false, [rows, kept.High.ToString(), summed.High.ToString(), to]);
            }

            if (shape.Matrix(source, summed, kept) is { } columns)
            {
                return ("ColumnSums", true, [columns, summed.High.ToString(), kept.High.ToString(), to]);
            }
        }

        return default;
    }

    private static (string? Method, bool IsExact, string[]? Arguments) Product(MatrixText shape, MatrixBody body, Element left, Element right)
    {
        foreach (var (a, b) in new[] { (left, right), (right, left) })
        {
            if (body.Loops.Count == 3)
            {
                foreach (var (i, j) in shape.Pairs)
                {
                    var k = body.Loops.Single(loop => loop != i && loop != j);
                    if (shape.Matrix(a, i, k) is { } first && shape.Matrix(b, k, j) is { } second && shape.Matrix(body.Target!, i, j) is { } to)
                    {
                        return (body.StartsAtZero ? "MatrixProduct" : "AddMatrixProduct", false,
                            [first, second, i.High.ToString(), k.High.ToString(), j.High.ToString(), to]);
                    }
                }
            }
            else if (body.StartsAtZero)
            {
                foreach (var (i, k) in shape.Pairs)
                {
                    if (MatrixText.Vector(b, k) is not { } vector || MatrixText.Vector(body.Target!, i) is not { } to)
                    {
                        continue;
                    }

                    if (shape.Matrix(a, i, k) is { } matrix)
                    {
                        return ("MatrixVectorProduct", false, [matrix, vector, i.High.ToString(), k.High.ToString(), to]);
                    }

                    if (shape.Matrix(a, k, i) is { } transposed)
                    {
                        return ("VectorMatrixProduct", false, [vector, transposed, k.High.ToString(), i.High.ToString(), to]);
                    }
                }
            }
        }

        return default;
    }
}
