namespace NumDsl.ExecutionModes.Conformance;

/// <summary>An expression to compile, and what to run it on.</summary>
/// <param name="Name">A C# name.</param>
/// <param name="Result">The shape of the result as in <c>[Shape]</c>, without quotes: <c>n, m</c>; empty for a scalar.</param>
/// <param name="Body">The expression.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record ConformanceCase(string Name, string Result, string Body, params ConformanceArgument[] Arguments)
{
    /// <summary>Symbols that must be at least 1 for the result to be defined, as <c>n</c> or <c>n m</c>.</summary>
    public string NotEmpty { get; init; } = "";

    /// <summary>Statements before the expression.</summary>
    public string Statements { get; init; } = "";

    /// <summary>Whether to run it over NaN, infinities, zeros of both signs, denormal and huge values.</summary>
    public bool HasSpecialValues { get; init; }

    /// <summary>Whether a result of 0 may have another sign than in the equation as written.</summary>
    public bool IsSignOfZeroFree { get; init; }

    /// <summary>Whether the compiler's form is finite or more exact where the equation as written is not.</summary>
    public bool IsStabler { get; init; }

    /// <summary>Whether to run the other derivative modes of its cost, too.</summary>
    public bool HasModes { get; init; }

    /// <summary>Whether to run what calls kernels again and again: the Jacobian of its value, the Hessian and the gradients of single examples of its cost.</summary>
    public bool HasMatrices { get; init; }

    /// <summary>The symbol that counts the examples, of which the gradient is taken one by one; empty if there is none.</summary>
    public string Examples { get; init; } = "";

    /// <summary>Whether a rule that is not linear in its cotangent leaves reverse modes only.</summary>
    public bool IsReverseOnly { get; init; }

    /// <summary>Further members of the model: methods that the expression calls.</summary>
    public string Members { get; init; } = "";

    /// <summary>The largest size to try of each symbol.</summary>
    public int Largest { get; init; } = 100;

    /// <summary>The symbols in order of first appearance.</summary>
    public IReadOnlyList<string> Symbols { get; } =
        [.. Arguments.SelectMany(argument => argument.Dimensions).Where(dimension => char.IsLetter(dimension[0])).Distinct()];

    public IReadOnlyList<string> ResultDimensions { get; } = ConformanceArgument.Split(Result);

    public bool IsUndefined(int[] sizes) => NotEmpty.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Any(symbol => sizes[Symbols.ToList().IndexOf(symbol)] == 0);

    /// <summary>The sizes of a shape.</summary>
    public int[] SizesOf(IReadOnlyList<string> dimensions, int[] sizes) =>
        [.. dimensions.Select(dimension => dimension.Split('+').Sum(term => ProductOf(term, sizes)))];

    private int ProductOf(string term, int[] sizes) => term
        .Split('*')
        .Select(factor => char.IsLetter(factor[0]) ? sizes[Symbols.ToList().IndexOf(factor)] : int.Parse(factor, System.Globalization.CultureInfo.InvariantCulture))
        .Aggregate(1, (product, factor) => product * factor);
}

/// <summary>An argument of a case.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">As in <c>[Shape]</c>, without quotes; empty for a <c>Scalar</c>.</param>
/// <param name="Values">The range of its values.</param>
/// <param name="IsDifferentiated">Whether to compare the derivative by it.</param>
public sealed record ConformanceArgument(string Name, string Shape, Values Values, bool IsDifferentiated = true)
{
    public IReadOnlyList<string> Dimensions { get; } = Split(Shape);

    /// <summary>The type of its elements where that is not the model's: <c>byte</c>.</summary>
    public string? Element { get; init; }

    /// <summary>Whether it is a parameter of the model, which then has instances.</summary>
    public bool IsParameter { get; init; }

    public bool IsScalar => Dimensions.Count == 0;

    public bool IsKey => Values == Values.Key;

    public static IReadOnlyList<string> Split(string shape) => shape.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The values of an argument: such that finite differences never cross a kink or a pole.</summary>
public enum Values
{
    /// <summary>-2 to 2.</summary>
    Any,

    /// <summary>-0.25 to 0.25.</summary>
    Small,

    /// <summary>0.5 to 3.</summary>
    Positive,

    /// <summary>-3 to 3 but for -0.5 to 0.5.</summary>
    AwayFromZero,

    /// <summary>All elements at least 0.1 from each other and 0.05 from 0.</summary>
    Apart,

    /// <summary>The same, in the gaps of <see cref="Apart"/>.</summary>
    ApartBetween,

    /// <summary>0.2 to 0.8.</summary>
    Probability,

    /// <summary>0 or 1.</summary>
    Mask,

    /// <summary>-0.4 to 2.</summary>
    AboveMinusOne,

    /// <summary>1.2 to 3.</summary>
    AboveOne,

    /// <summary>Integers from 0 to 255.</summary>
    Pixel,

    /// <summary>Integers from -128 to 127.</summary>
    SignedByte,

    /// <summary>Integers from 0 to 4.</summary>
    BelowFive,

    /// <summary>None: it is a key for random numbers, always the same.</summary>
    Key,
}
