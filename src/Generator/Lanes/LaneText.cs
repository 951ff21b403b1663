namespace NumDsl.Generator.Lanes;

/// <summary>An expression's text and how tightly its outermost operator binds, so that parentheses are written where needed.</summary>
internal readonly struct LaneText(string text, int precedence)
{
    public const int Primary = 100;
    public const int Unary = 90;
    public const int Multiplicative = 80;
    public const int Additive = 70;
    public const int Relational = 60;
    public const int Equality = 55;
    public const int And = 50;
    public const int Or = 45;
    public const int Conditional = 10;

    public string Text => text;

    /// <summary>The text, in parentheses where an operator of at least this precedence must stand.</summary>
    public string AtLeast(int required) => precedence >= required ? text : $"({text})";

    /// <summary>A left-associative binary operator: (a - b) - c needs no parentheses, a - (b - c) does.</summary>
    public static LaneText Binary(LaneText a, string symbol, LaneText b, int precedence) =>
        new($"{a.AtLeast(precedence)} {symbol} {b.AtLeast(precedence + 1)}", precedence);

    public static LaneText Prefix(string symbol, LaneText a) => new(symbol + a.AtLeast(Unary + 1), Unary);

    public static LaneText Call(string method, params LaneText[] arguments) =>
        new($"{method}({string.Join(", ", arguments.Select(a => a.Text))})", Primary);
}
