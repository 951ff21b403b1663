using System.Diagnostics;
using System.Globalization;
using NumDsl.ExecutionModes;
using NumDsl.ExecutionModes.Conformance;

namespace NumDsl.Generator.Tests.Execution;

/// <summary>Generated kernels against the user's own methods, in every register width that the machine has.</summary>
public class ConformanceTests
{
    [Fact]
    public void Every_kernel_computes_what_the_equation_says_at_full_width()
    {
        var failures = ConformanceRun.Of(ConformanceModels.Compiled.Load(), ConformanceCases.All);
        Assert.True(failures.Count == 0, string.Join("\n", failures));
    }

    [Fact]
    public async Task Every_kernel_computes_what_the_equation_says_without_512_bit_registers() =>
        await RunsWithout("DOTNET_EnableAVX512", ExecutionMode.WithoutAvx512);

    [Fact]
    public async Task Every_kernel_computes_what_the_equation_says_without_vector_registers() =>
        await RunsWithout("DOTNET_EnableHWIntrinsic", "scalar");

    private static async Task RunsWithout(string variable, string mode)
    {
        // The child processes get the compiled models as a file.
        var folder = Directory.CreateTempSubdirectory("numdsl-models");
        var path = Path.Combine(folder.FullName, "Models.dll");
        await File.WriteAllBytesAsync(path, ConformanceModels.Compiled.Image);
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", typeof(ConformanceCase).Assembly.Location, path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var expected = string.Create(CultureInfo.InvariantCulture, $"{mode}: {ConformanceCases.All.Count} cases, 0 failures.");
        folder.Delete(recursive: true);
        Assert.True(output.Trim() == expected, $"{output}\n{await errors}");
    }
}
