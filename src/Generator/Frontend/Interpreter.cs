using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Frontend;

/// <summary>
/// Runs an equation's body at compile time, on values that stand for what will be computed: the C# arithmetic of sizes and constants is
/// carried out, calls are followed, loops unrolled, and what is left over arrays and scalars grows a graph.
/// </summary>
internal sealed partial class Interpreter(ModelContext model, IMethodSymbol equation, ProblemSink problems)
{
    /// <summary>More operations than any equation needs; without a limit, helpers that call helpers twice would block the IDE.</summary>
    private const int MaximumSteps = 50_000;

    private readonly GraphBuilder _graph = new();
    private readonly List<Frame> _frames = [];
    private readonly List<Condition> _conditions = [];
    private readonly List<(int Depth, int Node, string Name)> _names = [];
    private int _unrolling;
    private int _steps;
    private bool _failed;
    private bool _stopped;

    /// <summary>What must hold of the sizes at run time.</summary>
    public IReadOnlyList<Condition> Conditions => _conditions;

    private SourceCode Source => model.Source;

    private KnownTypes Known => model.Source.Known;

    private Frame Current => _frames[_frames.Count - 1];

    /// <summary>The call in the equation that led to where we are; null in the equation itself, and in its own rule for a derivative.</summary>
    private SyntaxNode? CallInEquation => _frames.Count > 1 ? _frames[1].Call?.Syntax : null;

    /// <summary>The node of the equation's result; null after a problem.</summary>
    public int? Run(Signature signature)
    {
        if (Source.Body(equation) is not { Block: { } block } body)
        {
            return null;
        }

        var root = new Frame(equation, null);
        _frames.Add(root);
        foreach (var parameter in Implementation(equation).Parameters)
        {
            var argument = signature.Arguments[parameter.Ordinal];
            root.Values[parameter] = new NodeValue(Known.IsKey(parameter.Type)
                ? _graph.Add(Structural.Key, [], new KeyDetail(argument.Name))
                : Argument(argument));
        }

        try
        {
            Execute(block);
            if (!_failed && root.Returned is { } value)
            {
                root.Returned = WithRule(root, value);
            }
        }
        catch (InsufficientExecutionStackException)
        {
            problems.Report(RuleIds.TooLarge, body.Syntax.Identifier.GetLocation(),
                $"'{equation.Name}' is nested too deeply; give parts of it names");
            return null;
        }

        if (_failed || root.Returned is not NodeValue result)
        {
            return null;
        }

        var shape = _graph.ShapeOf(result.Node);
        problems.Trace?.Result(equation, shape);
        if (signature.Result is { } declared && !declared.Equals(shape))
        {
            var attribute = Attributes.Find(equation.GetReturnTypeAttributes(), "ShapeAttribute")!;
            problems.Take(new Problem(
                shape.Rank == declared.Rank ? RuleIds.Declared : RuleIds.Rank,
                (root.ReturnedAt ?? block).Syntax.GetLocation(),
                $"The result of '{equation.Name}' is declared as {declared}, but its shape is {shape}",
                new[] { attribute.Location(Source.CancellationToken) }.ToEquatableArray()) { Inferred = shape });
            return null;
        }

        return result.Node;
    }

    /// <summary>The graph, with the user's names: the equation's own come before those of what it calls.</summary>
    public Graph Build(int result)
    {
        foreach (var (_, node, name) in _names.OrderBy(name => name.Depth))
        {
            _graph.Name(node, name);
        }

        var graph = _graph.Build([new Output(Passes.Result, result)], out var kept);
        TraceOrigins(kept);
        return graph;
    }

    /// <summary>An argument's value; one of another element type is converted once, and not seen otherwise.</summary>
    private int Argument(ArgumentSpec argument)
    {
        var node = Input(argument.Input);
        return argument.Element is null ? node : _graph.Add(Elementwise.Convert, node);
    }

    private int Input(InputDetail input)
    {
        var node = _graph.Input(input);
        _graph.Name(node, input.Name);
        return node;
    }

    /// <summary>A local's value is known by the local's name, unless it has one already or is a bare number.</summary>
    private void Name(Value value, string name)
    {
        if (value is NodeValue { Node: var node } && _graph[node].Operator != Structural.Constant)
        {
            _names.Add((_frames.Count, node, name));
        }
    }

