using System.Globalization;

namespace NumDsl.Benchmarks.Compare.Peers;

/// <summary>
/// A peer's side of the conversation with the driver, a line each way. The peers in C++ and Python speak the same:
/// <code>
/// (start)                              hello NAME AND VERSION
/// prepare CASE SIZExSIZE THREADS       ready THREADS-USED, or: none
/// run MILLISECONDS                     time NANOSECONDS-PER-CALL
/// check                                results PROJECTION NORM PROJECTION NORM ...
/// bytes                                bytes PER-CALL OF-THE-FIRST-CALL, in .NET only
/// (end of input)                       the process ends
/// </code>
/// </summary>
internal sealed class PeerServer(IPeer peer)
{
    private Work? _work;
    private int _calls;

    public void Run(TextReader input, TextWriter output)
    {
        Answer($"hello {peer.Version}");
        while (input.ReadLine() is { } line)
        {
            string[] words = line.Split(' ');
            Answer(words[0] switch
            {
                "prepare" => Prepare(words[1], words[2], Number(words[3])),
                "run" => $"time {Text(Batch.Median(Prepared.Run, _calls, TimeSpan.FromMilliseconds(Number(words[1]))))}",
                "check" => Check(),
                "bytes" => $"bytes {Text(BytesPerCall())} {BytesOfFirstCall()}",
                _ => throw new InvalidOperationException($"A peer does not know the command '{line}'."),
            });
        }

        void Answer(string line)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    private Work Prepared => _work ?? throw new InvalidOperationException("Nothing is prepared.");

    private string Prepare(string name, string sizes, int threads)
    {
        _work = peer.Prepare(name, [.. sizes.Split('x').Select(Number)], threads);
        if (_work is null)
        {
            return "none";
        }

        _calls = Batch.WarmUp(_work.Run);
        return $"ready {_work.Threads}";
    }

    private string Check()
    {
        Prepared.Reset();
        Prepared.Run();
        var numbers = Prepared.Results().Select(array => Fingerprint.Of(array)).SelectMany(f => new[] { f.Projection, f.Norm });
        return $"results {string.Join(' ', numbers.Select(Text))}";
    }

    private double BytesPerCall()
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int call = 0; call < _calls; call++)
        {
            Prepared.Run();
        }

        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)_calls;
    }

    /// <summary>What a thread allocates that calls for the first time: the kernel's workspace.</summary>
    private long BytesOfFirstCall()
    {
        long bytes = 0;
        var thread = new Thread(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Prepared.Run();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        return bytes;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
