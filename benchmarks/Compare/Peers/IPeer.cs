namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>One way of doing the work.</summary>
internal interface IPeer
{
    /// <summary>Name and version, for the report.</summary>
    string Version { get; }

    /// <summary>Lays the data of a case ready; null where this peer has no such work.</summary>
    /// <param name="name">The case's name.</param>
    /// <param name="sizes">Its sizes.</param>
    /// <param name="threads">How many threads it may use.</param>
    Work? Prepare(string name, int[] sizes, int threads);
}
