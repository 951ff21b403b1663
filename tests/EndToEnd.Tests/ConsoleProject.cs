namespace NumDsl.EndToEnd.Tests;

/// <summary>A user's console project, as strict as a user can make it: every warning is an error.</summary>
internal sealed class ConsoleProject
{
    private readonly string _folder;
    private readonly Dictionary<string, string> _environment;

    public ConsoleProject(string folder, string feed, string cache, string packages)
    {
        _folder = folder;
        _environment = new() { ["NUGET_PACKAGES"] = packages };
        Directory.CreateDirectory(folder);
        Write("Console.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <!-- Asks the network for known vulnerabilities; there may be none to ask. -->
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="NumDsl" Version="[{PackedPackage.Version}]" />
              </ItemGroup>
            </Project>
            """);
        Write("nuget.config", $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="NumDsl" value="{feed}" />
              </packageSources>
              <fallbackPackageFolders>
                <add key="cache" value="{cache}" />
              </fallbackPackageFolders>
            </configuration>
            """);
    }

    /// <summary>Adds a file to the project.</summary>
    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    /// <summary>"dotnet build", warnings as errors.</summary>
    public (int ExitCode, string Output) Build() =>
        DotnetCli.Run(_folder, _environment, "build", "-c", "Release", "-warnaserror");

    /// <summary>"dotnet build" that also lists what is only suggested; warnings stay warnings.</summary>
    public (int ExitCode, string Output) BuildWithSuggestions() =>
        DotnetCli.Run(_folder, _environment, "build", "-c", "Release", "-p:TreatWarningsAsErrors=false", "-p:ErrorLog=log.sarif%2Cversion=2.1", "--no-incremental");

    /// <summary>"dotnet format analyzers" for what is at least as severe.</summary>
    public (int ExitCode, string Output) Format(string severity) =>
        DotnetCli.Run(_folder, _environment, "format", "analyzers", "--no-restore", "--severity", severity);

    /// <summary>The text of a file of the project.</summary>
    public string Read(string file) => File.ReadAllText(Path.Combine(_folder, file));

    /// <summary>Runs what is built.</summary>
    public (int ExitCode, string Output) Run() =>
        DotnetCli.Run(_folder, _environment, "run", "-c", "Release", "--no-build");
}
