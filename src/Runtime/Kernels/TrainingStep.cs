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

    /// <summary>Rows of a product that are computed together at least: twice the rows of the widest micro-kernel.</summary>
    private const int LeastRows = 24;

    [ThreadStatic]
    private static TrainingStep<T>? _own;

    private readonly List<(int First, int End)> _updated = [];
    private AlignedBuffer _memory;
    private AlignedBuffer _block;
    private Optimizer? _optimizer;
    private ParameterSet<T>? _parameters;

    private TrainingStep()
    {
    }

    /// <summary>Where the gradient goes, laid out like the parameters. What was updated already need not be there.</summary>
    public Span<T> Gradient => MemoryMarshal.CreateSpan(ref _memory.Rent<T>(_parameters!.Length), _parameters.Length);

    private Span<T> Weights => _parameters!.Flat;

    /// <summary>Begins a step.</summary>
    /// <param name="parameters">The weights.</param>
    /// <param name="optimizer">The rule.</param>
    /// <exception cref="InvalidOperationException">
    /// A hyperparameter is useless in the type of the weights, or the optimiser's state belongs to other weights; nothing is written.
    /// </exception>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "Generated code names the type.")]
    public static TrainingStep<T> Begin(ParameterSet<T> parameters, Optimizer optimizer)
    {
        ArgumentNullException.ThrowIfNull(optimizer);

        // A rule of the user's may train another model in the middle of a step.
        TrainingStep<T> step = _own is { _optimizer: null } own ? own : new TrainingStep<T>();
        _own ??= step;
        step._parameters = parameters;
        (optimizer as ElementwiseOptimizer)?.Begin<T>(step.Weights, step.Gradient);
        step._optimizer = optimizer;
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
        nint block = Math.Max(LeastRows, BlockBytes / sizeof(T) / Math.Max(columns, 1) / LeastRows * LeastRows);
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
    /// <param name="others">The other sum's first element.</param>
    /// <param name="length">The number of elements.</param>
    public void Add(ref T gradient, ref T others, nint length)
    {
        Span<T> sum = MemoryMarshal.CreateSpan(ref gradient, (int)length);
        ReadOnlySpan<T> other = MemoryMarshal.CreateReadOnlySpan(ref others, (int)length);
        if (_optimizer is not ElementwiseOptimizer rule)
        {
            TensorPrimitives.Add(sum, other, sum);
            return;
        }

        int first = PlaceOf(ref gradient);
        for (int i = 0, block = BlockBytes / sizeof(T); i < sum.Length; i += block)
        {
            int count = Math.Min(block, sum.Length - i);
            Span<T> part = sum.Slice(i, count);
            TensorPrimitives.Add(part, other.Slice(i, count), part);
            rule.Update(Weights.Slice(first + i, count), (ReadOnlySpan<T>)part, first + i);
        }

        _updated.Add((first, first + sum.Length));
    }

    /// <summary>Updates what is not updated yet.</summary>
    public void End()
    {
        if (_optimizer is not ElementwiseOptimizer rule)
        {
            Step(_optimizer!);
            return;
        }

        for (int done = 0; done < Weights.Length;)
        {
            int next = Weights.Length, after = next;
            foreach ((int first, int end) in _updated)
            {
                (next, after) = first >= done && first < next ? (first, end) : (next, after);
            }

            rule.Update(Weights[done..next], (ReadOnlySpan<T>)Gradient[done..next], done);
            done = after;
        }

        rule.End();
    }

    /// <summary>Lets go of the model and the optimiser.</summary>
    public void Dispose()
    {
        _updated.Clear();
        (_optimizer, _parameters) = (null, null);
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
}
