namespace NumDsl.Generator.Tests.Documentation;

/// <summary>The page of operators says what the code says, without gaps.</summary>
public sealed class OperatorPageTests
{
    [Fact]
    public void The_page_is_up_to_date()
    {
        var (path, page) = (Path.Combine(Repository.Root, OperatorPage.File), OperatorPage.Write());
        var received = Path.ChangeExtension(path, ".received.md");
        if (!File.Exists(path) || File.ReadAllText(path) != page)
        {
            File.WriteAllText(received, page);
            Assert.Fail($"{OperatorPage.File} is out of date; read operators.received.md beside it and move it over the page.");
        }

        File.Delete(received);
    }

    [Fact]
    public void Every_function_fills_every_column() =>
        Assert.Empty(OperatorPage.Rows().Where(row => row.Columns.Any(column => column.Length == 0)).Select(row => row.Name));
}
