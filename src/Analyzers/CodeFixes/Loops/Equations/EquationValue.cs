namespace NumDsl.CodeFixes.Loops.Equations;

/// <summary>Which loops' counters a value depends on: an axis of the array that it becomes for each.</summary>
[Flags]
internal enum Axes
{
    None = 0,

    /// <summary>The outer loop, or the only one: a column.</summary>
    Rows = 1,

    /// <summary>The inner loop: a row.</summary>
    Columns = 2,
}

/// <summary>How tightly C# binds the outermost operation of an expression.</summary>
internal enum Binding
{
    Comparison,
    Sum,
    Product,
    Sign,
    Whole,
}

/// <summary>An expression of an equation's body.</summary>
/// <param name="Text">As C# over arrays.</param>
/// <param name="Binding">Its outermost operation.</param>
/// <param name="Axes">The axes along which it varies.</param>
internal sealed record EquationValue(string Text, Binding Binding, Axes Axes)
{
    /// <summary>The two factors, where this is a product.</summary>
    public (EquationValue Left, EquationValue Right)? Factors { get; private init; }

    /// <summary>The text as an operand: in brackets where the operation around it binds as tightly, or tighter.</summary>
    public string In(Binding around) => Binding < around ? $"({Text})" : Text;

    /// <summary>A number that is written as digits.</summary>
    public static EquationValue Literal(string digits) => new(digits, digits[0] == '-' ? Binding.Sign : Binding.Whole, Axes.None);

    public static EquationValue Call(string function, params EquationValue[] arguments) => new(
        $"{function}({string.Join(", ", arguments.Select(argument => argument.Text))})",
        Binding.Whole,
        arguments.Aggregate(Axes.None, (axes, argument) => axes | argument.Axes));

    /// <summary>A binary operation; the right operand of a difference or a quotient needs brackets where the left one does not.</summary>
    public static EquationValue Operation(EquationValue left, string symbol, EquationValue right)
    {
        var binding = symbol switch
        {
            "+" or "-" => Binding.Sum,
            "*" or "/" => Binding.Product,
            _ => Binding.Comparison,
        };
        // 1 / 2 is 0: of two whole numbers one is written as a double.
        var first = left.IsWholeNumber && right.IsWholeNumber ? left with { Text = left.Text + ".0" } : left;
        return new($"{first.In(binding)} {symbol} {right.In(binding + 1)}", binding, left.Axes | right.Axes)
        {
            Factors = symbol == "*" ? (left, right) : null,
        };
    }

    private bool IsWholeNumber => Text.Trim('-').All(char.IsDigit);
}
