using System.Globalization;
using System.Text.RegularExpressions;
using NumDsl.Generator.Emission;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Tests.Emission;

public sealed partial class SpillsTests
{
    [Fact]
    public void What_fits_the_registers_stays_as_it_is()
    {
        var statements = Chain(9);
        Assert.Equal(statements, Rewrite(statements, LaneWidth.Bits256).Statements);
    }

    [Fact]
    public void With_512_bits_there_are_registers_enough()
    {
        var statements = Chain(40);
        Assert.Equal(statements, Rewrite(statements, LaneWidth.Bits512).Statements);
    }

    [Fact]
    public void What_is_needed_again_last_goes_to_memory_and_comes_back()
    {
        // Eleven values, needed again in the order in which they were computed: the last one makes room.
        var (statements, length) = Rewrite(Chain(11), LaneWidth.Bits256);
        Assert.Equal(8, length);
        Assert.Equal(
            ["var v10 = f();", "Vector256.StoreUnsafe(v10, ref spilled, 0);", "use(v0);"],
            statements.SkipWhile(statement => statement.Local != "v10").Take(3).Select(statement => statement.Text));
        Assert.Equal(["v10 = Vector256.LoadUnsafe(ref spilled, 0);", "use(v10);"], statements.TakeLast(2).Select(statement => statement.Text));
    }

    [Fact]
    public void What_stands_in_memory_is_read_where_it_is_needed_and_never_stored()
    {
        RowStatement load = new("var x = row[i];", []) { Local = "x", Source = "row[i]" };
        var statements = Rewrite([load, .. Chain(10), Use("x"), .. Chain(10, "w"), Use("x")], LaneWidth.Bits256).Statements;
        var text = string.Join('\n', statements.Select(statement => statement.Text));
        Assert.Contains("use(v9);\nvar x = row[i];\nuse(x);", text, StringComparison.Ordinal);
        Assert.EndsWith("x = row[i];\nuse(x);", text, StringComparison.Ordinal);
        Assert.DoesNotContain("StoreUnsafe(x", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_not_needed_any_more_gives_its_memory_to_another()
    {
        var once = Rewrite(Chain(14), LaneWidth.Bits256).Length;
        Assert.Equal(4 * 8, once);
        Assert.Equal(once, Rewrite([.. Chain(14), .. Chain(14, "w")], LaneWidth.Bits256).Length);
    }

    [Fact]
    public void The_next_loop_of_a_method_has_its_own_statements_and_the_same_memory()
    {
        var spills = new Spills(LaneWidth.Bits256, ElementType.Single, new LaneNames());
        Assert.Equal(14 + 14 + 4 + 4, spills.Rewrite(Chain(14)).Count);
        Assert.Equal(4 * 8, spills.Length);
        Assert.Equal(12 + 12 + 2 + 2, spills.Rewrite(Chain(12, "w")).Count);
        Assert.Equal(4 * 8, spills.Length);
    }

    /// <summary>Random programs, run on numbers: memory and registers hold what they should, and never more than there is room for.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_random_program_computes_what_it_did_with_few_values_at_a_time(int seed)
    {
        var random = new Random(seed);
        var statements = new List<RowStatement>();
        for (var i = 0; i < 200; i++)
        {
            var reads = Enumerable.Range(0, random.Next(4)).Select(_ => $"v{random.Next(Math.Max(1, i))}").Where(name => statements.Any(s => s.Local == name)).Distinct().ToList();
            statements.Add(reads.Count == 0 && i % 5 == 0
                ? new RowStatement($"var v{i} = row{i};", []) { Local = $"v{i}", Source = $"row{i}" }
                : new RowStatement($"var v{i} = {i} + {string.Join(" + ", reads.DefaultIfEmpty("0"))};", reads) { Local = $"v{i}" });
        }

        statements.Add(new RowStatement("use(v199);", ["v199"]));
        var rewritten = Rewrite(statements, LaneWidth.Bits256).Statements;
        var expected = Run(statements);
        var actual = Run(rewritten);
        Assert.All(expected, pair => Assert.True(!actual.TryGetValue(pair.Key, out var value) || value == pair.Value));
        Assert.All(statements.Where(s => s.Source is null), s => Assert.Contains(s.Text, rewritten.Select(r => r.Text)));
        Assert.Contains(rewritten, s => s.Text.Contains("StoreUnsafe", StringComparison.Ordinal));

        static Dictionary<string, long> Run(IReadOnlyList<RowStatement> program)
        {
            var (locals, memory) = (new Dictionary<string, long>(), new Dictionary<int, long>());
            foreach (var text in program.Select(statement => statement.Text))
            {
                if (StoreForm().Match(text) is { Success: true } store)
                {
                    memory[int.Parse(store.Groups[2].Value, CultureInfo.InvariantCulture)] = locals[store.Groups[1].Value];
                }
                else if (LoadForm().Match(text) is { Success: true } load)
                {
                    locals[load.Groups[1].Value] = memory[int.Parse(load.Groups[2].Value, CultureInfo.InvariantCulture)];
                }
                else if (DeclarationForm().Match(text) is { Success: true } declaration)
                {
                    locals[declaration.Groups[1].Value] = declaration.Groups[2].Value.Split(" + ").Sum(term =>
                        term.StartsWith("row", StringComparison.Ordinal) ? 1000 * long.Parse(term[3..], CultureInfo.InvariantCulture)
                        : term.StartsWith('v') ? locals[term]
                        : long.Parse(term, CultureInfo.InvariantCulture));
                }
            }

            return locals;
        }
    }

    /// <summary>So many values, and then a use of each in the same order.</summary>
    private static IReadOnlyList<RowStatement> Chain(int count, string name = "v") =>
    [
        .. Enumerable.Range(0, count).Select(i => new RowStatement($"var {name}{i} = f();", []) { Local = $"{name}{i}" }),
        .. Enumerable.Range(0, count).Select(i => Use($"{name}{i}")),
    ];

    private static RowStatement Use(string local) => new($"use({local});", [local]);

    private static (IReadOnlyList<RowStatement> Statements, int Length) Rewrite(IReadOnlyList<RowStatement> statements, LaneWidth width)
    {
        var spills = new Spills(width, ElementType.Single, new LaneNames());
        return (spills.Rewrite(statements), spills.Length);
    }

    [GeneratedRegex(@"^Vector256\.StoreUnsafe\((\w+), ref spilled, (\d+)\);$")]
    private static partial Regex StoreForm();

    [GeneratedRegex(@"^(\w+) = Vector256\.LoadUnsafe\(ref spilled, (\d+)\);$")]
    private static partial Regex LoadForm();

    [GeneratedRegex(@"^(?:var )?(\w+) = ([\w +]+);$")]
    private static partial Regex DeclarationForm();
}
