namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>A peer is not there, or ended; the message is its own last word.</summary>
internal sealed class PeerException(string message) : Exception(message);
