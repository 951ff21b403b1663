using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Emission;

internal enum KernelParameterKind
{
    /// <summary>The size of a symbol.</summary>
    Size,

    /// <summary>The first element of an array.</summary>
    Array,

    /// <summary>A stride of the array before it.</summary>
    Stride,

    /// <summary>A number that goes in.</summary>
    Number,

    /// <summary>A number that comes out.</summary>
    OutNumber,

    /// <summary>A key for random numbers.</summary>
    Key,

    /// <summary>The most threads to use.</summary>
    Threads,

    /// <summary>The training step that it is a part of.</summary>
    TrainingStep,
}

/// <summary>A parameter of a kernel.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its C# name in the kernel.</param>
/// <param name="Of">What the model or the caller calls it: the symbol, the input or the output.</param>
/// <param name="Storage">For an array or a stride of it: whose memory.</param>
/// <param name="IsModelParameter">Whether it is a part of the model's parameters.</param>
/// <param name="Axis">For a stride: the axis.</param>
internal sealed record KernelParameter(
    KernelParameterKind Kind, string Name, string Of, Storage? Storage = null, bool IsModelParameter = false, int Axis = 0)
{
    /// <summary>Whether it comes out.</summary>
    public bool IsResult => Kind == KernelParameterKind.OutNumber || Storage?.Kind == StorageKind.Output;
}

/// <summary>What a kernel takes, in order: sizes, inputs, results, threads.</summary>
internal sealed class KernelSignature
{
    /// <param name="plan">What the kernel does.</param>
    /// <param name="symbols">The sizes it takes.</param>
    /// <param name="returnValue">The output that it returns, or null.</param>
    /// <param name="called">For each output of the plan what the passes call it.</param>
    public KernelSignature(Plan plan, IEnumerable<string> symbols, string? returnValue, IReadOnlyDictionary<string, string> called)
    {
        ReturnValue = returnValue;
        var graph = plan.Graph;
        var parameters = new List<KernelParameter>();
        parameters.AddRange(symbols.Select(symbol => new KernelParameter(KernelParameterKind.Size, symbol, symbol)));
        for (var node = 0; node < graph.Nodes.Count; node++)
        {
            if (graph.Nodes[node].Detail is KeyDetail key)
            {
                parameters.Add(new KernelParameter(KernelParameterKind.Key, plan.Labels[node], key.Name));
            }

            if (graph.Nodes[node].Detail is not InputDetail input)
            {
                continue;
            }

            if (input.Shape.IsScalar)
            {
                parameters.Add(new KernelParameter(KernelParameterKind.Number, plan.Labels[node], input.Name, null, input.IsParameter));
            }
            else if (plan.Buffers.FirstOrDefault(storage => storage.Name == plan.Labels[node]) is { } storage)
            {
                parameters.AddRange(ArrayAndStrides(storage, input.Name, input.IsParameter));
            }
        }

        foreach (var output in graph.Outputs.Where(output => output.Name != returnValue))
        {
            if (graph.Nodes[output.Node].Shape.IsScalar)
            {
                parameters.Add(new KernelParameter(KernelParameterKind.OutNumber, output.Name, called[output.Name]));
            }
            else
            {
                parameters.AddRange(ArrayAndStrides(plan.Buffers.First(storage => storage.Name == output.Name), called[output.Name], false));
            }
        }

        if (plan.Stream is not null)
        {
            Threads = new Names(parameters.Select(parameter => parameter.Name).Concat(plan.Labels).Append(plan.Tile)).Unique("threads");
            parameters.Add(new KernelParameter(KernelParameterKind.Threads, Threads, Threads));
        }

        if (plan.Sections.SelectMany(section => section.Steps).OfType<ProductStep>().Any(product => product.UpdatesParameter))
        {
            TrainingStep = new Names(parameters.Select(parameter => parameter.Name).Concat(plan.Labels).Append(plan.Tile)).Unique("step");
            parameters.Add(new KernelParameter(KernelParameterKind.TrainingStep, TrainingStep, TrainingStep));
        }

        Parameters = parameters;
    }

    /// <summary>The parameter for the most threads to use; null for a kernel that has nothing to share among them.</summary>
    public string? Threads { get; }

    /// <summary>The parameter for a training step; null for a kernel that updates nothing.</summary>
    public string? TrainingStep { get; }

    /// <summary>The output that the kernel returns; null where it writes all of them.</summary>
    public string? ReturnValue { get; }

    public bool ReturnsNumber => ReturnValue is not null;

    public IReadOnlyList<KernelParameter> Parameters { get; }

    public IEnumerable<string> Names => Parameters.Select(parameter => parameter.Name);

    public bool IsOutParameter(string name) =>
        Parameters.Any(parameter => parameter.Kind == KernelParameterKind.OutNumber && parameter.Name == name);

    public IReadOnlyList<string> Declarations(ElementType type) =>
    [
        .. Parameters.Select(parameter => parameter.Kind switch
        {
            KernelParameterKind.Array => $"ref {parameter.Storage!.Element ?? type.CSharpName()} {parameter.Name}",
            KernelParameterKind.Number => $"{type.CSharpName()} {parameter.Name}",
            KernelParameterKind.OutNumber => $"out {type.CSharpName()} {parameter.Name}",
            KernelParameterKind.Key => $"{Overload.KeyType} {parameter.Name}",
            KernelParameterKind.Threads => $"int {parameter.Name}",
            KernelParameterKind.TrainingStep => $"Kernels::TrainingStep<{type.CSharpName()}> {parameter.Name}",
            _ => $"nint {parameter.Name}",
        }),
    ];

    /// <summary>An array's first element, then those of its strides that are known only at run time.</summary>
    private static IEnumerable<KernelParameter> ArrayAndStrides(Storage storage, string of, bool isModelParameter)
    {
        yield return new KernelParameter(KernelParameterKind.Array, storage.Name, of, storage, isModelParameter);
        for (var axis = 0; axis < storage.Strides.Count; axis++)
        {
            if (storage.Kind is StorageKind.Argument or StorageKind.Output && storage.Strides[axis].SymbolName is { } name)
            {
                yield return new KernelParameter(KernelParameterKind.Stride, name, of, storage, isModelParameter, axis);
            }
        }
    }
}
