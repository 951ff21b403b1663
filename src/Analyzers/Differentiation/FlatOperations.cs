using NumDsl.Generator.Frontend;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>What to write in place of an operation whose derivative is 0 everywhere.</summary>
internal static class FlatOperations
{
    private const string Step = "write Sigmoid of a difference for a smooth step";
    private const string Count = "write a sum of Sigmoids for a smooth count";
    private const string Rounding = "leave the rounding out of what is differentiated";
    private const string Choice = "write Softmax for a smooth choice";
    private const string Index = "weigh all elements with Softmax in place of an index";

    private static readonly IReadOnlyDictionary<string, string> Instead = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["<"] = Step,
        ["<="] = Step,
        [">"] = Step,
        [">="] = Step,
        ["=="] = Step,
        ["!="] = Step,
        ["Equal"] = Step,
        ["NotEqual"] = Step,
        ["Sign"] = "write Tanh for a smooth sign",
        ["Floor"] = Rounding,
        ["Ceiling"] = Rounding,
        ["Round"] = Rounding,
        ["Truncate"] = Rounding,
        ["ArgMax"] = Choice,
        ["ArgMin"] = Choice,
        ["OneHot"] = Choice,
        ["ArgSort"] = Index,
        ["ArgTopK"] = Index,
        ["Take"] = Index,
        ["TakeAlongAxis"] = Index,
        ["CountNonzero"] = Count,
        ["Any"] = Count,
        ["All"] = Count,
        ["Bernoulli"] = "use the probability itself, which is the mean",
    };

    public static string Advice(Origin origin) => Instead.TryGetValue(origin.Function, out var advice) ? advice : "write a smooth function";
}
