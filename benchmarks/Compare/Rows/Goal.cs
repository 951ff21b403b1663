using System.Globalization;
using NumDsl.Benchmarks.Compare.Driver;

namespace NumDsl.Benchmarks.Compare.Rows;

/// <summary>What a row is to reach.</summary>
/// <param name="Text">The goal as a sentence with its bound.</param>
/// <param name="Measured">The figure; null where what it needs was not measured.</param>
/// <param name="IsReached">Whether a figure is good enough.</param>
/// <param name="Format">How to print the figure.</param>
internal sealed record Goal(string Text, Func<Outcome, double?> Measured, Func<double, bool> IsReached, string Format = "0.00")
{
    /// <summary>At least so much of the limit.</summary>
    public static Goal OfLimit(double share) =>
        new(Say($"at least {share} of the limit"), outcome => outcome.LimitShare, figure => figure >= share);

    /// <summary>At least so many times as fast as another entry.</summary>
    public static Goal Faster(string label, double factor) =>
        new(Say($"at least {factor} times as fast as {label}"), outcome => outcome.Speedup(label), figure => figure >= factor);

    /// <summary>At most so many times the time of another entry.</summary>
    public static Goal AtMostTimes(string label, double factor) =>
        new(Say($"at most {factor} times the time of {label}"), outcome => 1 / outcome.Speedup(label), figure => figure <= factor);

    /// <summary>At most so many nanoseconds a call, or an element.</summary>
    public static Goal Nanoseconds(double bound, double elements = 1) => new(
        Say($"at most {bound} ns{(elements == 1 ? "" : " an element")}"),
        outcome => outcome.Subject.Median / elements,
        figure => figure <= bound);

    /// <summary>No allocation in a call.</summary>
    public static Goal NoAllocation { get; } =
        new("0 bytes allocated in a call", outcome => outcome.Subject.BytesPerCall, figure => figure < 1, "0.##");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
