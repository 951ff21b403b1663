namespace NumDsl.Analyzers.Loops;

/// <summary>
/// Finds the operations that C# spells with several operators. Each gives the same bits, or says by how much it differs: a product with
/// -1 or a swap of a commutative operation's operands rounds as before.
/// </summary>
internal static class Patterns
{
    public static readonly ElementFunction Clamp = new("Clamp");

    /// <summary>The same value, written for the overloads that there are: numbers come second, products and sums are joined.</summary>
    /// <param name="term">A term in which every element varies with the loop.</param>
    /// <param name="hasSign">Whether the elements' type has negative numbers.</param>
    /// <param name="roundsTwice">
    /// Whether an operation that does two things at once rounds after each, as C# does. For Half, which may also stand behind a generic type,
    /// it computes both in single precision and rounds once.
    /// </param>
    public static Term Simplify(Term term, bool hasSign, bool roundsTwice) => term switch
    {
        Apply apply => Rewrite(apply with { Arguments = [.. apply.Arguments.Select(argument => Simplify(argument, hasSign, roundsTwice))] }, hasSign, roundsTwice),
        Choice choice => Clamped(choice) ?? choice with
        {
            Left = Simplify(choice.Left, hasSign, roundsTwice),
            Right = Simplify(choice.Right, hasSign, roundsTwice),
            WhenTrue = Simplify(choice.WhenTrue, hasSign, roundsTwice),
            WhenFalse = Simplify(choice.WhenFalse, hasSign, roundsTwice),
        },
        _ => term,
    };

    private static Term Rewrite(Apply apply, bool hasSign, bool roundsTwice) => (apply.Function.Name, apply.Arguments) switch
    {
        // Adding a negated product: the sign is exact in both.
        ("Subtract", [Element x, Apply { Function.Name: "Multiply", Arguments: [Element y, Number k] }]) when hasSign && roundsTwice =>
            new Apply(ElementFunctions.MultiplyAdd, [y, Negated(k), x]),
        ("Add", [Apply { Function.Name: "Multiply", Arguments: [Element x, var y] }, var z]) when roundsTwice && IsLeaf(y) && !(y is Number && z is Number) =>
            new Apply(ElementFunctions.MultiplyAdd, [x, y, z]),
        ("Add", [var z, Apply { Function.Name: "Multiply", Arguments: [Element x, var y] }]) when roundsTwice && IsLeaf(y) && IsLeaf(z) && !(y is Number && z is Number) =>
            new Apply(ElementFunctions.MultiplyAdd, [x, y, z]),
        ("Multiply", [Apply { Function.Name: "Add", Arguments: [Element x, var y] }, var z]) when roundsTwice && IsLeaf(y) && IsLeaf(z) && !(y is Number && z is Number) =>
            new Apply(ElementFunctions.AddMultiply, [x, y, z]),
        ("Multiply", [var z, Apply { Function.Name: "Add", Arguments: [Element x, var y] }]) when roundsTwice && IsLeaf(y) && IsLeaf(z) && !(y is Number && z is Number) =>
            new Apply(ElementFunctions.AddMultiply, [x, y, z]),
        ("FusedMultiplyAdd", [Number n, var x, var z]) => apply with { Arguments = [x, n, z] },
        ("Divide", [Number one, Apply { Function.Name: "Add", Arguments: [var a, var b] }]) when one.Is(1) && Logistic(a, b) is { } x =>
            new Apply(ElementFunctions.Sigmoid, [x]),
        ("Divide", [Number one, Apply { Function.Name: "Sqrt", Arguments: [var x] }]) when roundsTwice && one.Is(1) =>
            new Apply(ElementFunctions.ReciprocalSqrt, [x]),
        ("Divide", [Number one, var x]) when one.Is(1) => new Apply(ElementFunctions.Reciprocal, [x]),
        ("Add" or "Multiply" or "Min" or "Max" or "BitwiseAnd" or "BitwiseOr" or "Xor", [Number n, var x]) => apply with { Arguments = [x, n] },
        _ => apply,
    };

    /// <summary>x in 1 + exp(-x).</summary>
    private static Term? Logistic(Term a, Term b) => (a, b) switch
    {
        (Number one, Apply { Function.Name: "Exp", Arguments: [Apply { Function.Name: "Negate", Arguments: [var x] }] }) when one.Is(1) => x,
        (Apply { Function.Name: "Exp", Arguments: [Apply { Function.Name: "Negate", Arguments: [var x] }] }, Number one) when one.Is(1) => x,
        _ => null,
    };

    /// <summary>x &lt; low ? low : x &gt; high ? high : x, in either order where low is not above high.</summary>
    private static Term? Clamped(Choice choice)
    {
        if (choice is { Left: var x, Right: Number bound, WhenFalse: Choice { Left: var y, Right: Number other } inner } && x.Equals(y) && x is Element
            && choice.WhenTrue.Equals(bound) && inner.WhenTrue.Equals(other) && inner.WhenFalse.Equals(x))
        {
            return (choice.Comparison, inner.Comparison) switch
            {
                ("Less", "Greater") => new Apply(Clamp, [x, bound, other]),
                ("Greater", "Less") when bound.Constant is double or float && other.Constant is double or float
                    && Convert.ToDouble(other.Constant, System.Globalization.CultureInfo.InvariantCulture)
                        <= Convert.ToDouble(bound.Constant, System.Globalization.CultureInfo.InvariantCulture) => new Apply(Clamp, [x, other, bound]),
                _ => null,
            };
        }

        return null;
    }

    private static Number Negated(Number k) => new($"-({k.Text})", null, k.MayThrow);

    private static bool IsLeaf(Term term) => term is Element or Number;
}
