namespace NumDsl;

/// <summary>A comparison of two numbers, as C#'s operators make it: NaN compares as false, except that it is not equal to anything.</summary>
public enum Comparison
{
    /// <summary>left &lt; right.</summary>
    Less,

    /// <summary>left &lt;= right.</summary>
    LessOrEqual,

    /// <summary>left &gt; right.</summary>
    Greater,

    /// <summary>left &gt;= right.</summary>
    GreaterOrEqual,

    /// <summary>left == right.</summary>
    Equal,

    /// <summary>left != right.</summary>
    NotEqual,
}
