using System.Runtime.CompilerServices;
using System.Text;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace NumDsl.Generator.Tests.Snapshots;

/// <summary>
/// Approved texts, in the conventions of Verify (github.com/VerifyTests/Verify): <c>Class.Method.verified.cs</c> beside the
/// test is what is expected; where it differs or is missing, the test fails and <c>Class.Method.received.cs</c> is what came.
/// To approve, look at it and rename it.
/// </summary>
internal static class Verifier
{
    /// <param name="text">What the test made.</param>
    /// <param name="path">The test's file, which is named after its class; supplied by the compiler.</param>
    /// <param name="method">The test; supplied by the compiler.</param>
    public static void Verify(string text, [CallerFilePath] string path = "", [CallerMemberName] string method = "")
    {
        var name = Path.Combine(Directory(path), $"{Path.GetFileNameWithoutExtension(path)}.{method}");
        var (verified, received) = ($"{name}.verified.cs", $"{name}.received.cs");
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : null;
        text = text.ReplaceLineEndings("\n");
        if (expected?.ReplaceLineEndings("\n") == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Fail(expected is null
            ? $"New: {Path.GetFileName(verified)} does not exist. Look at {Path.GetFileName(received)}; if it is right, rename it."
            : $"NotEqual: {Path.GetFileName(received)} is not {Path.GetFileName(verified)}:\n{Difference(expected, text)}");
    }

    /// <summary>The folder of the sources: the build writes it down relative to the repository, so that no path gets into a binary.</summary>
    private static string Directory(string path)
    {
        const string Root = "/_/";
        return Path.GetDirectoryName(path.StartsWith(Root, StringComparison.Ordinal) ? Path.Combine(Repository.Root, path[Root.Length..]) : path)!;
    }

    /// <summary>The lines that are not in both, with two around them.</summary>
    private static string Difference(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ()).BuildDiffModel(expected, actual, ignoreWhitespace: false).Lines;
        var shown = Enumerable.Range(0, lines.Count)
            .Where(line => Enumerable.Range(Math.Max(0, line - 2), Math.Min(lines.Count, line + 3) - Math.Max(0, line - 2))
                .Any(near => lines[near].Type != ChangeType.Unchanged));
        return string.Join('\n', shown.Select(line => lines[line].Type switch
        {
            ChangeType.Inserted => "+ ",
            ChangeType.Deleted => "- ",
            _ => "  ",
        } + lines[line].Text));
    }
}
