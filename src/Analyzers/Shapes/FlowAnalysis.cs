using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;

namespace NumDsl.Analyzers.Shapes;

/// <summary>
/// Follows what is known of shapes through one method: statement by statement, joined where ways meet, forgotten where a loop changes
/// it. Unknown is silent.
/// </summary>
internal sealed partial class FlowAnalysis(KnownTensors known, IMethodSymbol? method, SemanticModel semantics, CancellationToken cancellationToken)
{
    private readonly List<Diagnostic> _found = [];
    private readonly HashSet<(string, Location)> _seen = [];
    private Assignments _assignments = Assignments.None;
    private State _state = new();
    private int _sources;
    private int _quiet;
    private bool _gaveUp;

    /// <summary>What is wrong in a body.</summary>
    public IReadOnlyList<Diagnostic> Run(IOperation body)
    {
        _assignments = Assignments.Of(body);
        if (_assignments.HasGoto)
        {
            return [];
        }

        if (method is not null)
        {
            Enter(method);
        }

        try
        {
            switch (body)
            {
                case IMethodBodyOperation { BlockBody: var block, ExpressionBody: var expression }:
                    Execute(block ?? expression);
                    break;
                case IConstructorBodyOperation constructor:
                    Execute(constructor.Initializer);
                    Execute(constructor.BlockBody ?? constructor.ExpressionBody);
                    break;
                case ISymbolInitializerOperation initializer:
                    Evaluate(initializer.Value);
                    break;
                default:
                    Execute(body);
                    break;
            }
        }
        catch (InsufficientExecutionStackException)
        {
            return [];
        }

        return _gaveUp ? [] : _found;
    }

    private int NewSource() => ++_sources;

    /// <summary>What is known of the parameters: declared shapes, and the names of integers as sizes.</summary>
    private void Enter(IMethodSymbol entered)
    {
        var here = entered.PartialImplementationPart ?? entered;
        foreach (var parameter in here.Parameters)
        {
            if (_assignments.IsInLambda(parameter) || parameter.RefKind is RefKind.Out)
            {
                continue;
            }

            var isSoft = _assignments.IsGuarded(parameter);
            if (Contract(entered.Parameters[parameter.Ordinal], parameter.Type) is { } shape)
            {
                _state[parameter] = Declared(parameter.Type, isSoft ? Soften(shape) : shape);
            }
            else if (KnownTensors.IsInteger(parameter.Type) && !_assignments.IsReassigned(parameter))
            {
                _state[parameter] = new SizeFact(isSoft ? Symbols.Soft(parameter.Name) : Dimension.Symbol(parameter.Name));
            }
            else if (KnownTensors.IsMemory(parameter.Type))
            {
                _state[parameter] = new MemoryFact(Symbols.Soft($"{parameter.Name}.Length"), NewSource(), Dimension.Zero);
            }
        }
    }

    private void Report(DiagnosticDescriptor rule, SyntaxNode at, string message, ImmutableDictionary<string, string?>? properties = null) =>
        Report(rule, Places.OperatorOf(at), message, properties);

    private void Report(Finding? finding, SyntaxNode at)
    {
        if (finding is { } found)
        {
            Report(found.Rule, at, found.Message, found.Properties);
        }
    }

    private void Report(DiagnosticDescriptor rule, Location location, string message, ImmutableDictionary<string, string?>? properties = null)
    {
        if (_quiet == 0 && _state.IsReachable && _seen.Add((rule.Id, location)))
        {
            _found.Add(Diagnostic.Create(rule, location, properties, Symbols.Plain(message)));
        }
    }

    /// <summary>A body that runs later, if at all: what may change until then is not known in it.</summary>
    private void RunLater(IMethodSymbol lambda, IOperation? body)
    {
        var outer = _state;
        _state = _assignments.KeepConstants(outer);
        Enter(lambda);
        var (breaks, continues) = (_breaks, _continues);
        (_breaks, _continues) = (null, null);
        Execute(body);
        (_breaks, _continues) = (breaks, continues);
        _state = outer;
    }

    private void CheckStack()
    {
        cancellationToken.ThrowIfCancellationRequested();
        RuntimeHelpers.EnsureSufficientExecutionStack();
    }

    private static Shape Soften(Shape shape) => new(shape.Dimensions.Select(size => size.Substitute(Symbols.Soft) ?? Symbols.Unknown()));
}
