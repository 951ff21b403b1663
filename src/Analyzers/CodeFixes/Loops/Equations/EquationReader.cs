using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Analyzers.Loops;

namespace NumDsl.CodeFixes.Loops.Equations;

/// <summary>
/// Reads a loop, or a loop with loops inside it, that sums up one number from arrays as an equation: what depends on a counter becomes an
/// array along an axis, a sum over an inner loop a reduction of that axis. A loop that sets an array, or needs the total before its end,
/// is none.
/// </summary>
internal sealed class EquationReader
{
    private readonly CountedLoop _outer;
    private readonly Scope _scope;
    private readonly ValueReader _reader;
    private readonly EquationExpressions _expressions;
    private readonly EquationArguments _arguments;
    private readonly List<string> _lines = [];
    private readonly List<(bool IsNegative, string Text)> _sums = [];
    private ISymbol? _total;
    private string? _totalText;
    private bool _isPurelyNested = true;

    private EquationReader(CountedLoop outer, Scope scope, ValueReader reader, EquationExpressions expressions, EquationArguments arguments)
    {
        _outer = outer;
        _scope = scope;
        _reader = reader;
        _expressions = expressions;
        _arguments = arguments;
    }

    /// <summary>The equation that a loop is; null if it is none.</summary>
    public static Equation? Read(ILoopOperation loop, IOperation member, LoopOptions options)
    {
        var scope = new Scope(member);
        if (Counted(loop, scope) is not { } outer || Inner(outer, scope) is not { } inner
            || inner.Any(each => each.High.Contains(outer.Variable) || each.Low.Contains(outer.Variable))
            || TotalType(outer.Body) is not { } type || !ElementTypes.IsSingleOrDouble(type))
        {
            return null;
        }

        var reader = new ValueReader(scope, loop, [outer, .. inner], new Refusal());
        var arguments = new EquationArguments(reader, options);
        arguments.Begin(outer, inner.Count > 0);
        var expressions = new EquationExpressions(reader, arguments, type) { Outer = outer };
        var equation = new EquationReader(outer, scope, reader, expressions, arguments);
        return equation.Statements(outer.Body) ? equation.Finish(inner, type) : null;
    }

    private static CountedLoop? Counted(ILoopOperation loop, Scope scope) =>
        LoopReader.Read(loop, scope, new Refusal()) is { LivesOn: false } counted ? counted : null;

    /// <summary>The loops directly inside, innermost each; null if one of them cannot be read.</summary>
    private static List<CountedLoop>? Inner(CountedLoop outer, Scope scope)
    {
        var inner = outer.Body.OfType<ILoopOperation>().Select(loop => Counted(loop, scope)).ToList();
        return inner.All(loop => loop is not null && !loop.Body.Any(statement => statement is ILoopOperation)) ? inner.ConvertAll(loop => loop!) : null;
    }

    /// <summary>The type of what the statements add to: that of the elements.</summary>
    private static ITypeSymbol? TotalType(IEnumerable<IOperation> body) => body
        .SelectMany(statement => statement.DescendantsAndSelf()).OfType<IAssignmentOperation>()
        .FirstOrDefault(assignment => assignment.Target is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation)?.Type;

    private bool Statements(IEnumerable<IOperation> body) => body.All(Statement);