    private Value Evaluate(IOperation operation)
    {
        if (!CanGoOn())
        {
            return Value.Unknown;
        }

        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
        {
            return Constant(constant, operation);
        }

        var value = operation switch
        {
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            ILocalReferenceOperation local => Read(local.Local),
            IParameterReferenceOperation parameter => Read(parameter.Parameter),
            IConversionOperation conversion => Convert(conversion),
            IUnaryOperation unary => Unary(unary),
            IBinaryOperation binary => Binary(binary),
            IConditionalOperation conditional => Conditional(conditional),
            ISwitchExpressionOperation choice => SwitchExpression(choice),
            ISimpleAssignmentOperation assignment => Assign(assignment),
            ICompoundAssignmentOperation assignment => Assign(assignment),
            IInvocationOperation call => Call(call),
            IPropertyReferenceOperation property => Property(property),
            IFieldReferenceOperation field => Field(field),
            IImplicitIndexerReferenceOperation indexer => Index(indexer.Instance, indexer.Argument, indexer),
            IArrayElementReferenceOperation { Indices: [var index] } element => Piece(element, index),
            IInvalidOperation => Fail(),
            _ => Unsupported(operation),
        };
        NoteOrigin(operation.Syntax);
        return value;
    }

    private Value Unsupported(IOperation operation)
    {
        var (id, message) = UnsupportedConstructs.Explain(operation);
        // A statement is squiggled at its first word: the rest of it may be fine, and long.
        return operation.Syntax switch
        {
            LocalFunctionStatementSyntax function => Report(id, function.Identifier.GetLocation(), message),
            StatementSyntax statement => Report(id, statement.GetFirstToken().GetLocation(), message),
            _ => Report(id, operation, message),
        };
    }

    private bool CanGoOn()
    {
        Source.CancellationToken.ThrowIfCancellationRequested();
        if (!_stopped && ++_steps > MaximumSteps)
        {
            _stopped = _failed = true;
            problems.Report(
                RuleIds.TooLarge,
                equation.Locations[0],
                $"'{equation.Name}' unrolls to more than {MaximumSteps} operations; write its loops as operations on whole arrays");
        }

        return !_stopped;
    }

    private Value Read(ISymbol symbol) => Current.Values.TryGetValue(symbol, out var value) ? value : Fail();

    /// <summary>Leaves the equation out without a word: something else is reported, or the C# compiler reports it.</summary>
    private Value Fail()
    {
        _failed = true;
        return Value.Unknown;
    }

    /// <summary>
    /// Reports a problem where it is; inside inlined methods, at the call in the equation, with the place as an additional
    /// location. What an inlined equation reports by itself is not repeated.
    /// </summary>
    private Value Report(string id, IOperation at, string message) => Report(id, at.Syntax.GetLocation(), message);

    private Value Report(string id, Location location, string message)
    {
        _failed = true;
        if (CallInEquation is not { } call)
        {
            problems.Report(id, location, message);
        }
        else if (!problems.IsRead)
        {
            problems.Report(id, location, "");
        }
        else if (id == RuleIds.Recursion || !_frames.Skip(1).Any(frame => Source.IsWrongByItself(frame.Method)))
        {
            problems.Report(id, call.GetLocation(), $"In '{Current.Method.Name}', called here: {message}", location);
        }

        return Value.Unknown;
    }

    private Value Report(ShapeProblem problem, IOperation at) =>
        Report(RuleIds.Of(problem.Kind), Places.OperatorOf(at.Syntax), problem.Text);

    /// <summary>
    /// What fits, but is seldom meant. Inside an inlined helper it is reported at the call; an inlined equation reports it itself.
    /// </summary>
    private void Warn(ShapeProblem? suspicion, IOperation at)
    {
        if (suspicion is not (var kind, var message) || _frames.Skip(1).Any(frame => frame.Method.IsEquation()))
        {
            return;
        }

        var (id, location) = (RuleIds.Of(kind), Places.OperatorOf(at.Syntax));
        if (CallInEquation is not { } call)
        {
            problems.Warn(id, location, message);
        }
        else
        {
            problems.Warn(id, call.GetLocation(), $"In '{Current.Method.Name}', called here: {message}", location);
        }
    }

    /// <summary>A method while it is run: the equation itself, or one that is inlined.</summary>
    private sealed class Frame(IMethodSymbol method, IOperation? call)
    {
        public IMethodSymbol Method => method;

        /// <summary>The call that is inlined; null for the equation.</summary>
        public IOperation? Call => call;

        /// <summary>Whether it is a rule of the user's for a derivative, which may return a tuple.</summary>
        public bool IsRule { get; init; }

        public Dictionary<ISymbol, Value> Values { get; } = new(SymbolEqualityComparer.Default);

        public Value? Returned { get; set; }

        public IOperation? ReturnedAt { get; set; }
    }
}
