using System.Globalization;
using NumDsl.Benchmarks.Compare.Driver;
using NumDsl.Benchmarks.Compare.Rows;

namespace NumDsl.Benchmarks.Compare.Report;

/// <summary>Numbers as they are read.</summary>
internal static class Units
{
    public static string Time(double nanoseconds) => nanoseconds switch
    {
        < 1e3 => Say($"{nanoseconds:0} ns"),
        < 1e6 => Say($"{Three(nanoseconds / 1e3)} us"),
        < 1e9 => Say($"{Three(nanoseconds / 1e6)} ms"),
        _ => Say($"{Three(nanoseconds / 1e9)} s"),
    };

    public static string Ratio(double? ratio) => ratio is { } value ? Say($"{Two(value)}x") : "";

    public static string Share(double? share) => share is { } value ? Say($"{value * 100:0} %") : "";

    /// <summary>What the work came to in the unit that its limit has, or per element.</summary>
    public static string Rate(Outcome outcome, double nanoseconds) => outcome.Row switch
    {
        { Limit.Kind: LimitKind.Fma } row => Say($", {row.Limit.Amount / nanoseconds:0} GFLOP/s"),
        { Elements: > 0 } row => Say($", {Three(nanoseconds / row.Elements)} ns an element"),
        { Limit.Kind: LimitKind.Read } row => Say($", {row.Limit.Amount / nanoseconds:0.0} GB/s"),
        _ => "",
    };

    /// <summary>About three digits.</summary>
    public static string Three(double value) =>
        value.ToString(value >= 100 ? "0" : value >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    public static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Two(double value) =>
        value.ToString(value >= 10 ? "0" : value >= 3 ? "0.0" : "0.00", CultureInfo.InvariantCulture);
}
