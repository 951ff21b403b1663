namespace NumDsl.Tests.Training;

internal sealed class Doubles(int length) : ParameterSet<double>(length);

internal sealed class Singles(int length) : ParameterSet<float>(length);
