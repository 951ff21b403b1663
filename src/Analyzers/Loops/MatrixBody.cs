using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>Two or three loops, one in the other, around one statement, with at most a total that is set to zero before and stored after.</summary>
/// <param name="Loops">From the outermost.</param>
/// <param name="Step">The innermost statement.</param>
/// <param name="Target">Where a total ends up; null for a map.</param>
/// <param name="HasTotal">Whether the total is a local.</param>
/// <param name="StartsAtZero">Whether the total starts at zero, rather than at what is in the target.</param>
/// <param name="Reader">Reads with all of the loops' variables.</param>
internal sealed record MatrixBody(
    IReadOnlyList<CountedLoop> Loops, Step Step, Element? Target, bool HasTotal, bool StartsAtZero, ValueReader Reader)
{
    public static MatrixBody? Read(CountedLoop outer, Scope scope, Refusal refusal)
    {
        var loops = new List<CountedLoop> { outer };
        var (before, after) = (default(IOperation), default(IOperation));
        while (loops[^1].Body.Any(statement => statement is ILoopOperation))
        {
            var body = loops[^1].Body;
            var at = body.Count == 1 ? 0 : 1;
            if (before is not null || body.Count > 3 || body[at] is not ILoopOperation operation
                || LoopReader.Read(operation, scope, refusal) is not { Start: null } inner || loops.Count == 3)
            {
                return null;
            }

            (before, after) = (body.Count > 1 ? body[0] : null, body.Count > 2 ? body[2] : null);
            loops.Add(inner);
        }

        var reader = new ValueReader(scope, outer.Operation, loops, refusal);
        if (loops.Count < 2 || new BodyReader(reader, loops[^1], refusal).Read() is not [var step])
        {
            return null;
        }

        if (before is null)
        {
            return step switch
            {
                MapStep => new MatrixBody(loops, step, null, HasTotal: false, StartsAtZero: false, reader),
                ReduceStep { Into: { } target } => new MatrixBody(loops, step, target, HasTotal: false, StartsAtZero: false, reader),
                _ => null,
            };
        }

        if (step is not ReduceStep reduce)
        {
            return null;
        }

        // c[i, j] = 0; for (...) c[i, j] += ...;
        if (after is null)
        {
            return reduce.Into is { } into && before is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Value: var zero } clear }
                && IsZero(zero) && into.Equals(reader.Element(clear.Target))
                ? new MatrixBody(loops, step, into, HasTotal: false, StartsAtZero: true, reader)
                : null;
        }

        // T s = 0; for (...) s += ...; c[i, j] = s;
        return reduce.Into is null
            && before is IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var total] }] }
            && total.Symbol.Name == reduce.Total && SymbolEqualityComparer.Default.Equals(total.Symbol.Type, reduce.Type)
            && total.GetVariableInitializer()?.Value is { } first && IsZero(first)
            && after is IExpressionStatementOperation { Operation: ISimpleAssignmentOperation store }
            && SymbolEqualityComparer.Default.Equals(Assignments.Symbol(store.Value), total.Symbol)
            && reader.Element(store.Target) is { } stored
                ? new MatrixBody(loops, step, stored, HasTotal: true, StartsAtZero: true, reader)
                : null;
    }

    private static bool IsZero(IOperation value) => value.ConstantValue is { HasValue: true, Value: { } constant }
        && new Number("", constant, MayThrow: false).Is(0);
}
