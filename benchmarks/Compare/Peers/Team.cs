namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>
/// The calling thread and some more, each doing its part of a work at the same time. The others spin only until all are done, so
/// that a team that rests takes nothing from the peers.
/// </summary>
internal sealed class Team
{
    private readonly Action<int> _part;
    private readonly SemaphoreSlim[] _start;
    private int _pending;

    /// <summary>Starts the threads, which live as long as the process.</summary>
    /// <param name="threads">How many parts, and threads.</param>
    /// <param name="part">A part, given its number.</param>
    public Team(int threads, Action<int> part)
    {
        _part = part;
        _start = [.. Enumerable.Range(1, threads - 1).Select(_ => new SemaphoreSlim(0))];
        for (int i = 0; i < _start.Length; i++)
        {
            int number = i + 1;
            new Thread(() => Follow(number)) { IsBackground = true }.Start();
        }
    }

    /// <summary>All parts, once.</summary>
    public void Run()
    {
        Volatile.Write(ref _pending, _start.Length);
        foreach (var start in _start)
        {
            start.Release();
        }

        _part(0);
        var wait = new SpinWait();
        while (Volatile.Read(ref _pending) > 0)
        {
            // Never to sleep: that would be a millisecond.
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Follow(int number)
    {
        while (true)
        {
            _start[number - 1].Wait();
            _part(number);
            Interlocked.Decrement(ref _pending);
        }
    }
}
