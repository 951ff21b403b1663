namespace NumDsl.Kernels.Lanes;

/// <summary>One float: the kernels for processors without AVX and FMA.</summary>
internal readonly unsafe struct FloatScalar : ILanes<float, float>
{
    public static int Count => 1;

    public static int Rows => 4;

    public static float Zero => 0;

    public static float Broadcast(float value) => value;

    public static float Load(float* source) => *source;

    public static void Store(float* destination, float value) => *destination = value;

    public static float Mask(nint count) => count;

    public static float Load(float* source, float mask) => mask > 0 ? *source : 0;

    public static void Store(float* destination, float mask, float value)
    {
        if (mask > 0)
        {
            *destination = value;
        }
    }

    public static float LoadFirst(float* source, nint count, float mask) => Load(source, mask);

    public static void StoreFirst(float* destination, nint count, float mask, float value) => Store(destination, mask, value);

    public static float Add(float a, float b) => a + b;

    /// <remarks>Rounded twice: without the instruction, a fused one is a call of some 50 ns.</remarks>
    public static float MultiplyAdd(float a, float b, float c) => (a * b) + c;

    public static float Sum(float a) => a;

    public static void Sum(float a, float b, float c, float d, float* destination, bool accumulate)
    {
        destination[0] = accumulate ? destination[0] + a : a;
        destination[1] = accumulate ? destination[1] + b : b;
        destination[2] = accumulate ? destination[2] + c : c;
        destination[3] = accumulate ? destination[3] + d : d;
    }
}
