namespace NumDsl.Tests;

/// <summary>Linear systems and factorisations, against values of NumPy 1.24 and SciPy 1.10, and what they refuse.</summary>
public sealed class LinearAlgebraTests
{
    private static readonly NDArray A = NDArray.Create([2, -1, 0.5, 1, 3, -2, -0.5, 4, 1], 3, 3);

    private static readonly NDArray B = NDArray.Create([1, 2, -1, 0.5, 3, -2], 3, 2);

    [Fact]
    public void A_system_has_the_solution_of_NumPy() => Same(
        [0.38383838383838387, 0.9090909090909091, 0.45454545454545453, -0.3181818181818182, 1.3737373737373737, -0.27272727272727276],
        Functions.Solve(A, B));

    [Fact]
    public void A_matrix_has_the_inverse_of_NumPy() => Same(
        [
            0.4444444444444444, 0.12121212121212122, 0.020202020202020207, 0.0, 0.09090909090909091, 0.18181818181818182, 0.22222222222222224,
            -0.30303030303030304, 0.2828282828282828,
        ],
        Functions.Inverse(A));

    [Fact]
    public void The_logarithm_of_the_determinant_is_NumPys() => Assert.Equal(3.208825489014699, Functions.LogDet(A).Value, 1e-15);

    [Fact]
    public void The_sign_of_the_determinant_does_not_count() =>
        Assert.Equal(Functions.LogDet(A).Value, Functions.LogDet(-A).Value, 1e-15);

    [Fact]
    public void Nor_does_its_size() => Assert.Equal(200 * Math.Log(1e10), Functions.LogDet(1e10 * Functions.Eye(200)).Value, 1e-10);

    [Theory]
    [InlineData(true, false, 0.5, 1.0, -0.5, -0.16666666666666666, 5.25, -0.8333333333333335)]
    [InlineData(false, false, 0.5833333333333333, 0.9166666666666667, 1.6666666666666665, -1.1666666666666665, 3.0, -2.0)]
    [InlineData(true, true, 3.4166666666666665, -0.9166666666666665, -4.333333333333333, 2.833333333333333, 3.0, -2.0)]
    public void A_triangular_system_has_the_solution_of_SciPy(bool lower, bool transposed, params double[] expected) =>
        Same(expected, Functions.TriangularSolve(A, B, lower, transposed));

    [Fact]
    public void A_positive_definite_matrix_has_the_factor_of_NumPy_and_the_upper_triangle_is_not_read() => Same(
        [2.29128784747792, 0, 0, -0.8728715609439696, 3.638419332360584, 0, -1.9639610121239315, 2.1398617296437252, 2.968812712325132],
        Functions.Cholesky(NDArray.Create([5.25, double.NaN, 7, -2, 14, 0, -4.5, 9.5, 17.25], 3, 3)));

    [Fact]
    public void Matrices_of_a_batch_are_apart()
    {
        var (a, b) = (Functions.Stack([A, A.T], axis: 0), Functions.Stack([B, B], axis: 0));

        Same([.. Functions.Solve(A, B).ToArray(), .. Functions.Solve(A.T, B).ToArray()], Functions.Solve(a, b));
        Same([Functions.LogDet(A).Value, Functions.LogDet(A).Value], Functions.BatchLogDet(a));
        Same([2, 3, 1, 2, 3, 1], Functions.Diagonal(a));
    }

    [Fact]
    public void A_large_system_is_solved_to_rounding()
    {
        var random = new Random(3);
        var a = NDArray.Create([.. Enumerable.Range(0, 150 * 150).Select(_ => random.NextDouble() - 0.5)], 150, 150);
        var x = NDArray.Create([.. Enumerable.Range(0, 150 * 2).Select(_ => random.NextDouble() - 0.5)], 150, 2);

        // The condition of such a matrix is about 1e3 to 1e4.
        Assert.All(Functions.Solve(a, Functions.Dot(a, x)).ToArray().Zip(x.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-10));
    }

