using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NumDsl.Generator.Operators;

namespace NumDsl.Generator.Tests.Documentation;

/// <summary>
/// The page <c>docs/operators.md</c>: what the functions' own documentation says, and the accuracy that the compiler's table states and
/// the accuracy tests hold it to.
/// </summary>
internal static partial class OperatorPage
{
    public const string File = "docs/operators.md";

    private const string Head =
        """
        # Operators

        What an equation may call. This page is made from the documentation of `NumDsl.Functions` and the compiler's operator table;
        a test fails when it is out of date, or when a column is empty. Beside these there are the C# operators: `+ - * /`,
        comparisons, and `& | ^ !` on masks, all elementwise.

        - **Result** is the shape. Operands of equal rank broadcast along axes that are literally 1; a number goes with any shape.
        - **Derivative** is the rule of every mode: forward as it stands, reverse its transpose.
        - **Modes** are those of differentiation: *all* stands for forward (`[Jvp]`, columns of `[Jacobian]`), reverse (`[Gradient]`,
          rows, `[PerExampleGradient]`) and forward over reverse (`[Hvp]`, `[Hessian]`), *flat* for a derivative of 0 in each.
        - **Accuracy** is the largest error of the generated code in units in the last place, for `float` and for `double`, at
          every register width; where it says *parts*, the function is composed of others, each with its own.
        - **Edge values** are those of the eager functions, which the kernels are tested against.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head);
        page.Append("\n| function | computes | result | derivative | modes | accuracy | edge values |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var row in Rows())
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{row.Name}` | {string.Join(" | ", row.Columns.Select(column => column.Replace("|", "\\|", StringComparison.Ordinal)))} |\n");
        }

        return page.ToString();
    }

    public static IEnumerable<(string Name, IReadOnlyList<string> Columns)> Rows()
    {
        var members = XDocument.Load(Path.ChangeExtension(typeof(Functions).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .Select(member => (Name: NameOf().Match((string)member.Attribute("name")!).Groups[1].Value, Member: member))
            .ToLookup(member => member.Name, member => member.Member);
        foreach (var name in FunctionTable.All.Keys.Order(StringComparer.Ordinal))
        {
            var member = members[name].First();
            var remarks = Text(member.Element("remarks"));
            var derivative = Derivative().Match(remarks);
            yield return (name,
            [
                Text(member.Element("summary")),
                Text(member.Element("returns")),
                derivative.Groups["rule"].Value.TrimStart(':', ' '),
                OperatorModes.Of(name),
                Accuracy(name),
                derivative.Success ? Edges(remarks, derivative) : "",
            ]);
        }
    }

    private static string Edges(string remarks, Match derivative) => remarks.Remove(derivative.Index, derivative.Length).Trim();

    private static string Accuracy(string name)
    {
        var row = Elementwise.All.FirstOrDefault(row => row != Elementwise.Pow && row.Notation.StartsWith(name + "(", StringComparison.Ordinal))
            ?? (name == "Reciprocal" ? Elementwise.Reciprocal : null);
        var call = Structural.All.OfType<CallOperator>().FirstOrDefault(call => call.Notation.StartsWith(name + "(", StringComparison.Ordinal));
        return row switch
        {
            null => call?.Accuracy ?? "parts",
            { Ulps: null } => "absolute: parts cancel",
            { Ulps: 0 } => "exact",
            { Ulps: 0.5 } => "rounded once",
            _ => string.Create(CultureInfo.InvariantCulture, $"{row.Ulps} ulp"),
        };
    }

    private static string Text(XElement? element) => element is null
        ? ""
        : Spaces().Replace(string.Concat(element.Nodes().Select(node => node switch
        {
            XElement { Name.LocalName: "paramref" } reference => $"`{(string)reference.Attribute("name")!}`",
            XElement { Name.LocalName: "see" } reference => $"`{((string)reference.Attribute("cref")!).Split('.')[^1]}`",
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            _ => node.ToString().Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal),
        })), " ").Trim();

    /// <summary>From "Derivative:", or "Derivative with respect to x:", to the end of the sentence.</summary>
    [GeneratedRegex(@"Derivative(?<rule>[^:]*: .*?\.)(?= [A-Z]| \(|$)")]
    private static partial Regex Derivative();

    [GeneratedRegex(@"^M:NumDsl\.Functions\.(\w+)")]
    private static partial Regex NameOf();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
