using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// A LINQ pipeline that runs at once over arrays or lists: Select or Zip into an array, and sums of doubles. Sums of float are taken in
/// double there and sums of integers are checked, so no vector operation is like them.
/// </summary>
internal sealed class Pipeline(Scope scope, LoopOptions options, Func<string> newName)
{
    /// <summary>The name of what counts the elements; no code can have it.</summary>
    private const string Counter = "index of element";

    public Finding? Find(IInvocationOperation call)
    {
        var reader = new ValueReader(scope, call, [], new Refusal());
        var isSum = call.TargetMethod.Name == "Sum";
        if (call.Arguments.Length > (isSum ? 2 : 1) || Read(call, reader) is not { } read || (isSum && read.Type.SpecialType != SpecialType.System_Double))
        {
            return null;
        }

        var loop = new CountedLoop(
            call, Counter, Symbol: null, Each: null, Collection: null, Polynomial.Zero, Polynomial.Name(read.Length), read.Length,
            Descending: false, Start: null, LivesOn: false, []);
        var writer = new CallWriter(loop, reader, options);
        if (read.Length.StartsWith("Math.", StringComparison.Ordinal))
        {
            writer.Usings.Add("System");
        }

        return isSum ? Sum(call, read, writer, loop) : ToArray(call, read, writer, loop);
    }

    private Finding? Sum(IInvocationOperation call, (Term Value, ITypeSymbol Type, string Length) read, CallWriter writer, CountedLoop loop)
    {
        var steps = new StepWriter(writer, new MapWriter(writer, options with { AllowsTemporaries = false }, loop, newName));
        var step = new ReduceStep(call.Syntax, read.Type, "", null, ElementFunctions.Add, read.Value);
        if (options.IsStrict || steps.Sum(step) is not { } sum)
        {
            return null;
        }

        return new Finding(
            LoopRules.Pipeline, string.Join(", ", writer.Targets.Distinct()), VectorLoop.Why(Dependence.None, reorders: true, error: 0, lacksTemporary: false, uncovered: null),
            IsExact: false, writer.NeedsGuard ? null : new Replacement([sum], writer.Usings), call.Syntax);
    }

    private Finding? ToArray(IInvocationOperation call, (Term Value, ITypeSymbol Type, string Length) read, CallWriter writer, CountedLoop loop)
    {
        if (!read.Value.Elements.Any() || read.Value is Element)
        {
            return null;
        }

        // Only a declaration has a name to fill in; elsewhere it is a suggestion in words.
        var declaration = call.Syntax.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax { Parent: BlockSyntax } found } } }
            && found.UsingKeyword.RawKind == 0 ? found : null;
        var declarator = Declarator(call);
        var name = declarator?.Symbol.Name ?? "result";
        var target = new Storage(
            StorageKind.Array, name, name, (ISymbol?)declarator?.Symbol ?? call.TargetMethod, read.Type, IsFresh: true, IsArgument: false, MayThrow: false);
        var maps = new MapWriter(writer, options, loop, newName);
        if (!maps.Write(new MapStep(call.Syntax, read.Type, new Element(target, null, Polynomial.Name(Counter)), read.Value), readsBeforeWrites: false)
            || (options.IsStrict && maps.Error > 0))
        {
            return null;
        }

        var type = read.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        var fix = declaration is null || declarator is null || writer.NeedsGuard || Reads(call, declarator.Symbol)
            ? null
            : new Replacement([$"{declaration.Declaration.Type} {name} = new {type}[{read.Length}];", .. writer.Statements], writer.Usings);
        return new Finding(
            LoopRules.Pipeline, string.Join(", ", writer.Targets.Distinct()), VectorLoop.Why(Dependence.None, reorders: false, maps.Error, lacksTemporary: false, uncovered: null),
            IsExact: maps.Error == 0 && fix is not null, fix, (SyntaxNode?)declaration ?? call.Syntax);
    }

    private static bool Reads(IOperation call, ISymbol local) =>
        call.DescendantsAndSelf().Any(operation => SymbolEqualityComparer.Default.Equals(Assignments.Symbol(operation), local));

    private static IVariableDeclaratorOperation? Declarator(IOperation call)
    {
        var parent = call.Parent;
        while (parent is IConversionOperation or IVariableInitializerOperation)
        {
            parent = parent.Parent;
        }

        return parent as IVariableDeclaratorOperation;
    }

    /// <summary>The value for each element, its type, and how many there are.</summary>
    private static (Term Value, ITypeSymbol Type, string Length)? Read(IInvocationOperation call, ValueReader reader)
    {
        var source = Scope.Unwrap(call.Arguments[0].Value);
        if (call.Arguments.Length == 2)
        {
            // Sum(x => ...) is Select(x => ...).Sum().
            return Each(reader, call.Arguments[1].Value, [source]);
        }

        return source switch
        {
            IInvocationOperation { TargetMethod: { Name: "Select", ContainingType.Name: "Enumerable" }, Arguments: [var inner, var function] } =>
                Each(reader, function.Value, [Scope.Unwrap(inner.Value)]),
            IInvocationOperation { TargetMethod: { Name: "Zip", ContainingType.Name: "Enumerable" }, Arguments: [var first, var second, var function] } =>
                Each(reader, function.Value, [Scope.Unwrap(first.Value), Scope.Unwrap(second.Value)]),
            _ => Storages(reader, [source]) is [var all] ? (All(all), all.Element, ValueReader.LengthOf(all)) : null,
        };
    }

    private static (Term Value, ITypeSymbol Type, string Length)? Each(ValueReader reader, IOperation function, IReadOnlyList<IOperation> sources)
    {
        if (Storages(reader, sources) is not { } storages
            || function is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation { Body.Operations: [IReturnOperation { ReturnedValue: { } value }] } lambda }
            || lambda.Symbol.Parameters.Length != sources.Count)
        {
            return null;
        }

        for (var i = 0; i < sources.Count; i++)
        {
            reader.Define(lambda.Symbol.Parameters[i], All(storages[i]));
        }

        var lengths = storages.Select(ValueReader.LengthOf).Distinct().ToList();
        return reader.Term(value, storages[0].Element) is { } term && SymbolEqualityComparer.Default.Equals(value.Type, storages[0].Element)
            ? (term, storages[0].Element, lengths.Count == 1 ? lengths[0] : $"Math.Min({lengths[0]}, {lengths[1]})")
            : null;
    }

    private static Element All(Storage storage) => new(storage, null, Polynomial.Name(Counter));

    private static List<Storage>? Storages(ValueReader reader, IReadOnlyList<IOperation> sources)
    {
        var storages = sources.Select(reader.Storage).ToList();
        return storages.All(storage => storage is { Kind: StorageKind.Array or StorageKind.List, MayThrow: false } && ElementTypes.IsSupported(storage.Element))
            ? storages.ConvertAll(storage => storage!)
            : null;
    }
}
