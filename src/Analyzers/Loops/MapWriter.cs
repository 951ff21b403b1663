using Microsoft.CodeAnalysis;

namespace NumDsl.Analyzers.Loops;

/// <summary>
/// Writes a map as calls of whole-vector operations. A value in between is kept in the destination where that disturbs nothing,
/// otherwise in a new array if the options allow it.
/// </summary>
internal sealed class MapWriter(CallWriter writer, LoopOptions options, CountedLoop loop, Func<string> newName)
{
    /// <summary>The largest error of an operation that was written, in units in the last place.</summary>
    public int Error { get; private set; }

    /// <summary>Whether a temporary array would be needed that the options do not allow.</summary>
    public bool LacksTemporary { get; private set; }

    /// <summary>Writes <paramref name="step"/>; false if there is no operation for it or no place for a value in between.</summary>
    public bool Write(MapStep step, bool readsBeforeWrites)
    {
        var destination = writer.Span(step.Target);
        var value = Simplify(step.Value, step.Type);
        if (!readsBeforeWrites)
        {
            return Emit(value, destination, step.Target.Storage, [], step.Type);
        }

        // A copy looks after overlap itself, as memmove does.
        if (value is Element)
        {
            return Emit(value, destination, step.Target.Storage, [], step.Type);
        }

        if (Temporary(step.Type) is not { } place || !Emit(value, place, storage: null, [], step.Type))
        {
            return false;
        }

        writer.Add($"{place}.AsSpan().CopyTo({destination});");
        return true;
    }

    /// <summary>Computes a term into a new array, for a reduction.</summary>
    public string? Place(Term term, ITypeSymbol type)
    {
        if (writer.IsVector(term))
        {
            return writer.Leaf(term);
        }

        return Temporary(type) is { } place && Emit(Simplify(term, type), place, storage: null, [], type) ? place : null;
    }

    /// <param name="term">What to compute.</param>
    /// <param name="destination">The span to put it in.</param>
    /// <param name="storage">What that belongs to; null for a temporary.</param>
    /// <param name="later">Elements that are read after this.</param>
    /// <param name="type">The elements' type.</param>
    private bool Emit(Term term, string destination, Storage? storage, IReadOnlyList<Element> later, ITypeSymbol type)
    {
        switch (term)
        {
            case Element element:
                writer.Targets.Add("Span.CopyTo");
                writer.Add($"{writer.Span(element, asReceiver: true)}.CopyTo({destination});");
                return true;
            case Number:
                writer.Targets.Add(term is Number { Constant: not null } zero && zero.Is(0) ? "Span.Clear" : "Span.Fill");
                var filled = destination.Contains('(') || storage is null or { IsSpan: true } ? destination : $"{destination}.AsSpan()";
                writer.Add(writer.Targets.Last() == "Span.Clear" ? $"{filled}.Clear();" : $"{filled}.Fill({writer.Leaf(term)});");
                return true;
            case Choice choice:
                return ElementTypes.IsSingleOrDouble(type) && Operands(
                    [choice.Left, choice.Right, choice.WhenTrue, choice.WhenFalse], destination, storage, later, type,
                    operands => writer.OwnCall("Select", type, operands[0], $"Comparison.{choice.Comparison}", operands[1], operands[2], operands[3], destination));
            case Apply apply:
                return Write(apply, destination, storage, later, type);
            default:
                return false;
        }
    }

    private bool Write(Apply apply, string destination, Storage? storage, IReadOnlyList<Element> later, ITypeSymbol type)
    {
        var shape = string.Concat(apply.Arguments.Select(argument => argument is Number ? 'n' : 'v'));
        if (!Signatures.Has(apply.Function, shape))
        {
            return false;
        }

        if (apply.Function.NeedsElements)
        {
            writer.NeedsGuard = true;
        }

        Error = Math.Max(Error, apply.Function.Error);
        return Operands(
            apply.Arguments, destination, storage, later, type,
            operands => Signatures.IsOwn(apply.Function)
                ? writer.OwnCall(apply.Function.Name, type, [.. operands, destination])
                : writer.Call(apply.Function.Name, type, [.. operands, destination]));
    }

    /// <summary>Computes what is not at hand yet, then writes the call.</summary>
    private bool Operands(
        IReadOnlyList<Term> terms, string destination, Storage? storage, IReadOnlyList<Element> later, ITypeSymbol type, Func<string[], string> call)
    {
        var operands = new string?[terms.Count];
        var known = new List<(Term Term, string Place)>();
        var destinationIsTaken = false;
        for (var i = 0; i < terms.Count; i++)
        {
            if (terms[i] is Element or Number)
            {
                continue;
            }

            if (known.FirstOrDefault(pair => pair.Term.Equals(terms[i])) is { Place: { } place })
            {
                operands[i] = place;
                continue;
            }

            // What is read after this value has been computed must not be what the value is written over.
            var rest = later.Concat(terms.Where((_, other) => other != i && operands[other] is null).SelectMany(term => term.Elements)).ToList();
            var canUseDestination = !destinationIsTaken && (storage is null || rest.All(element => element.Storage.IsDistinctFrom(storage)));
            operands[i] = canUseDestination ? destination : Temporary(type);
            if (operands[i] is not { } target || !Emit(terms[i], target, canUseDestination ? storage : null, rest, type))
            {
                return false;
            }

            destinationIsTaken |= canUseDestination;
            known.Add((terms[i], target));
        }

        for (var i = 0; i < terms.Count; i++)
        {
            operands[i] ??= writer.Leaf(terms[i]);
        }

        writer.Add($"{call([.. operands.Select(operand => operand!)])};");
        return true;
    }

    private Term Simplify(Term term, ITypeSymbol type) => Patterns.Simplify(
        writer.Ground(term),
        hasSign: type.SpecialType is not (SpecialType.System_UInt32 or SpecialType.System_UInt64),
        roundsTwice: !ElementTypes.IsHalf(type) && !ElementTypes.IsGenericNumber(type));

    private string? Temporary(ITypeSymbol type)
    {
        if (!options.AllowsTemporaries)
        {
            LacksTemporary = true;
            return null;
        }

        var name = newName();
        writer.Add($"var {name} = new {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}[{loop.CountText}];");
        writer.NeedsGuard |= !loop.IsNeverNegative;
        return name;
    }
}
