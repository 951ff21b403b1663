using NumDsl.Generator.Differentiation;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Simplification;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Differentiation;

/// <summary>Every operator in every mode, in numbers: forward against reverse, and forward over reverse against differences.</summary>
public sealed class OperatorModeTests
{
    private static readonly Dictionary<string, int> Sizes = new(StringComparer.Ordinal) { ["n"] = 3, ["m"] = 4, ["k"] = 2, ["b"] = 2 };

    /// <summary>Every row of <see cref="OperatorDerivativeTests"/>.</summary>
    public static TheoryData<string> Operators =>
        [.. OperatorDerivativeTests.Unary.Concat(OperatorDerivativeTests.Binary).Select(row => (string)row[0])];

    /// <summary>Where a rule has a case of its own, and the function is smooth all the same.</summary>
    public static TheoryData<string, double[], double[]> SpecialValues => new()
    {
        // Products with one, two and three zeros: each other product counts.
        { "(prod [all] x)", [1.5, 0, 2, -0.5], [] },
        { "(prod [all] x)", [0, 1.5, 0, -0.5], [] },
        { "(prod [all] x)", [0, 0, 0, 2], [] },
        { "(prod [1] x)", [0, 3, 0, 0], [] },
        { "(pow 2 x)", [0, -1, 2, 0], [] },
        { "(pow 3 x)", [0, -1, 2, 0], [] },
        { "(pow 1 x)", [0, -1, 2, 0], [] },
        { "(pow 0 x)", [0, -1, 2, 0], [] },
        { "(power x y)", [2, 0.5, 3, 1], [0, 0, 1, -2] },
        { "(xlogy x y)", [0, 0, 1, -1], [2, 0.5, 1, 3] },
        { "(xlog1py x y)", [0, 0, 1, -1], [0, -0.5, 1, 3] },
        { "(logaddexp x y)", [0, 1, 800, -800], [0, 1, 800, -800] },
        { "(sigmoid_cross_entropy x y)", [0, 800, -800, 40], [0, 1, 0, 1] },
        { "(softplus x)", [0, 800, -800, 40], [] },
        { "(log_sigmoid x)", [0, 800, -800, 40], [] },
        { "(sigmoid x)", [0, 800, -800, 40], [] },
        { "(tanh x)", [0, 800, -800, 20], [] },
        { "(expm1 x)", [0, -800, 1e-9, 1], [] },
        { "(log1p x)", [0, 1e-9, 3, -0.5], [] },
        { "(atan2 x y)", [0, 1, 0, -1], [1, 0, -1, 0] },
        { "(hypot x y)", [0, 1, 0, -1], [1, 0, -1, 0] },
        { "(square (where (> x 0) (sqrt x) 0))", [-0.5, 2, -1, 3], [] },
        { "(where (> x 0) (log x) (square x))", [-1, 2, -3, 0.5], [] },
        { "(sum [all] (* (where (> (broadcast (n, m) (sum [0] x)) 0) (log x) 0) x))", [-1, 2, -3, 0.5], [] },
    };

