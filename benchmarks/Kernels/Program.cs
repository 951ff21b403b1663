// Times the generated kernels one by one: dotnet run -c Release --project benchmarks/Kernels -- --filter '*'

using BenchmarkDotNet.Running;

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