    [Fact]
    public void A_singular_matrix_is_an_exception_that_names_it_and_the_pivot()
    {
        var singular = Functions.Stack([A, NDArray.Create([1, 2, 3, 2, 4, 6, 0, 1, 5], 3, 3)], axis: 0);
        var exception = Assert.Throws<LinearAlgebraException>(() => Functions.Inverse(singular));

        Assert.Equal((1, 2), (exception.Matrix, exception.Pivot));
        Assert.Equal(
            "The matrix 'a' is singular: pivot 2 of 3 is 0 (matrix 1 of the batch). No inverse and no solution exist.", exception.Message);
        Assert.Throws<LinearAlgebraException>(() => Functions.Solve(NDArray.Zeros(2, 2), NDArray.Ones(2, 1)));
        Assert.Throws<LinearAlgebraException>(() => Functions.LogDet(NDArray.Zeros(1, 1)));
        Assert.Equal(1, Assert.Throws<LinearAlgebraException>(() => Functions.TriangularSolve(Functions.Tril(A) - 3 * Functions.Eye(3), B)).Pivot);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_an_exception_that_names_the_pivot()
    {
        var exception = Assert.Throws<LinearAlgebraException>(() => Functions.Cholesky(NDArray.Create([1, 0, 2, 3], 2, 2)));

        Assert.Equal((0, 1), (exception.Matrix, exception.Pivot));
        Assert.StartsWith("The matrix 'a' is not positive definite: pivot 1 of 2 is -1 (matrix 0 of the batch).", exception.Message, StringComparison.Ordinal);
        Assert.Throws<LinearAlgebraException>(() => Functions.Cholesky(NDArray.Create([double.NaN], 1, 1)));
    }

    [Fact]
    public void NaN_in_a_system_gives_NaN() => Assert.All(
        Functions.Solve(NDArray.Create([double.NaN, 1, 1, 2], 2, 2), NDArray.Ones(2, 1)).ToArray(), value => Assert.True(double.IsNaN(value)));

    [Fact]
    public void Of_no_unknowns_there_is_nothing_to_solve()
    {
        Assert.Equal(0, Functions.Solve(NDArray.Zeros(0, 0), NDArray.Zeros(0, 3)).Length);
        Assert.Equal(0, Functions.Solve(A, NDArray.Zeros(3, 0)).Length);
        Assert.Equal(0, Functions.LogDet(NDArray.Zeros(0, 0)).Value);
        Assert.Equal(0, Functions.Cholesky(NDArray.Zeros(2, 0, 0)).Length);
    }

    [Theory]
    [InlineData("Solve", "(3, 2)", "not square", "3 rows and 2 columns")]
    [InlineData("Solve rows", "(3, 3)", "(2, 2)", "axis 0", "3 against 2")]
    [InlineData("Solve rank", "ranks 2 and 3")]
    [InlineData("Solve batch", "axis 0", "2 against 1", "BroadcastTo")]
    [InlineData("LogDet", "(2, 3, 3)", "BatchLogDet")]
    [InlineData("Cholesky", "(3, 2)", "not square")]
    public void What_does_not_fit_is_refused(string call, params string[] parts)
    {
        var batch = Functions.Stack([A, A], axis: 0);
        var exception = Assert.Throws<ArgumentException>(() => call switch
        {
            "Solve" => Functions.Solve(B, B),
            "Solve rows" => Functions.Solve(A, NDArray.Ones(2, 2)),
            "Solve rank" => Functions.Solve(A, batch),
            "Solve batch" => Functions.Solve(batch, NDArray.Ones(1, 3, 2)),
            "LogDet" => NDArray.Ones(1, 1) * Functions.LogDet(batch),
            _ => Functions.Cholesky(B),
        });

        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
    }

    private static void Same(double[] expected, NDArray actual) =>
        Assert.All(expected.Zip(actual.ToArray(), (e, a) => (e, a)), pair => Assert.Equal(pair.e, pair.a, 1e-14));
}
