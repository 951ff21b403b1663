using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;

namespace NumDsl.Analyzers;

/// <summary>
/// The models of a compilation, each read once for all analyzers: whichever comes first reads, on its own thread and under its own
/// token. They go with the compilation.
/// </summary>
internal sealed class ModelReadings
{
    private static readonly ConditionalWeakTable<Compilation, ModelReadings> OfCompilations = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, Slot> _slots = new(SymbolEqualityComparer.Default);

    /// <summary>What the frontend makes of a model, and what it finds wrong.</summary>
    public static ReadModel Of(INamedTypeSymbol model, Compilation compilation, CancellationToken cancellationToken) =>
        OfCompilations.GetOrCreateValue(compilation)._slots.GetOrAdd(model, _ => new Slot()).Read(model, compilation, cancellationToken);

    /// <summary>A reading that is cancelled leaves nothing behind, so that the next one is complete.</summary>
    private sealed class Slot
    {
        private readonly object _gate = new();
        private ReadModel? _model;

        public ReadModel Read(INamedTypeSymbol model, Compilation compilation, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                return _model ??= Read();
            }

            ReadModel Read()
            {
                var (problems, origins) = (new List<Problem>(), new OriginTrace());
                return new ReadModel(ModelReader.Read(model, compilation, problems, cancellationToken, origins: origins), problems, origins);
            }
        }
    }
}

/// <summary>A model as the analyzers know it.</summary>
/// <param name="Reading">What the generator compiles, too.</param>
/// <param name="Problems">What is wrong, or seldom meant.</param>
/// <param name="Origins">Where the nodes of the equations' graphs are written.</param>
internal sealed record ReadModel(ModelReading Reading, IReadOnlyList<Problem> Problems, OriginTrace Origins);