    private bool Statement(IOperation statement)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation { Declarations: [var declaration] }:
                return declaration.Declarators.All(Declare);
            case IExpressionStatementOperation { Operation: IAssignmentOperation assignment }:
                return Assign(assignment, condition: null);
            case IConditionalOperation { WhenFalse: null } conditional
                when LoopReader.Statements(conditional.WhenTrue).ToList() is [IExpressionStatementOperation { Operation: IAssignmentOperation assignment }]:
                return Assign(assignment, conditional.Condition);
            case ILoopOperation loop when _expressions.Inner is null && Counted(loop, _scope) is { } inner:
                // Where it is still being added to, a sum has no value yet.
                _expressions.Enter(inner, _scope.AssignedIn(inner.Operation));
                var isRead = Statements(inner.Body);
                _expressions.Leave();
                return isRead;
            case IEmptyOperation:
                return true;
            default:
                return false;
        }
    }

    private bool Declare(IVariableDeclaratorOperation declarator)
    {
        if (declarator.Symbol.RefKind != RefKind.None || declarator.GetVariableInitializer()?.Value is not { } initial)
        {
            return false;
        }

        // An index that is computed first is read where it is used.
        if (declarator.Symbol.Type.SpecialType == SpecialType.System_Int32)
        {
            return !_reader.IsSetAgain(declarator.Symbol) && _reader.Int(initial) is not null;
        }

        return _expressions.Read(initial) is { } value && Keep(declarator.Symbol, value);
    }

    /// <summary>Gives a local its value, with a line of its own where that says more than a name.</summary>
    private bool Keep(ISymbol local, EquationValue value)
    {
        if (value.Axes != Axes.None && !value.Text.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            var name = _arguments.NewName(local.Name);
            _lines.Add($"var {name} = {value.Text};");
            value = new EquationValue(name, Binding.Whole, value.Axes);
        }

        _expressions[local] = value;
        return true;
    }

    private bool Assign(IAssignmentOperation assignment, IOperation? condition)
    {
        var target = assignment.Target;
        if (Addend(assignment) is var (value, isNegative) && Assignments.Symbol(target) is { } symbol)
        {
            return _expressions.IsDefined(symbol) ? Add(symbol, value, isNegative, condition) : Total(target, symbol, value, isNegative, condition);
        }

        // A local of the body gets another value.
        if (assignment is not ISimpleAssignmentOperation { IsRef: false } || target is not ILocalReferenceOperation { Local: var local }
            || !_expressions.IsDefined(local) || (_expressions.Inner is not null && !IsOfInner(local)))
        {
            return false;
        }

        var next = condition is null
            ? _expressions.Read(assignment.Value)
            : _expressions.Choose(condition, () => _expressions.Read(assignment.Value), () => _expressions[local]);
        return next is not null && Keep(local, next);
    }

    /// <summary>What is added to, or taken from, the target.</summary>
    private static (IOperation Value, bool IsNegative)? Addend(IAssignmentOperation assignment) => assignment switch
    {
        ICompoundAssignmentOperation { IsChecked: false, InConversion.IsIdentity: true, OutConversion.IsIdentity: true, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } compound =>
            (compound.Value, compound.OperatorKind == BinaryOperatorKind.Subtract),
        ISimpleAssignmentOperation { IsRef: false, Value: IBinaryOperation { IsChecked: false, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum }
            when IsSame(sum.LeftOperand, assignment.Target) => (sum.RightOperand, sum.OperatorKind == BinaryOperatorKind.Subtract),
        ISimpleAssignmentOperation { IsRef: false, Value: IBinaryOperation { IsChecked: false, OperatorKind: BinaryOperatorKind.Add } sum }
            when IsSame(sum.RightOperand, assignment.Target) => (sum.LeftOperand, false),
        _ => null,
    };

    /// <summary>Adds to a local of the body: in an inner loop the sum over it.</summary>
    private bool Add(ISymbol local, IOperation added, bool isNegative, IOperation? condition)
    {
        var isSum = _expressions.Inner is not null && !IsOfInner(local);
        if (Conditional(added, condition) is not { } value || (isSum && (!value.Axes.HasFlag(Axes.Columns) || local is not ILocalSymbol)))
        {
            return false;
        }

        var term = isSum ? SumOfRow(value) : value;
        var before = _expressions[local];
        var next = before.Text is "0" or "0.0"
            ? isNegative ? new EquationValue($"-{term.In(Binding.Sign)}", Binding.Sign, term.Axes) : term
            : EquationValue.Operation(before, isNegative ? "-" : "+", term);
        return Keep(local, next);
    }

    private bool Total(IOperation target, ISymbol symbol, IOperation added, bool isNegative, IOperation? condition)
    {
        var isPlain = target switch
        {
            ILocalReferenceOperation { Local: { RefKind: RefKind.None } local } => !_outer.Operation.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span),
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } => true,
            IFieldReferenceOperation { Field.IsVolatile: false, Instance: null or IInstanceReferenceOperation } => true,
            _ => false,
        };
        if (!isPlain || (_total is not null && !SymbolEqualityComparer.Default.Equals(_total, symbol)) || Conditional(added, condition) is not { } value)
        {
            return false;
        }

        // A value that does not vary with every loop around it is added more than once.
        var all = _expressions.Inner is null ? Axes.Rows : Axes.Rows | Axes.Columns;
        if (value.Axes != all)
        {
            return false;
        }

        _isPurelyNested &= _expressions.Inner is not null;
        _total = symbol;
        _totalText = target.Syntax.ToString();
        _sums.Add((isNegative, $"Sum({value.Text})"));
        return true;
    }

    private EquationValue? Conditional(IOperation added, IOperation? condition) => condition is null
        ? _expressions.Read(added)
        : _expressions.Choose(condition, () => _expressions.Read(added), () => EquationValue.Literal("0"));

    /// <summary>The sum over the inner loop: a product of a matrix and a vector where it is one.</summary>
    private static EquationValue SumOfRow(EquationValue value)
    {
        if (!value.Axes.HasFlag(Axes.Rows))
        {
            return EquationValue.Call("Sum", value) with { Axes = Axes.None };
        }

        var (matrix, vector) = value.Factors switch
        {
            ({ Axes: Axes.Rows | Axes.Columns } left, { Axes: Axes.Columns } right) => (left, right),
            ({ Axes: Axes.Columns } left, { Axes: Axes.Rows | Axes.Columns } right) => (right, left),
            _ => default,
        };
        var text = matrix is null || vector is null ? $"Sum({value.Text}, axis: 1)" : $"Dot({matrix.Text}, {vector.In(Binding.Whole)}.T)";
        return new EquationValue(text, Binding.Whole, Axes.Rows);
    }

    private bool IsOfInner(ISymbol local) =>
        _expressions.Inner is { } inner && inner.Operation.Syntax.Span.Contains(local.DeclaringSyntaxReferences[0].Span);

    private Equation? Finish(List<CountedLoop> inner, ITypeSymbol type)
    {
        if (_total is null || _totalText is null || !_arguments.HasArrays || !_expressions.IsCovered)
        {
            return null;
        }

        // What runs between the loops runs even where an inner loop does not: its size must be one that an array can have.
        var unsure = inner.Where(loop => !loop.IsNeverNegative).ToList();
        if (!_isPurelyNested && (unsure.Count > 0 || (_arguments.MayThrow && inner.Count > 0)))
        {
            return null;
        }

        var isSubtracted = _sums.All(sum => sum.IsNegative);
        var result = string.Concat(_sums.Select((sum, at) =>
            (at, sum.IsNegative != isSubtracted) switch { (0, false) => "", (0, true) => "-", (_, false) => " + ", _ => " - " } + sum.Text));
        var guarded = new[] { _outer }.Concat(inner).Where(loop => _arguments.MayThrow || !loop.IsNeverNegative);
        return new Equation(
            _outer.Operation.Syntax,
            type,
            inner.Count > 0,
            _total.Name,
            _arguments,
            _lines,
            result,
            $"{_totalText} {(isSubtracted ? "-=" : "+=")} ",
            string.Join(" && ", guarded.Select(loop => $"{loop.CountText} > 0").Distinct()));
    }

    private static bool IsSame(IOperation left, IOperation right) =>
        Assignments.Symbol(left) is { } symbol && SymbolEqualityComparer.Default.Equals(symbol, Assignments.Symbol(right));
}

/// <summary>An equation that a loop is.</summary>
/// <param name="Loop">The loop.</param>
/// <param name="Type">The type of its numbers.</param>
/// <param name="IsNest">Whether it has loops inside it.</param>
/// <param name="Total">The name of what it sums up to.</param>
/// <param name="Arguments">What it takes.</param>
/// <param name="Lines">The statements of its body, but for the last.</param>
/// <param name="Result">What it returns.</param>
/// <param name="Assignment">What its result is added to.</param>
/// <param name="Guard">When it may be called at all; empty if always.</param>
internal sealed record Equation(
    SyntaxNode Loop, ITypeSymbol Type, bool IsNest, string Total, EquationArguments Arguments, IReadOnlyList<string> Lines, string Result, string Assignment, string Guard);
