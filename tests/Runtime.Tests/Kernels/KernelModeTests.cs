using System.Diagnostics;
using NumDsl.KernelModes;
using Xunit;

namespace NumDsl.Tests.Kernels;

public class KernelModeTests
{
    public static TheoryData<string, string> Modes => new()
    {
        { "DOTNET_EnableAVX512", KernelMode.WithoutAvx512 },
        { "DOTNET_EnableHWIntrinsic", "scalar" },
    };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task All_kernel_checks_pass_without_the_instructions_that_a_switch_disables(string variable, string mode)
    {
        string program = typeof(ProductChecks).Assembly.Location;
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", program])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        Assert.Equal(0, process.ExitCode);
        Assert.StartsWith($"{mode}: ", output, StringComparison.Ordinal);
    }
}
