using NumDsl.Generator.Graphs;
using NumDsl.Generator.Lanes;

namespace NumDsl.Generator.Emission;

/// <summary>
/// Straight-line code rewritten so that few values are in registers at a time. Of more, the one that is needed again last goes to memory and
/// comes back when it is needed (Belady, "A study of replacement algorithms for a virtual-storage computer", IBM Systems Journal 5,
/// 1966); one that is in memory already costs no store.
/// </summary>
/// <remarks>
/// Left alone, RyuJIT spills what is read least often. In long programs these are the links of the chains of dependent instructions:
/// each step of a polynomial then waits for a store and a load.
/// </remarks>
/// <param name="width">The width of the values.</param>
/// <param name="type">The type of their elements.</param>
/// <param name="names">The names taken in the method.</param>
internal sealed class Spills(LaneWidth width, ElementType type, LaneNames names)
{
    /// <summary>The most values in registers at a time: of 16, what constants and the inside of expressions leave.</summary>
    private const int MostResident = 10;

    /// <summary>So many statements later a value must be needed that has to be stored first. (Measured: softplus and its derivative 6 % faster.)</summary>
    private const int CostOfStore = 20;

    private readonly Dictionary<string, RowStatement> _sources = [];
    private readonly HashSet<string> _loaded = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly Stack<int> _free = new();
    private readonly HashSet<string> _resident = [];

    private List<RowStatement> _written = [];
    private int _count;

    /// <summary>What the memory is called in the code.</summary>
    public string Memory { get; } = names.Take("spilled");

    /// <summary>The elements of memory that are used.</summary>
    public int Length => _count * width.Count(type);

    /// <summary>The statements of one loop; those of the next may use the same memory.</summary>
    public IReadOnlyList<RowStatement> Rewrite(IReadOnlyList<RowStatement> statements)
    {
        if (width != LaneWidth.Bits256)
        {
            return statements;
        }

        _written = [];
        var uses = new Dictionary<string, Queue<int>>();
        foreach (var local in statements.Select(statement => statement.Local).OfType<string>())
        {
            uses[local] = new Queue<int>();
        }

        for (var at = 0; at < statements.Count; at++)
        {
            foreach (var local in statements[at].Reads.Where(uses.ContainsKey))
            {
                uses[local].Enqueue(at);
            }
        }

        foreach (var statement in statements)
        {
            if (statement.Source is not null)
            {
                _sources.Add(statement.Local!, statement);
                continue;
            }

            var reads = statement.Reads.Where(uses.ContainsKey).ToList();
            reads.ForEach(Return);
            _written.Add(statement);
            reads.ForEach(local => uses[local].Dequeue());
            if (statement.Local is { } declared)
            {
                _resident.Add(declared);
                reads.Add(declared);
            }

            reads.Where(local => uses[local].Count == 0).ToList().ForEach(Forget);
            while (_resident.Count > MostResident)
            {
                Spill(_resident.OrderBy(local => uses[local].Peek() + (IsInMemory(local) ? CostOfStore : 0)).Last());
            }
        }

        return _written;
    }

    /// <summary>Brings a value back, or for the first time.</summary>
    private void Return(string local)
    {
        if (!_resident.Add(local))
        {
            return;
        }

        if (!_sources.TryGetValue(local, out var source))
        {
            Write($"{local} = {width.VectorClass()}.LoadUnsafe(ref {Memory}, {Offset(local)});");
        }
        else if (_loaded.Add(local))
        {
            _written.Add(source);
        }
        else
        {
            Write($"{local} = {source.Source};");
        }
    }

    private bool IsInMemory(string local) => _sources.ContainsKey(local) || _places.ContainsKey(local);

    private int Offset(string local) => _places[local] * width.Count(type);

    private void Spill(string local)
    {
        if (!IsInMemory(local))
        {
            _places[local] = _free.Count > 0 ? _free.Pop() : _count++;
            Write($"{width.VectorClass()}.StoreUnsafe({local}, ref {Memory}, {Offset(local)});");
        }

        _resident.Remove(local);
    }

    /// <summary>The value is not needed any more.</summary>
    private void Forget(string local)
    {
        _resident.Remove(local);
        if (_places.TryGetValue(local, out var place))
        {
            _free.Push(place);
        }
    }

    private void Write(string text) => _written.Add(new RowStatement(text, []));
}
