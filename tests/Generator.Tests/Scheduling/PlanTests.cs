using NumDsl.Generator.Scheduling;

namespace NumDsl.Generator.Tests.Scheduling;

/// <summary>Plans: what shares a loop, what is kept in memory, in which order and with which strides.</summary>
public sealed class PlanTests
{
    private const string Regression = """
        w:(nx, 1) = input parameter w
        x:(nx, m) = input x
        y:(1, m) = input y
        t = transpose [1,0] w
        z = dot t x
        e = - z y
        q = square e
        loss = sum [all] q
        two = constant 2
        de = * two e
        u = transpose [1,0] de
        dw = dot x u
        return result = loss
        return dw = dw
        """;

    [Fact]
    public void Forward_and_backward_run_tile_by_tile_in_one_sweep() => Check(Plans.Of(Regression), "?");

    [Fact]
    public void Example_major_data_change_the_strides_and_nothing_else() => Check(Plans.Of(Regression, MemoryOrder.ExampleMajor), "?");

    [Fact]
    public void Without_a_stream_everything_is_computed_at_once() => Check(Plans.Of("x:(n, k) = input x\ny = exp x\ns = sum [all] y\nreturn s = s"), "?");

    [Fact]
    public void Normalisation_over_the_examples_takes_three_sweeps_and_recomputes_what_is_cheap() => Check(
        Plans.Of("x:(n, m) = input x\ns = sum [1] x\nc = - x s\nq = square c\nv = sum [1] q\ny = / c v\nreturn y = y"), "?");

    [Fact]
    public void A_reduction_over_features_that_feeds_its_operand_again_splits_the_loop() => Check(
        Plans.Of("x:(n, m) = input x\ns = max [0] x\ny = - x s\nreturn y = y"), "?");

    [Fact]
    public void Elementwise_values_of_one_space_share_a_loop_with_their_reductions() => Check(
        Plans.Of("x:(n, m) = input x\na = exp x\nb = sin a\nc = + a b\ns = sum [all] c\nt = sum [all] b\nreturn s = s\nreturn t = t"), "?");

    [Fact]
    public void Values_of_other_spaces_have_loops_of_their_own() => Check(
        Plans.Of("x:(n, m) = input x\nr:(1, m) = input r\na = exp x\nb = sin r\nc = * a b\nreturn c = c"), "?");

    [Fact]
    public void A_transposed_operand_that_a_loop_cannot_read_in_order_is_copied_first() => Check(
        Plans.Of("x:(n, k) = input x\ny:(k, n) = input y\nt = transpose [1,0] y\nz = + x t\nreturn z = z"), "?");

    [Fact]
    public void A_product_of_a_broadcast_value_gets_it_in_memory() => Check(
        Plans.Of("r:(1, m) = input r\nw:(n, k) = input parameter w\nb = broadcast (k, m) r\nz = dot w b\nreturn z = z"), "?");

    [Fact]
    public void A_result_that_is_computed_goes_straight_to_the_caller_and_an_input_or_a_reshape_is_copied() => Check(
        Plans.Of("x:(n, k) = input x\na = exp x\nr = reshape (k * n, 1) x\nreturn a = a\nreturn x2 = x\nreturn r = r"), "?");

    [Fact]
    public void A_value_that_is_two_results_is_computed_once_and_copied() => Check(
        Plans.Of("x:(n, k) = input x\na = exp x\nreturn first = a\nreturn second = a"), "?");

    [Fact]
    public void Numbers_are_computed_before_the_loop_that_needs_them_and_after_the_one_that_folds_them() => Check(
        Plans.Of("x:(n, k) = input x\ns:() = input s\ne = exp s\ny = * x e\nf = sum [all] y\ng = sqrt f\nz = / x g\nreturn z = z"), "?");

    private static void Check(string actual, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n"), actual);
}
