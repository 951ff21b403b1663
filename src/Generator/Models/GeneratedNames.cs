namespace NumDsl.Generator.Models;

/// <summary>The names of the members that are added to a model.</summary>
internal static class GeneratedNames
{
    public const string Parameters = "Parameters";
    public const string ParameterSet = "ParameterSet";
    public const string CreateParameterSet = "CreateParameterSet";
    public const string MaxDegreeOfParallelism = "MaxDegreeOfParallelism";

    /// <summary>What a parameter set has beside its parameters.</summary>
    public static IReadOnlyCollection<string> OfParameterSet { get; } =
    [
        "Flat", "Length", "Clear", "CopyTo", "Alignment", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize",
    ];

    /// <summary>A C# name without the @ that lets a keyword be one.</summary>
    public static string Plain(string name) => name.TrimStart('@');

    /// <summary>The property of a size: <c>Nx</c> for the symbol <c>nx</c>.</summary>
    public static string SizeProperty(string symbol) => char.ToUpperInvariant(symbol[0]) + symbol.Substring(1);
}
