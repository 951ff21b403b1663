using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.ExceptionServices;

namespace NumDsl.Kernels;

/// <summary>
/// A thread that waits for work. The workers are shared by all models of a process; there is at most one less than there are
/// processors, each made when it is first needed. Who finds none idle does the work itself.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A worker lives as long as its process.")]
internal sealed unsafe class Worker
{
    /// <summary>Waiting actively for about 20 us, which is longer than a kernel's next fork usually takes, and shorter than sleeping costs.</summary>
    private const int Spins = 500;

    private static readonly Worker?[] Workers = new Worker?[Math.Clamp(Environment.ProcessorCount - 1, 0, 64)];
    private static readonly Lock Making = new();

    /// <summary>A bit for each worker that is idle.</summary>
    private static ulong _idle;
    private static volatile int _made;

    private readonly ulong _bit;
    private readonly ManualResetEventSlim _started = new(false, Spins);
    private readonly ManualResetEventSlim _finished = new(false, Spins);
    private delegate*<void*, void> _work;
    private void* _argument;
    private ExceptionDispatchInfo? _failure;

    private Worker(int number)
    {
        _bit = 1UL << number;
        new Thread(Loop) { IsBackground = true, Name = $"NumDsl worker {number + 1}" }.UnsafeStart();
    }

    /// <summary>An idle worker, which the caller must start and join; null if there is none.</summary>
    public static Worker? TryTake()
    {
        for (ulong idle = Volatile.Read(ref _idle); idle != 0; idle = Volatile.Read(ref _idle))
        {
            ulong bit = idle & (~idle + 1);
            if (Interlocked.CompareExchange(ref _idle, idle ^ bit, idle) == idle)
            {
                return Workers[BitOperations.TrailingZeroCount(bit)];
            }
        }

        return _made < Workers.Length ? TryMake() : null;
    }

    /// <summary>Gives the worker something to do.</summary>
    /// <param name="work">The work.</param>
    /// <param name="argument">Its argument; must be valid until <see cref="Join"/> returns.</param>
    public void Start(delegate*<void*, void> work, void* argument)
    {
        _work = work;
        _argument = argument;
        _started.Set();
    }

    /// <summary>Waits until the work is done, lets the worker go, and throws what the work threw.</summary>
    public void Join()
    {
        _finished.Wait();
        _finished.Reset();
        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        Interlocked.Or(ref _idle, _bit);
        failure?.Throw();
    }

    private static Worker? TryMake()
    {
        lock (Making)
        {
            int number = _made;
            if (number == Workers.Length)
            {
                return null;
            }

            Worker worker = new(number);
            Workers[number] = worker;
            _made = number + 1;
            return worker;
        }
    }

    private void Loop()
    {
        while (true)
        {
            _started.Wait();
            _started.Reset();
            try
            {
                _work(_argument);
            }
            catch (Exception exception)
            {
                _failure = ExceptionDispatchInfo.Capture(exception);
            }

            _finished.Set();
        }
    }
}
