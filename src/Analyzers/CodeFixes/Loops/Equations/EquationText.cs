using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace NumDsl.CodeFixes.Loops.Equations;

/// <summary>Writes a model with an equation after the type that its loop is in.</summary>
internal static class EquationText
{
    /// <summary>Names that say nothing of what is summed up; the method's is better.</summary>
    private static readonly string[] PlainNames = ["sum", "total", "result", "acc", "value", "res", "ret", "temp", "tmp"];

    /// <summary>The names of the model and of its equation: no type or member at the loop is called like the model.</summary>
    public static (string Model, string Equation) Names(Equation equation, SemanticModel semantics)
    {
        var method = equation.Loop.Ancestors().Select(node => node switch
        {
            MethodDeclarationSyntax declaration => declaration.Identifier.ValueText,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => null,
        }).FirstOrDefault(name => name is not null);
        var total = equation.Total.TrimStart('_');
        var name = Pascal(total.Length > 2 && !PlainNames.Contains(total) ? total : method ?? "Cost");
        var model = Pascal(method ?? name) + "Model";
        var taken = model;
        for (var number = 2; taken == name || semantics.LookupSymbols(equation.Loop.SpanStart, name: taken).Length > 0; number++)
        {
            taken = model + number.ToString(CultureInfo.InvariantCulture);
        }

        return (taken, name);
    }

    /// <summary>The change that adds the model.</summary>
    public static TextChange Model(Equation equation, (string Model, string Equation) names, CompilationUnitSyntax root, SourceText text)
    {
        var newLine = StatementText.NewLine(text);
        var container = equation.Loop.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault();
        var line = text.Lines.GetLineFromPosition(container?.SpanStart ?? 0);
        var indentation = container is null ? "" : new string([.. text.ToString(line.Span).TakeWhile(char.IsWhiteSpace)]);
        var lines = Lines(equation, names).Select(each => each.Length == 0 ? each : indentation + each);
        return container is null
            ? new TextChange(new TextSpan(root.FullSpan.End, 0), newLine + string.Join(newLine, lines) + newLine)
            : new TextChange(new TextSpan(container.Span.End, 0), newLine + newLine + string.Join(newLine, lines));
    }

    private static IEnumerable<string> Lines(Equation equation, (string Model, string Equation) names)
    {
        yield return equation.Type.SpecialType == SpecialType.System_Double ? "[Model(typeof(double))]" : "[Model]";
        yield return $"internal static partial class {names.Model}";
        yield return "{";
        yield return "    [Equation]";
        var signature = $"    public static Scalar {names.Equation}({equation.Arguments.Declaration})";
        if (equation.Lines.Count == 0)
        {
            yield return signature + " =>";
            yield return $"        {equation.Result};";
        }
        else
        {
            yield return signature;
            yield return "    {";
            foreach (var line in equation.Lines)
            {
                yield return $"        {line}";
            }

            yield return $"        return {equation.Result};";
            yield return "    }";
        }

        yield return "}";
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
