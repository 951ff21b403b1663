using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace NumDsl.Analyzers.Shapes;

/// <summary>The arguments of a call by the names of their parameters, each evaluated once.</summary>
internal sealed class Arguments
{
    private readonly List<(IParameterSymbol Parameter, Fact? Fact, IOperation At)> _all = [];

    public void Add(IParameterSymbol parameter, Fact? fact, IOperation at) => _all.Add((parameter, fact, at));

    public IReadOnlyList<(IParameterSymbol Parameter, Fact? Fact, IOperation At)> All => _all;

    public Fact? this[string name] => _all.FirstOrDefault(argument => argument.Parameter.Name == name).Fact;

    public bool Has(string name) => _all.Any(argument => argument.Parameter.Name == name);

    public TensorFact? Tensor(string name) => this[name] as TensorFact;

    /// <summary>A number that is known.</summary>
    public long? Number(string name) => (this[name] as SizeFact)?.Value.Value;

    /// <summary>A list of values: an array or a collection written down, or a parameter list.</summary>
    public IReadOnlyList<Fact?>? List(string name) => this[name] switch
    {
        ListFact list => list.Items,
        MemoryFact { Items: { } items } => items.Items,
        LengthsFact lengths => [.. lengths.Shape.Dimensions.Select(size => new SizeFact(size))],
        _ => null,
    };

    /// <summary>The squiggle of an argument; of the call where it is not written.</summary>
    public SyntaxNode? At(string name)
    {
        var at = _all.FirstOrDefault(argument => argument.Parameter.Name == name).At;
        while (at is IConversionOperation { IsImplicit: true } conversion)
        {
            at = conversion.Operand;
        }

        return at is { IsImplicit: false } ? at.Syntax : null;
    }
}
