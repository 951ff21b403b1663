namespace NumDsl.Kernels.Lanes;

/// <summary>One double: the kernels for processors without AVX and FMA.</summary>
internal readonly unsafe struct DoubleScalar : ILanes<double, double>
{
    public static int Count => 1;

    public static int Rows => 4;

    public static double Zero => 0;

    public static double Broadcast(double value) => value;

    public static double Load(double* source) => *source;

    public static void Store(double* destination, double value) => *destination = value;

    public static double Mask(nint count) => count;

    public static double Load(double* source, double mask) => mask > 0 ? *source : 0;

    public static void Store(double* destination, double mask, double value)
    {
        if (mask > 0)
        {
            *destination = value;
        }
    }

    public static double LoadFirst(double* source, nint count, double mask) => Load(source, mask);

    public static void StoreFirst(double* destination, nint count, double mask, double value) => Store(destination, mask, value);

    public static double Add(double a, double b) => a + b;

    /// <remarks>Rounded twice: without the instruction, a fused one is a call of some 50 ns.</remarks>
    public static double MultiplyAdd(double a, double b, double c) => (a * b) + c;

    public static double Sum(double a) => a;

    public static void Sum(double a, double b, double c, double d, double* destination, bool accumulate)
    {
        destination[0] = accumulate ? destination[0] + a : a;
        destination[1] = accumulate ? destination[1] + b : b;
        destination[2] = accumulate ? destination[2] + c : c;
        destination[3] = accumulate ? destination[3] + d : d;
    }
}
