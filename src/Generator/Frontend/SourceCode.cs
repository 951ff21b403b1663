using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Generator.Frontend;

/// <summary>The user's compilation, with the bodies of methods read once, and which equations are wrong by themselves.</summary>
internal sealed class SourceCode(Compilation compilation, KnownTypes known, CancellationToken cancellationToken)
{
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<IMethodSymbol, MethodBody?> _bodies = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, bool> _wrongEquations = new(SymbolEqualityComparer.Default);

    public Compilation Compilation => compilation;

    public KnownTypes Known => known;

    public CancellationToken CancellationToken => cancellationToken;

    public SemanticModel Semantics(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
        {
            _models.Add(tree, model = compilation.GetSemanticModel(tree));
        }

        return model;
    }

    /// <summary>The body of a method in the user's source; null for one without.</summary>
    public MethodBody? Body(IMethodSymbol method)
    {
        method = method.PartialImplementationPart ?? method;
        if (!_bodies.TryGetValue(method, out var body))
        {
            _bodies.Add(method, body = ReadBody(method));
        }

        return body;
    }

    /// <summary>
    /// Whether an equation has a problem when it is read by itself, and so its own report. One that is being read right now has not.
    /// </summary>
    public bool IsWrongByItself(IMethodSymbol equation)
    {
        if (!equation.IsEquation() || equation.ContainingType is not { } type || !type.IsModel())
        {
            return false;
        }

        if (!_wrongEquations.TryGetValue(equation, out var wrong))
        {
            _wrongEquations[equation] = false;
            var model = ModelContext.Read(type, this, new ProblemSink(null));
            _wrongEquations[equation] = wrong = EquationReader.Read(equation, model, new ProblemSink(null)) is null;
        }

        return wrong;
    }

    /// <summary>The user's own errors in a piece of source: where there are any, we keep quiet.</summary>
    public bool HasErrors(SyntaxNode syntax) =>
        Semantics(syntax.SyntaxTree).GetDiagnostics(syntax.Span, cancellationToken)
            .Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private MethodBody? ReadBody(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences is not [var reference, ..]
            || reference.GetSyntax(cancellationToken) is not MethodDeclarationSyntax syntax
            || (syntax.Body is null && syntax.ExpressionBody is null))
        {
            return null;
        }

        var operation = Semantics(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) as IMethodBodyOperation;
        var block = operation?.BlockBody ?? operation?.ExpressionBody;
        return new MethodBody(syntax, block, block is null || syntax.ContainsDiagnostics || block.DescendantsAndSelf().Any(IsInvalid));
    }

    private static bool IsInvalid(IOperation operation) =>
        operation is IInvalidOperation or IConversionOperation { Conversion.Exists: false } || operation.Type is IErrorTypeSymbol;
}

/// <summary>A method's body, bound.</summary>
/// <param name="Syntax">The declaration.</param>
/// <param name="Block">The statements.</param>
/// <param name="IsBroken">The C# compiler itself cannot make sense of it.</param>
internal sealed record MethodBody(MethodDeclarationSyntax Syntax, IBlockOperation? Block, bool IsBroken);
