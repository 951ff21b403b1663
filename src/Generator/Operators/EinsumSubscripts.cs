namespace NumDsl.Generator.Operators;

/// <summary>The subscripts of a sum after Einstein, as NumPy writes them: <c>ij,jk->ik</c>.</summary>
/// <param name="Operands">The letters of each operand.</param>
/// <param name="Result">The letters of the result.</param>
internal sealed record EinsumSubscripts(IReadOnlyList<string> Operands, string Result)
{
    /// <summary>Reads subscripts; null and what is wrong with them where they do not parse.</summary>
    public static EinsumSubscripts? Parse(string text, out string problem)
    {
        var (subscripts, arrow) = (text.Replace(" ", ""), text.IndexOf("->", StringComparison.Ordinal));
        var left = arrow < 0 ? subscripts : subscripts.Substring(0, subscripts.IndexOf("->", StringComparison.Ordinal));
        var right = arrow < 0 ? null : subscripts.Substring(left.Length + 2);
        var operands = left.Split(',');
        problem = "";
        if (subscripts.FirstOrDefault(c => !IsLetter(c) && c is not (',' or '-' or '>')) is var odd and not '\0')
        {
            problem = odd == '.' ? "an ellipsis is not supported; write a letter for each axis" : $"'{odd}' is not a letter; a subscript is a letter from a to z or A to Z";
        }
        else if (left.Any(c => c is '-' or '>') || right?.Any(c => !IsLetter(c)) == true)
        {
            problem = "it is operands with commas between them, then '->' and the result";
        }
        else if (operands.Any(operand => operand.Length == 0))
        {
            problem = "an operand has no subscripts; write a letter for each of its axes";
        }
        else if (right?.FirstOrDefault(c => !left.Contains(c)) is { } unknown and not '\0')
        {
            problem = $"the result has the subscript '{unknown}', which no operand has";
        }
        else if (right?.FirstOrDefault(c => right.Count(other => other == c) > 1) is { } twice and not '\0')
        {
            problem = $"the result has the subscript '{twice}' more than once";
        }

        // Without an arrow, as in NumPy: what stands once, in the order of the alphabet, capitals first.
        return problem.Length > 0
            ? null
            : new EinsumSubscripts(operands, right ?? new string([.. left.Where(c => c != ',' && left.Count(other => other == c) == 1).OrderBy(c => c)]));
    }

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
