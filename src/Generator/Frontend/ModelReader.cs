using System.Globalization;
using Microsoft.CodeAnalysis;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Frontend;

/// <summary>
/// Reads a model class: one reader for two consumers. The generator passes no collection and takes what is sound; the analyzer
/// passes one and reports what is in it.
/// </summary>
internal static class ModelReader
{
    /// <param name="model">The class that carries <c>[Model]</c>.</param>
    /// <param name="compilation">Its compilation.</param>
    /// <param name="problems">Takes the problems; null if nobody reads them.</param>
    /// <param name="cancellationToken">Honoured everywhere.</param>
    /// <param name="trace">Takes the shapes of locals and results; null if nobody reads them.</param>
    /// <param name="origins">Takes where the nodes of the equations' graphs are written; null if nobody points at them.</param>
    /// <returns>The model and its sound equations: one with a problem is left out.</returns>
    public static ModelReading Read(
        INamedTypeSymbol model,
        Compilation compilation,
        ICollection<Problem>? problems,
        CancellationToken cancellationToken,
        ShapeTrace? trace = null,
        OriginTrace? origins = null)
    {
        if (KnownTypes.Find(compilation) is not { } known)
        {
            return new ModelReading(null, EquatableArray<EquationSpec>.Empty);
        }

        var sink = new ProblemSink(problems, trace, origins);
        var context = ModelContext.Read(model, new SourceCode(compilation, known, cancellationToken), sink);
        if (context.Spec is { } first && SizeStubs.Add(model, first, compilation, cancellationToken) is var (stubbed, extended)
            && KnownTypes.Find(extended) is { } knownThere)
        {
            context = ModelContext.Read(stubbed, new SourceCode(extended, knownThere, cancellationToken), new ProblemSink(null));
        }

        var equations = new List<EquationSpec>();
        var signatures = new Dictionary<string, string>(StringComparer.Ordinal);

        // Files are named after equations, and a file's name has no upper and lower case.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var method in context.Type.GetMembers().OfType<IMethodSymbol>().Where(method => method.PartialDefinitionPart is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!method.IsEquation())
            {
                foreach (var name in DerivativeReader.Attributes)
                {
                    if (method.Attribute(name + "Attribute") is { } derivative)
                    {
                        sink.Report(
                            RuleIds.InvalidSignature,
                            derivative.Location(cancellationToken),
                            $"[{name}] on '{method.Name}' does nothing without [Equation]; write [Equation, {name}]");
                    }
                }
            }
            else if (EquationReader.Read(method, context, sink) is { } equation && IsNew(method, equation, context, signatures, sink))
            {
                equations.Add(equation with { KernelName = FreeName(equation.KernelName, taken) });
            }
        }

        if (context.Spec is not { IsBroken: false })
        {
            equations.Clear();
        }

        return new ModelReading(context.Spec, equations.ToEquatableArray());
    }

    /// <summary>The name, or for an overload the name with the first number that is free.</summary>
    private static string FreeName(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = $"{name}_{number.ToString(CultureInfo.InvariantCulture)}";
        }

        return free;
    }

    /// <summary>Two overloads that differ only in types that are one in the kernels (Scalar and float) give one kernel twice.</summary>
    private static bool IsNew(
        IMethodSymbol method, EquationSpec equation, ModelContext context, Dictionary<string, string> signatures, ProblemSink problems)
    {
        var scalar = context.ElementType == ElementType.Single ? ArgumentKind.Float : ArgumentKind.Double;
        var kinds = equation.Arguments.Select(argument => argument.Kind == ArgumentKind.Scalar ? scalar : argument.Kind).ToList();
        var key = $"{method.Name}({string.Join(", ", kinds)})";
        if (signatures.TryGetValue(key, out var other))
        {
            problems.Report(
                RuleIds.NameCollision,
                method.Locations[0],
                $"The kernels of '{method.Name}' would have the same signature as those of '{other}', because a Scalar is a "
                    + $"{context.ElementType.CSharpName()} in them; rename one");
            return false;
        }

        signatures.Add(key, method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat));
        return true;
    }
}
