using NumDsl.KernelModes;

// Prints the mode and the number of checks; a check that fails ends the program with its exception.
int checks = ProductChecks.AllSizes<float>(1) + ProductChecks.AllSizes<double>(2)
    + ProductChecks.AllLayouts<float>(3) + ProductChecks.AllLayouts<double>(4)
    + ProductChecks.LargeSizes<float>(5) + ProductChecks.LargeSizes<double>(6)
    + ProductChecks.Rounding<float>(7) + ProductChecks.Rounding<double>(8)
    + ProductChecks.SharedVectors<float>(14) + ProductChecks.SharedVectors<double>(15)
    + CopyChecks.Permutations<float>(9, i => i) + CopyChecks.Permutations<double>(10, i => i)
    + CopyChecks.Permutations<byte>(11, i => (byte)i)
    + OptimizerChecks.AllLengths<float>(12, (optimizer, w, dw, length) => optimizer.Step(w.AsSpan(1, length), dw.AsSpan(1, length)))
    + OptimizerChecks.AllLengths<double>(13, (optimizer, w, dw, length) => optimizer.Step(w.AsSpan(1, length), dw.AsSpan(1, length)));
Console.WriteLine($"{KernelMode.Current}: {checks} checks passed.");