    [Theory]
    [MemberData(nameof(Operators))]
    public void Forward_and_reverse_mode_agree_on_random_directions(string term)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var check = new Check(term, seed, [], []);
            var (forward, reverse, size) = check.Products();
            Assert.True(
                Math.Abs(forward - reverse) <= 1e-13 * (size + 1e-300), $"{term}: <v, J u> = {forward:R}, <Jᵀ v, u> = {reverse:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Operators))]
    public void Hessian_vector_products_agree_with_differences_of_the_gradient(string term)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            AgreesWithDifferences(new Check(term, seed, [], []), term);
        }
    }

    [Theory]
    [MemberData(nameof(SpecialValues))]
    public void All_modes_hold_at_special_values(string term, double[] x, double[] y)
    {
        var check = new Check(term, 7, x, y);
        var (forward, reverse, size) = check.Products();
        Assert.True(Math.Abs(forward - reverse) <= 1e-13 * (size + 1e-300), $"<v, J u> = {forward:R}, <Jᵀ v, u> = {reverse:R}");
        AgreesWithDifferences(check, term);
    }

    private static void AgreesWithDifferences(Check check, string term)
    {
        foreach (var (product, difference) in check.HessianProducts())
        {
            // The error of the differences is h^4 times a fifth derivative, and rounding over h.
            Assert.True(
                Math.Abs(product - difference) <= 1e-6 * (1 + Math.Abs(product)),
                $"{term}: the Hessian-vector product says {product:R}, differences of the gradient {difference:R}");
        }
    }

    /// <summary>A term at a point: sum(v * term) for a random v, with random directions.</summary>
    private sealed class Check
    {
        private readonly GraphBuilder _g = new();
        private readonly int _value;
        private readonly string[] _names;
        private readonly int[] _inputs;
        private readonly Dictionary<string, DenseArray> _point = new(StringComparer.Ordinal);
        private readonly Dictionary<string, DenseArray> _direction = new(StringComparer.Ordinal);

        public Check(string term, int seed, double[] x, double[] y)
        {
            var random = new Random(seed);
            _value = _g.ParseTerm(term);
            _names = [.. Ancestors.Of(_g, [_value]).Select(node => _g[node].Detail).OfType<InputDetail>().Select(input => input.Name).Where(name => name != "c")];
            _inputs = [.. _names.Select(_g.InputOf)];
            _g.Input("v", _g.ShapeOf(_value), false);
            var sizes = x.Length == 0 ? Sizes : new Dictionary<string, int>(StringComparer.Ordinal) { ["n"] = 1, ["m"] = x.Length };
            Interpreter = point => new GraphInterpreter(sizes, point);
            foreach (var name in _names.Concat(["v", "c"]))
            {
                var shape = Interpreter(_point).ShapeOf(_g.ShapeOf(name == "c" ? _value : _g.InputOf(name)));
                var given = name == "x" ? x : name == "y" ? y : [];
                _point[name] = given.Length > 0
                    ? new DenseArray(shape, given)
                    : DenseArray.Create(shape, index => name == "c" ? random.Next(2) : Domain(term, name, random.NextDouble()) + (IsOnDiagonal(term, name, index) ? 3 : 0));
                _direction[name] = DenseArray.Create(shape, _ => (2 * random.NextDouble()) - 1);
            }

            foreach (var name in _names)
            {
                _point[name + "·argument"] = _direction[name];
            }
        }

        private Func<IReadOnlyDictionary<string, DenseArray>, GraphInterpreter> Interpreter { get; }

        /// <summary>The product of the Jacobian with a row on the left and a column on the right, once in each order.</summary>
        public (double Forward, double Reverse, double Size) Products()
        {
            var tangent = _g.Jvp(_value, _names);
            var cotangents = _g.Vjp(_value, _names);
            if (tangent is null)
            {
                Assert.All(cotangents, cotangent => Assert.Null(cotangent));
                return (0, 0, 0);
            }

            var outputs = _names.Zip(cotangents, (name, node) => (name, node)).Where(pair => pair.node is not null)
                .Select(pair => new Output(pair.name, pair.node!.Value)).Append(new Output("·", tangent.Value));
            var values = Interpreter(_point).Run(Simplified(outputs));
            var terms = _names.Where(values.ContainsKey).SelectMany(name => values[name].Values.Zip(_direction[name].Values, (a, b) => a * b)).ToList();
            var forward = values["·"].Values.Zip(_point["v"].Values, (a, b) => a * b).ToList();
            return (forward.Sum(), terms.Sum(), terms.Concat(forward).Sum(Math.Abs));
        }

        /// <summary>The elements of the gradient's derivative along the direction, with their difference quotients.</summary>
        public IEnumerable<(double Product, double Difference)> HessianProducts()
        {
            var gradient = Gradient.Pullback(_g, _value, _inputs, _g.InputOf("v"));
            var directions = _names.Select((name, i) => _g.Input(name + "·argument", _g.ShapeOf(_inputs[i]), false)).ToList();
            var products = Tangents.Of(_g, gradient, _inputs, directions);
            var graph = Simplified(_names.Select((name, i) => new Output(name, gradient[i])));
            var exact = Interpreter(_point).Run(Simplified(_names.Select((name, i) => new Output(name, products[i]))));
            const double H = 1e-4;
            var (one, two) = (At(H), At(2 * H));
            var (minusOne, minusTwo) = (At(-H), At(-2 * H));
            foreach (var name in _names)
            {
                for (var i = 0; i < exact[name].Values.Length; i++)
                {
                    var difference = 8 * (one[name].Values[i] - minusOne[name].Values[i]) - (two[name].Values[i] - minusTwo[name].Values[i]);
                    yield return (exact[name].Values[i], difference / (12 * H));
                }
            }

            IReadOnlyDictionary<string, DenseArray> At(double step) => Interpreter(_point.ToDictionary(
                pair => pair.Key,
                pair => _names.Contains(pair.Key)
                    ? pair.Value with { Values = [.. pair.Value.Values.Zip(_direction[pair.Key].Values, (x, d) => x + (step * d))] }
                    : pair.Value,
                StringComparer.Ordinal)).Run(graph);
        }

        private Graph Simplified(IEnumerable<Output> outputs)
        {
            var all = outputs.ToList();
            return _g.Build(all.Zip(Simplifier.Run(_g, [.. all.Select(output => output.Node)], [.. FinalRules.All, .. AlgebraRules.All]), (output, node) => output with { Node = node }));
        }

        /// <summary>Where a matrix gets larger elements, so that it is far from singular.</summary>
        private static bool IsOnDiagonal(string term, string name, int[] index) =>
            name == "x" && GraphText.Operators[term[1..].Split(' ')[0]] is MatrixOperator && index[^1] == index[^2];

        /// <summary>A place where the operator is defined and smooth, from a number between 0 and 1.</summary>
        private static double Domain(string term, string name, double u) => term.Split(' ')[0] switch
        {
            "(acosh" => 1.2 + u,
            "(log1mexp" => -0.2 - u,
            "(gather" when name == "y" => 0.5 + Math.Floor(3 * u), // An index is what is left without the fraction.
            "(scatter_add" when name == "x" => 0.5 + Math.Floor(3 * u),
            _ when name == "y" => 1.2 + (0.7 * u),
            _ => 0.2 + (0.6 * u),
        };
    }
}
