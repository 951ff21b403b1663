using System.IO.Compression;
using System.Xml.Linq;

namespace NumDsl.EndToEnd.Tests;

[Collection(PackedPackageCollection.Name)]
public sealed class PackageTests(PackedPackage package)
{
    [Fact]
    public void It_holds_the_library_its_documentation_the_compiler_and_the_readme_and_no_other_file()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        string[] files = [.. archive.Entries.Select(entry => entry.FullName).Where(IsOurs).Order(StringComparer.Ordinal)];

        Assert.Equal(
            [
                "README.md",
                "analyzers/dotnet/cs/NumDsl.Analyzers.dll",
                "analyzers/dotnet/cs/NumDsl.CodeFixes.dll",
                "analyzers/dotnet/cs/NumDsl.Generator.dll",
                "lib/net10.0/NumDsl.dll",
                "lib/net10.0/NumDsl.xml",
            ],
            files);
    }

    [Fact]
    public void It_is_MIT_has_a_description_and_tags_and_depends_on_the_tensors_alone()
    {
        XElement metadata = Nuspec().Elements().Single();

        Assert.Equal("MIT", Value(metadata, "license"));
        Assert.Equal("README.md", Value(metadata, "readme"));
        Assert.NotEmpty(Value(metadata, "description"));
        Assert.NotEmpty(Value(metadata, "tags"));
        Assert.Equal(
            ["System.Numerics.Tensors"],
            metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => element.Attribute("id")!.Value));
    }

    [Fact]
    public void It_is_packed_without_a_warning() =>
        Assert.DoesNotContain("warning", package.PackOutput, StringComparison.OrdinalIgnoreCase);

    // What the package format itself adds beside our files.
    private static bool IsOurs(string file) =>
        !file.StartsWith("_rels/", StringComparison.Ordinal)
        && !file.StartsWith("package/", StringComparison.Ordinal)
        && file is not ("[Content_Types].xml" or "NumDsl.nuspec");

    private static string Value(XElement metadata, string name) =>
        metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    private XElement Nuspec()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream stream = archive.GetEntry("NumDsl.nuspec")!.Open();
        return XDocument.Load(stream).Root!;
    }
}
