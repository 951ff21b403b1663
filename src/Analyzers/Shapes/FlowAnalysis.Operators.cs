using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;

namespace NumDsl.Analyzers.Shapes;

// Elementwise operators and compound assignments on tensors.
internal sealed partial class FlowAnalysis
{
    /// <summary>The result of an elementwise operation of two tensors, with what is wrong about it.</summary>
    private TensorFact? Elementwise(string name, TensorFact a, TensorFact b, SyntaxNode at)
    {
        if (a.IsArray || b.IsArray)
        {
            return ArrayElementwise(name, a, b, at);
        }

        var shape = TensorBroadcast.Infer(name, a, b, known, out var finding);
        Report(finding, at);
        return shape is null ? null : Computed(shape, false);
    }

    /// <summary>The rule of equations, on sizes that may be unknown.</summary>
    private TensorFact? ArrayElementwise(string name, TensorFact a, TensorFact b, SyntaxNode at)
    {
        var inference = Broadcasting.Infer(name, [a.Shape, b.Shape]);
        if (inference.Problem is { } problem)
        {
            Report(Judge(problem, Certain(a.Shape, b.Shape), a.Shape, b.Shape), at);
            return null;
        }

        if (!a.IsSameValueAs(b) && !a.Shape.HasSoft() && Suspicions.DoubleExpansion(name, a.Shape, b.Shape) is { } expansion)
        {
            Report(ShapeRules.Of(expansion.Kind), at, expansion.Text);
        }

        return Computed(inference.Shape!, true);
    }

    /// <summary>
    /// A problem between numbers, or of ranks, is certain; between sizes that were declared to be independent it is likely; and where a size
    /// is not known, nothing is said.
    /// </summary>
    private static Finding? Judge(ShapeProblem problem, bool certain, params Shape[] shapes) =>
        certain || problem.Kind is ShapeProblemKind.Rank or ShapeProblemKind.Axis ? new Finding(ShapeRules.Of(problem.Kind), problem.Text)
        : shapes.Any(Symbols.HasSoft) ? null
        : shapes.All(Symbols.IsNumeric) ? new Finding(ShapeRules.Of(problem.Kind), problem.Text)
        : new Finding(ShapeRules.SymbolsMeet, $"{problem.Text}; this fails unless they are equal at run time");

    /// <summary>Whether two shapes have different numbers in an axis where neither is 1.</summary>
    private static bool Certain(Shape a, Shape b) => a.Rank == b.Rank && Enumerable.Range(0, a.Rank).Any(axis =>
        a[axis].Value is { } x && b[axis].Value is { } y && x != y && x != 1 && y != 1);

    private Fact? Assign(ICompoundAssignmentOperation assignment)
    {
        var (before, value) = (Evaluate(assignment.Target), Evaluate(assignment.Value));
        if (before is TensorFact { IsArray: false } target && known.IsTensor(assignment.Target.Type) && assignment.OperatorMethod?.ReturnsVoid == true)
        {
            InPlace(target, value as TensorFact, assignment);
            return target;
        }

        var after = Combine(assignment.OperatorKind, before, value, assignment, assignment.Type);
        if (before is TensorFact old && after is TensorFact grown && !old.Shape.HasSoft() && !grown.Shape.HasSoft()
            && Suspicions.Growth(Sign(assignment), assignment.Target.Syntax.ToString(), old.Shape, grown.Shape) is { } growth)
        {
            // A loop forgets the shape of what grows in it; that it grows is seen in its first iteration, if nothing decides on that.
            var quiet = _quiet;
            _quiet = _isFirstIteration && IsInEachIteration(assignment.Syntax) ? 0 : quiet;
            Report(ShapeRules.Of(growth.Kind), assignment.Syntax, growth.Text);
            _quiet = quiet;
        }

        return Assign(assignment.Target, after);
    }

    private static bool IsInEachIteration(SyntaxNode assignment) =>
        assignment.Parent is ExpressionStatementSyntax statement
        && (statement.Parent is BlockSyntax block ? block.Parent : statement.Parent) is ForStatementSyntax or CommonForEachStatementSyntax
            or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>C# 14's own <c>+=</c> writes into the tensor, which keeps its shape.</summary>
    private void InPlace(TensorFact target, TensorFact? value, ICompoundAssignmentOperation assignment)
    {
        if (value is null || TensorBroadcast.Infer(Sign(assignment), target, value, known, out var finding) is not { } result)
        {
            if (value is not null)
            {
                TensorBroadcast.Infer(Sign(assignment), target, value, known, out finding);
                Report(finding, assignment.Syntax);
            }

            return;
        }

        if (result.Rank > target.Rank || Enumerable.Range(0, result.Rank).Any(axis =>
            TensorBroadcast.At(target.Shape, axis, result.Rank).IsOne && result[axis].Value > 1))
        {
            Report(
                ShapeRules.Destination,
                assignment.Syntax,
                $"'{Sign(assignment)}' writes a result of shape {result} into '{assignment.Target.Syntax}' of shape {target.Shape}; reduce what is "
                    + "added, or create it with the larger shape");
            return;
        }

        Report(finding, assignment.Syntax);
    }

    /// <summary>How the user wrote the operator.</summary>
    private static string Sign(IOperation at) => at.Syntax switch
    {
        BinaryExpressionSyntax binary => binary.OperatorToken.Text,
        AssignmentExpressionSyntax assignment => assignment.OperatorToken.Text,
        _ => "operator",
    };
}
