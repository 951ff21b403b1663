using System.Text;
using NumDsl.Benchmarks.Compare.Driver;
using NumDsl.Benchmarks.Compare.Rows;
using static NumDsl.Benchmarks.Compare.Report.Units;

namespace NumDsl.Benchmarks.Compare.Report;

/// <summary>The comparison as a picture: a row's share of the limit, and its speed relative to the best other system.</summary>
internal static class Chart
{
    private const int Width = 1000, Top = 64, Step = 24, Bar = 14;
    private const int ShareLeft = 400, ShareWidth = 170, SpeedLeft = 650, SpeedWidth = 220;

    /// <summary>Where the second panel ends: what is faster is cut there and says its number.</summary>
    private const double LargestSpeed = 4;

    private const string Reached = "#2f6fb0", Behind = "#d9822b";

    /// <summary>A figure beside its bar, legible where it crosses a line.</summary>
    private const string Figure = "font-size=\"11\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"";

    public static string Of(IEnumerable<Outcome> outcomes)
    {
        Outcome[] rows = [.. outcomes.Where(outcome => outcome.Row.Kind == RowKind.Comparison && outcome.Subject.Failure is null)];
        int bottom = Top + (Step * rows.Length), height = bottom + 20;
        var svg = new StringBuilder();
        Add($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}"
                 font-family="sans-serif" font-size="12">
            <rect width="{Width}" height="{height}" fill="#ffffff"/>
            """);
        Add($"""<text x="{ShareLeft}" y="22" font-size="13" font-weight="bold">share of the machine's limit</text>""");
        Add($"""<text x="{SpeedLeft}" y="22" font-size="13" font-weight="bold">times as fast as the best other system</text>""");
        Add($"""
            <text x="{ShareLeft - 10}" y="22" text-anchor="end">NumDsl is
            <tspan fill="{Reached}">as fast or faster</tspan>, <tspan fill="{Behind}">slower</tspan></text>
            """);
        foreach (double share in new[] { 0, 0.5, 1 })
        {
            Line(ShareLeft + (share * ShareWidth), bottom, share == 1, $"{share * 100:0} %");
        }

        for (double speed = 0; speed <= LargestSpeed; speed++)
        {
            Line(SpeedLeft + (speed / LargestSpeed * SpeedWidth), bottom, speed == 1, $"{speed:0}");
        }

        for (int i = 0; i < rows.Length; i++)
        {
            AddRow(rows[i], Top + (Step * i));
        }

        return svg.Append("</svg>\n").ToString();

        void Add(FormattableString text) => svg.Append(Say(text)).Append('\n');

        void Line(double x, int end, bool isGoal, FormattableString label)
        {
            Add($"""<line x1="{x:0.#}" y1="{Top - 8}" x2="{x:0.#}" y2="{end}" stroke="{(isGoal ? "#444444" : "#d0d0d0")}"/>""");
            Add($"""<text x="{x:0.#}" y="{Top - 14}" text-anchor="middle" fill="#555555">{Say(label)}</text>""");
        }

        void AddRow(Outcome outcome, int y)
        {
            int middle = y + Bar - 3;
            string threads = outcome.Row.Subject.Threads == 1 ? "" : $", {outcome.Row.Subject.Threads} threads";
            Add($"""<text x="{ShareLeft - 10}" y="{middle}" text-anchor="end">{outcome.Row.Title}{threads}</text>""");
            if (outcome.LimitShare is { } share)
            {
                double length = Math.Min(share, 1.15) * ShareWidth;
                Add($"""<rect x="{ShareLeft}" y="{y}" width="{length:0.#}" height="{Bar}" fill="#7a8a99"/>""");
                Add($"""<text x="{ShareLeft + length + 4:0.#}" y="{middle}" {Figure}>{Share(share)}</text>""");
            }

            if (outcome.BestPeer is { } best)
            {
                double length = Math.Min(best.Speedup, LargestSpeed) / LargestSpeed * SpeedWidth;
                string color = best.Speedup >= 1 ? Reached : Behind;
                Add($"""<rect x="{SpeedLeft}" y="{y}" width="{length:0.#}" height="{Bar}" fill="{color}"/>""");
                Add($"""<text x="{SpeedLeft + length + 4:0.#}" y="{middle}" {Figure}>{Ratio(best.Speedup)} {best.Label}</text>""");
            }
        }
    }
}
