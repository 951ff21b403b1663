namespace NumDsl;

/// <summary>What <see cref="GradientDescent"/>, or any other <see cref="Optimizer"/>, reports at an iteration.</summary>
/// <param name="Iteration">The number of updates made so far: 0 at the initial weights.</param>
/// <param name="Cost">The cost at the weights before the next update.</param>
public readonly record struct GradientDescentProgress(int Iteration, double Cost);
