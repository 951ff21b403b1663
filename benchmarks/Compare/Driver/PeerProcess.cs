using System.Diagnostics;
using System.Globalization;
using NumDsl.Benchmarks.Compare.Peers;

namespace NumDsl.Benchmarks.Compare.Driver;

/// <summary>The driver's side of the conversation that <see cref="PeerServer"/> describes, with a process of its own.</summary>
internal sealed class PeerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly List<string> _errors = [];

    /// <exception cref="PeerException">The program does not exist.</exception>
    public PeerProcess(PeerDefinition peer, Options options, int threads)
    {
        string[] command = peer.Command(options, threads);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string variable in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS" })
        {
            start.Environment[variable] = threads.ToString(CultureInfo.InvariantCulture);
        }

        foreach ((string name, string value) in peer.Environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new PeerException($"{Path.GetFileName(command[0])} is not there, or cannot be run");
        }

        _process.ErrorDataReceived += (_, e) =>
        {
            lock (_errors)
            {
                _errors.Add(e.Data ?? "");
            }
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it is there; returns its name and version.</summary>
    public string Hello() => Read("hello");

    /// <summary>Lays the work ready and warms it up; returns the threads it uses, or null where the peer has no such work.</summary>
    public int? Prepare(string @case, string size, int threads)
    {
        string answer = Ask($"prepare {@case} {size} {threads}", "ready", "none");
        return answer.Length == 0 ? null : int.Parse(answer, CultureInfo.InvariantCulture);
    }

    /// <summary>Nanoseconds a call.</summary>
    public double Run(TimeSpan budget) => Numbers(Ask($"run {budget.TotalMilliseconds:0}", "time"))[0];

    /// <summary>What it computed.</summary>
    public IReadOnlyList<Fingerprint> Check() =>
        [.. Numbers(Ask("check", "results")).Chunk(2).Select(pair => new Fingerprint(pair[0], pair[1]))];

    /// <summary>Bytes allocated in a call, and in a thread's first.</summary>
    public (double PerCall, double First) Bytes()
    {
        double[] bytes = Numbers(Ask("bytes", "bytes"));
        return (bytes[0], bytes[1]);
    }

    public void Dispose()
    {
        // The end of its input ends it; one that is stuck is ended.
        try
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            {
                _process.Kill();
            }
        }
        catch (IOException)
        {
            // It has ended already, with input unread.
        }

        _process.Dispose();
    }

    private string Ask(string question, params string[] answers)
    {
        try
        {
            _process.StandardInput.WriteLine(question);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
            throw Failure();
        }

        return Read(answers);
    }

    /// <summary>The rest of a line that starts with one of the words.</summary>
    private string Read(params string[] words)
    {
        var line = _process.StandardOutput.ReadLineAsync();
        if (!line.Wait(Patience))
        {
            _process.Kill();
            throw new PeerException($"no answer in {Patience.TotalMinutes:0} minutes");
        }

        string word = words.FirstOrDefault(word => line.Result?.Split(' ')[0] == word) ?? throw Failure();
        return line.Result![word.Length..].Trim();
    }

    /// <summary>What it said last before it ended.</summary>
    private PeerException Failure()
    {
        _process.WaitForExit(TimeSpan.FromSeconds(5));
        lock (_errors)
        {
            return new PeerException(_errors.LastOrDefault(error => error.Trim().Length > 0) ?? "it ended without a word");
        }
    }

    private static double[] Numbers(string text) =>
        [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
