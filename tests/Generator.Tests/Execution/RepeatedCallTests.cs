namespace NumDsl.Generator.Tests.Execution;

/// <summary>What calls leave behind: no garbage, and the same bits every time.</summary>
public class RepeatedCallTests
{
    private static readonly Lazy<Func<int, int, byte[][]>> Bits = new(() => Model.Driver<Func<int, int, byte[][]>>("Bits"));

    private static GeneratedModel Model => GeneratedModel.Of(Sources.LogisticRegression("float") + Driver);

    [Theory]
    [InlineData("Plain")]
    [InlineData("Rows")]
    [InlineData("Columns")]
    [InlineData("Scattered")]
    public void A_call_allocates_nothing_after_the_first(string overload) =>
        Assert.Equal(0, Model.Driver<Func<string, long>>("Allocated")(overload));

    [Theory]
    [InlineData(3, 7)]
    [InlineData(30, 569)]
    [InlineData(5, 20000)]
    public async Task Every_call_gives_the_same_bits_on_every_thread(int nx, int m)
    {
        var first = Bits.Value(nx, m);
        var again = Bits.Value(nx, m);
        var elsewhere = await Task.Factory.StartNew(() => Bits.Value(nx, m), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        Assert.Equal(first, again);
        Assert.Equal(first, elsewhere);
        Assert.Contains(first[0], value => value != 0);
    }

    private const string Driver =
        """
        public static class Driver
        {
            public static byte[][] Bits(int nx, int m)
            {
                var data = new Data(nx, m);
                return [.. Array.ConvertAll(new[] { "Plain", "Rows", "Columns", "Scattered" }, data.Bits)];
            }

            public static long Allocated(string overload)
            {
                var data = new Data(30, 569);
                for (var i = 0; i < 100; i++)
                {
                    data.Call(overload);
                }

                var before = GC.GetAllocatedBytesForCurrentThread();
                for (var i = 0; i < 10; i++)
                {
                    data.Call(overload);
                }

                return GC.GetAllocatedBytesForCurrentThread() - before;
            }

            private sealed class Data
            {
                private readonly int _nx, _m;
                private readonly float[] _x, _y, _scattered, _prediction;
                private readonly LogisticRegression _model;
                private readonly LogisticRegression.ParameterSet _gradient;

                public Data(int nx, int m)
                {
                    (_nx, _m) = (nx, m);
                    var random = new Random(3);
                    (_x, _y, _scattered, _prediction) = (new float[nx * m], new float[m], new float[2 * nx * m], new float[m]);
                    for (var i = 0; i < _x.Length; i++)
                    {
                        _x[i] = _scattered[2 * i] = (float)random.NextDouble() - 0.5f;
                    }

                    for (var i = 0; i < m; i++)
                    {
                        _y[i] = random.Next(2);
                    }

                    _model = new LogisticRegression(nx);
                    foreach (ref var weight in _model.Parameters.Flat)
                    {
                        weight = (float)random.NextDouble() - 0.5f;
                    }

                    _gradient = _model.CreateParameterSet();
                }

                public float Call(string overload)
                {
                    var target = new ReadOnlyTensorSpan<float>(_y, [1, _m]);
                    var prediction = new TensorSpan<float>(_prediction, [1, _m]);
                    var x = overload switch
                    {
                        "Columns" => Examples.Columns<float>(new ReadOnlySpan<float>(_x), _nx, _m),
                        "Scattered" => new ReadOnlyTensorSpan<float>(_scattered, [_nx, _m], [2 * _m, 2]),
                        _ => new ReadOnlyTensorSpan<float>(_x, [_nx, _m]),
                    };
                    if (overload == "Plain")
                    {
                        _model.Predict(_x, _m, _prediction);
                        return _model.CostAndGradient(_x, _y, _m, _gradient) + _model.Cost(_x, _y, _m);
                    }

                    _model.Predict(x, prediction);
                    return _model.CostAndGradient(x, target, _gradient) + _model.Cost(x, target);
                }

                public byte[] Bits(string overload)
                {
                    _gradient.Clear();
                    float[] all = [Call(overload), .. _gradient.Flat.ToArray(), .. _prediction];
                    return System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(all).ToArray();
                }
            }
        }
        """;
}
