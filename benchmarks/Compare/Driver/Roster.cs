namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>Who is there: each peer is started once before anything is measured and asked for its version.</summary>
internal sealed class Roster
{
    private readonly Dictionary<string, PeerDefinition> _present = [];

    /// <exception cref="PeerException">The probes or NumDsl cannot be started: then there is nothing to compare.</exception>
    public Roster(Options options)
    {
        foreach (var peer in (PeerDefinition[])[PeerCatalog.Limits, .. PeerCatalog.Compared])
        {
            bool isWanted = peer == PeerCatalog.Limits || peer.Label == PeerCatalog.Subject
                || options.Peers.Length == 0 || options.Peers.Contains(peer.Id);
            try
            {
                if (isWanted)
                {
                    using var process = new PeerProcess(peer, options, threads: 1);
                    Versions[peer] = process.Hello();
                    _present[peer.Id] = peer;
                }
                else
                {
                    Absent[peer] = "not asked for";
                }
            }
            catch (PeerException exception) when (peer != PeerCatalog.Limits && peer.Label != PeerCatalog.Subject)
            {
                Absent[peer] = exception.Message;
            }
        }
    }

    /// <summary>Names and versions of those that are there.</summary>
    public Dictionary<PeerDefinition, string> Versions { get; } = [];

    /// <summary>Why the others are not.</summary>
    public Dictionary<PeerDefinition, string> Absent { get; } = [];

    /// <summary>The peer of this id, or null where it is not there.</summary>
    public PeerDefinition? Find(string id) => _present.GetValueOrDefault(id);
}
