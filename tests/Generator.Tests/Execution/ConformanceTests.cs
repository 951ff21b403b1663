using System.Diagnostics;
using System.Globalization;
using NumDsl.ExecutionModes;
using NumDsl.ExecutionModes.Conformance;

namespace NumDsl.Generator.Tests.Execution;

/// <summary>Generated kernels against the user's own methods, in every register width that the machine has.</summary>
public class ConformanceTests(ConformanceModels models) : IClassFixture<ConformanceModels>
{
    [Fact]
    public void Every_kernel_computes_what_the_equation_says_at_full_width() => Assert.Equal("", Failures(ExecutionMode.Current));

    [Fact]
    public async Task Every_kernel_computes_what_the_equation_says_without_512_bit_registers() =>
        await RunsWithout("DOTNET_EnableAVX512", ExecutionMode.WithoutAvx512);

    [Fact]
    public async Task Every_kernel_computes_what_the_equation_says_without_vector_registers() =>
        await RunsWithout("DOTNET_EnableHWIntrinsic", "scalar");

    private string Failures(string mode)
    {
        Assert.Equal(ExecutionMode.Current, mode);
        return string.Join("\n", ConformanceRun.Of(models.Compiled.Load(), ConformanceCases.All));
    }

    private async Task RunsWithout(string variable, string mode)
    {
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(ConformanceCase).Assembly.Location, models.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{mode}: {ConformanceCases.All.Count} cases, 0 failures."), output.Trim());
        Assert.Equal("", await errors);
    }
}
