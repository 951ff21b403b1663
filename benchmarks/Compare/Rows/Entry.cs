using System.Globalization;

namespace NumDsl.Benchmarks.Compare.Rows;

/// <summary>One competitor of a row: a peer and what it is told to do.</summary>
/// <param name="Label">Its name in the row.</param>
/// <param name="Peer">The peer's id.</param>
/// <param name="Case">The case, of those in docs/performance.md.</param>
/// <param name="Sizes">The case's sizes.</param>
/// <param name="Threads">How many threads it may use.</param>
internal sealed record Entry(string Label, string Peer, string Case, int[] Sizes, int Threads)
{
    /// <summary>The sizes as the protocol writes them.</summary>
    public string Size => string.Join('x', Sizes.Select(size => size.ToString(CultureInfo.InvariantCulture)));
}
