using System.Globalization;
using NumDsl.Generator.Graphs;
using Xunit.Abstractions;

namespace NumDsl.Generator.Tests.Lanes;

/// <summary>
/// Every function of one float, over all 2^32 of them, against the code for double: that is another program with other coefficients, which
/// the accuracy tests hold to 192-bit arithmetic. Minutes of work, so it runs only where <c>NUMDSL_EXHAUSTIVE</c> is set.
/// </summary>
public sealed class ExhaustiveTests(ITestOutputHelper output)
{
    private const int Block = 1 << 16;

    /// <summary>What two units in the last place of the double are beside one of the float, and rounding where this is measured.</summary>
    private const double OfReference = 1e-6;

    public static TheoryData<string> Names =>
    [
        .. LaneFunctions.Rows.Where(row => row.Value is { Arity: 1, Ulps: not null }).Select(row => row.Key),
    ];

    [ExhaustiveTheory]
    [MemberData(nameof(Names))]
    public void A_function_of_one_float_stays_within_its_error_bound_for_every_float(string name)
    {
        var width = LanePrograms.SupportedWidths[0];
        var function = LaneFunctions.Programs.Program<float>(name, ElementType.Single, width);
        var reference = LaneFunctions.Programs.Program<double>(name, ElementType.Double, width);
        var (x, y, exactX, exactY) = (new float[Block], new float[Block], new double[Block], new double[Block]);
        var (worst, at) = (0.0, 0f);

        // The bits from 2^31 on are the negative numbers, where the two terms of these may cancel.
        var end = name is "Lgamma" or "Digamma" ? 1L << 31 : 1L << 32;
        for (long start = 0; start < end; start += Block)
        {
            for (var i = 0; i < Block; i++)
            {
                x[i] = BitConverter.UInt32BitsToSingle((uint)(start + i));
                exactX[i] = x[i];
            }

            function(x, x, y);
            reference(exactX, exactX, exactY);
            for (var i = 0; i < Block; i++)
            {
                var error = Error(y[i], exactY[i]);
                (worst, at) = error > worst ? (error, x[i]) : (worst, at);
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {worst:F3} ulp at {at:R}"));
        var bound = LaneFunctions.Rows[name].Ulps!.Value;
        Assert.True(worst <= bound + OfReference, string.Create(CultureInfo.InvariantCulture, $"{name} is off by {worst:F3} ulp at {at:R}; the bound is {bound}."));
    }

    /// <summary>In units in the last place of the exact result; infinite where one of the two is not finite and the other is not the same.</summary>
    private static double Error(float computed, double exact)
    {
        if (double.IsNaN(exact) || float.IsNaN(computed) || float.IsInfinity((float)exact) || float.IsInfinity(computed))
        {
            return computed.Equals((float)exact) ? 0 : double.PositiveInfinity;
        }

        // The exponent bits of the double give the unit; below 2^-126 it is that of subnormal floats.
        var exponent = Math.Max((int)((BitConverter.DoubleToInt64Bits(exact) >> 52) & 0x7FF) - 1023, -126);
        return Math.Abs(computed - exact) * BitConverter.Int64BitsToDouble((long)(23 - exponent + 1023) << 52);
    }

    private sealed class ExhaustiveTheoryAttribute : TheoryAttribute
    {
        public ExhaustiveTheoryAttribute()
        {
            if (Environment.GetEnvironmentVariable("NUMDSL_EXHAUSTIVE") is null)
            {
                Skip = "Takes minutes: NUMDSL_EXHAUSTIVE=1 dotnet test -c Release tests/Generator.Tests --filter Exhaustive";
            }
        }
    }
}
