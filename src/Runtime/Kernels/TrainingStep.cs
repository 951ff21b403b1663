using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NumDsl.Kernels;

/// <summary>
/// An update of a model's parameters while their gradient is computed. Where a matrix product completes the gradient of a parameter,
/// that is done a few rows at a time, each followed by the update of the same rows, so that the gradient never leaves the cache. The rest
/// is updated at the end. For generated code.
/// </summary>
/// <remarks>
/// The weights get the same bits as from the gradient and <see cref="Optimizer"/> stepping after it.
/// Each thread has one, with memory for a gradient; nothing is allocated after the first step of a size.
/// </remarks>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class TrainingStep<T> : IDisposable
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Elements that are updated together: with their weights and an optimiser's state they stay in the second-level cache.</summary>
    private const int BlockBytes = 64 * 1024;

    /// <summary>Elements from which on two threads share what is elementwise: about 10 us for one. Waking the second takes about 5 us.</summary>
    private const int LeastShared = 32 * 1024;

    /// <summary>Rows of a product that are computed together at least: twice the rows of the widest micro-kernel.</summary>
    private const int LeastRows = 24;

    [ThreadStatic]
    private static TrainingStep<T>? _own;

    private readonly List<(int First, int End)> _updated = [];
    private AlignedBuffer _memory;
    private AlignedBuffer _block;
    private Optimizer? _optimizer;
    private ParameterSet<T>? _parameters;
    private bool _sharesWork;

    private TrainingStep()
    {
    }

    /// <summary>Where the gradient goes, laid out like the parameters. What was updated already need not be there.</summary>
    public Span<T> Gradient => MemoryMarshal.CreateSpan(ref _memory.Rent<T>(_parameters!.Length), _parameters.Length);

    private Span<T> Weights => _parameters!.Flat;

    /// <summary>Begins a step.</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="optimizer">The rule.</param>
    /// <param name="maxDegreeOfParallelism">The most threads to use; -1 for as many as there are processors.</param>
    /// <exception cref="InvalidOperationException">
    /// A hyperparameter is useless in the type of the weights, or the optimiser's state belongs to other weights; nothing is written.
    /// </exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the type.")]
    public static TrainingStep<T> Begin(ParameterSet<T> parameters, Optimizer optimizer, int maxDegreeOfParallelism)
    {
        ArgumentNullException.ThrowIfNull(optimizer);

        // A rule of the user's may train another model in the middle of a step.
        TrainingStep<T> step = _own is { _optimizer: null } own ? own : new TrainingStep<T>();
        _own ??= step;
        step._parameters = parameters;
        (optimizer as ElementwiseOptimizer)?.Begin<T>(step.Weights, step.Gradient);
        step._optimizer = optimizer;
        step._sharesWork = maxDegreeOfParallelism != 1;
        return step;
    }

    /// <summary>dW = A B or dW += A B, which completes it, and the update of W.</summary>
    /// <param name="a">A's first element.</param>
    /// <param name="aRow">From a row of A to the next, in elements.</param>
    /// <param name="aColumn">From a column of A to the next.</param>
    /// <param name="b">B's first element.</param>
    /// <param name="bRow">From a row of B to the next.</param>
    /// <param name="bColumn">From a column of B to the next.</param>
    /// <param name="gradient">dW's first element, in <see cref="Gradient"/>; it is row-major.</param>
    /// <param name="rows">Rows of dW.</param>
    /// <param name="columns">Columns of dW.</param>
    /// <param name="inner">The inner size.</param>
    /// <param name="accumulate">Whether to add to dW.</param>
    public void Multiply(
        ref readonly T a, nint aRow, nint aColumn, ref readonly T b, nint bRow, nint bColumn,
        ref T gradient, nint rows, nint columns, nint inner, bool accumulate)
    {
        if (_optimizer is not ElementwiseOptimizer rule)
        {
            Product(in a, aRow, aColumn, in b, bRow, bColumn, ref gradient, rows, columns, inner, accumulate);
            return;
        }

        int first = PlaceOf(ref gradient);
        // Vectors are added up in another order if they are cut.
        nint block = columns == 1 ? rows : Math.Max(LeastRows, BlockBytes / sizeof(T) / Math.Max(columns, 1) / LeastRows * LeastRows);
        ref T rented = ref _block.Rent<T>((block + 1) * columns);
        nint height;
        for (nint i = 0; i < rows; i += height)
        {
            // A row alone would be computed as a vector, and rounded in another way.
            height = rows - i <= block + 1 ? rows - i : block;
            ref T part = ref accumulate ? ref Unsafe.Add(ref gradient, i * columns) : ref rented;
            Product(
                in Unsafe.Add(ref Unsafe.AsRef(in a), i * aRow), aRow, aColumn, in b, bRow, bColumn,
                ref part, height, columns, inner, accumulate);
            int start = first + (int)(i * columns), length = (int)(height * columns);
            rule.Update(Weights.Slice(start, length), MemoryMarshal.CreateReadOnlySpan(ref part, length), start);
        }

        _updated.Add((first, first + (int)(rows * columns)));
    }

    /// <summary>dW += the sum over other examples, which completes it, and the update of W.</summary>
    /// <param name="gradient">dW's first element, in <see cref="Gradient"/>.</param>
    /// <param name="others">The other sum's first element; it does not move.</param>
    /// <param name="length">The number of elements.</param>
    public void Add(ref T gradient, ref T others, nint length)
    {
        int first = PlaceOf(ref gradient), half = (int)(length / 2) & ~15;
        T* other = (T*)Unsafe.AsPointer(ref others);
        if (_sharesWork && length >= LeastShared && Worker.TryTake() is { } worker)
        {
            Addition second = new(this, first + half, other + half, (int)length - half);
            worker.Start(&AddOnWorker, Unsafe.AsPointer(ref second));
            try
            {
                Add(first, other, half);
            }
            finally
            {
                worker.Join();
            }
        }
        else
        {
            Add(first, other, (int)length);
        }

        if (_optimizer is ElementwiseOptimizer)
        {
            _updated.Add((first, first + (int)length));
        }
    }

    /// <summary>Updates what is not updated yet.</summary>
    /// <param name="value">The value of the equation.</param>
    /// <returns>The same.</returns>
    public T End(T value)
    {
        if (_optimizer is not ElementwiseOptimizer rule)
        {
            Step(_optimizer!);
            return value;
        }

        for (int done = 0; done < Weights.Length;)
        {
            int next = Weights.Length, after = next;
            foreach ((int first, int end) in _updated)
            {
                (next, after) = first >= done && first < next && end > first ? (first, end) : (next, after);
            }

            rule.Update(Weights[done..next], (ReadOnlySpan<T>)Gradient[done..next], done);
            done = after;
        }

        rule.End();
        return value;
    }

    /// <summary>Lets go of the model and the optimiser.</summary>
    public void Dispose()
    {
        _updated.Clear();
        (_optimizer, _parameters) = (null, null);
    }

    /// <summary>The addition stands on the stack of the thread that waits for it.</summary>
    private static void AddOnWorker(void* addition)
    {
        ref Addition part = ref Unsafe.AsRef<Addition>(addition);
        part.Step.Add(part.First, part.Others, part.Length);
    }

    private void Add(int first, T* others, int length)
    {
        Span<T> sum = Gradient.Slice(first, length);
        for (int i = 0, block = BlockBytes / sizeof(T); i < length; i += block)
        {
            int count = Math.Min(block, length - i);
            Span<T> part = sum.Slice(i, count);
            TensorPrimitives.Add(part, new ReadOnlySpan<T>(others + i, count), part);
            (_optimizer as ElementwiseOptimizer)?.Update(Weights.Slice(first + i, count), (ReadOnlySpan<T>)part, first + i);
        }
    }

    private void Step(Optimizer optimizer)
    {
        if (typeof(T) == typeof(float))
        {
            optimizer.Step(MemoryMarshal.Cast<T, float>(Weights), MemoryMarshal.Cast<T, float>(Gradient));
        }
        else
        {
            optimizer.Step(MemoryMarshal.Cast<T, double>(Weights), MemoryMarshal.Cast<T, double>(Gradient));
        }
    }

    private int PlaceOf(ref T gradient) =>
        (int)(Unsafe.ByteOffset(ref MemoryMarshal.GetReference(Gradient), ref gradient) / sizeof(T));

    private static void Product(
        ref readonly T a, nint aRow, nint aColumn, ref readonly T b, nint bRow, nint bColumn,
        ref T c, nint rows, nint columns, nint inner, bool accumulate)
    {
        if (typeof(T) == typeof(float))
        {
            MatrixProduct.Multiply(
                in Unsafe.As<T, float>(ref Unsafe.AsRef(in a)), aRow, aColumn, in Unsafe.As<T, float>(ref Unsafe.AsRef(in b)), bRow, bColumn,
                ref Unsafe.As<T, float>(ref c), columns, 1, rows, columns, inner, accumulate);
        }
        else
        {
            MatrixProduct.Multiply(
                in Unsafe.As<T, double>(ref Unsafe.AsRef(in a)), aRow, aColumn, in Unsafe.As<T, double>(ref Unsafe.AsRef(in b)), bRow, bColumn,
                ref Unsafe.As<T, double>(ref c), columns, 1, rows, columns, inner, accumulate);
        }
    }

    /// <summary>Some elements of a sum that are added and used.</summary>
    private readonly struct Addition(TrainingStep<T> step, int first, T* others, int length)
    {
        public TrainingStep<T> Step { get; } = step;

        public int First { get; } = first;

        public T* Others { get; } = others;

        public int Length { get; } = length;
    }
}
