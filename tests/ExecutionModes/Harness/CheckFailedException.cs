namespace NumDsl.ExecutionModes;

/// <summary>A kernel gave another result than it should.</summary>
public sealed class CheckFailedException(string message) : Exception(message);
