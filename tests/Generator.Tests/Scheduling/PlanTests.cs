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
    public void Forward_and_backward_run_tile_by_tile_in_one_sweep() => Check(Plans.Of(Regression),
        """
        stream over m, feature-major
        workspace z (1, m) of a tile
        workspace de (1, m) of a tile
        for each tile
            set product z [0, 1] = w [0, 1] x [xStride0, 1]
            loop over m
                load z from z [1]
                load y from y [1]
                e = - z y
                q = square e
                de = * 2 e
                store de to de [1]
                fold result = sum [all] q
            add product dw [1, 0] = x [xStride0, 1] de [1, 0]
        """);

    [Fact]
    public void Example_major_data_change_the_strides_and_nothing_else() => Check(Plans.Of(Regression, MemoryOrder.ExampleMajor),
        """
        stream over m, example-major
        workspace z (1, m) of a tile
        workspace de (1, m) of a tile
        for each tile
            set product z [0, 1] = w [0, 1] x [1, xStride1]
            loop over m
                load z from z [1]
                load y from y [1]
                e = - z y
                q = square e
                de = * 2 e
                store de to de [1]
                fold result = sum [all] q
            add product dw [1, 0] = x [1, xStride1] de [1, 0]
        """);

    [Fact]
    public void Without_a_stream_everything_is_computed_at_once() => Check(Plans.Of("x:(n, k) = input x\ny = exp x\ns = sum [all] y\nreturn s = s"),
        """
        everything at once
        once
            loop over n, k
                load x from x [xStride0, 1]
                y = exp x
                fold s = sum [all] y
        """);

    [Fact]
    public void Normalisation_over_the_examples_takes_three_sweeps_and_recomputes_what_is_cheap() => Check(
        Plans.Of("x:(n, m) = input x\ns = sum [1] x\nc = - x s\nq = square c\nv = sum [1] q\ny = / c v\nreturn y = y"),
        """
        stream over m, feature-major
        workspace s (n, 1)
        workspace v (n, 1)
        for each tile
            loop over n, m
                load x from x [xStride0, 1]
                fold s = sum [1] x into s [1, 0]
        for each tile
            loop over n, m
                load x from x [xStride0, 1]
                load s from s [1, 0]
                c = - x s
                q = square c
                fold v = sum [1] q into v [1, 0]
        for each tile
            loop over n, m
                load x from x [xStride0, 1]
                load s from s [1, 0]
                load v from v [1, 0]
                c = - x s
                y = / c v
                store y to y [yStride0, 1]
        """);

    [Fact]
    public void A_reduction_over_features_that_feeds_its_operand_again_splits_the_loop() => Check(
        Plans.Of("x:(n, m) = input x\ns = max [0] x\ny = - x s\nreturn y = y"),
        """
        stream over m, feature-major
        workspace s (1, m) of a tile
        for each tile
            loop over n, m
                load x from x [xStride0, 1]
                fold s = max [0] x into s [0, 1]
            loop over n, m
                load x from x [xStride0, 1]
                load s from s [0, 1]
                y = - x s
                store y to y [yStride0, 1]
        """);

    [Fact]
    public void Elementwise_values_of_one_space_share_a_loop_with_their_reductions() => Check(
        Plans.Of("x:(n, m) = input x\na = exp x\nb = sin a\nc = + a b\ns = sum [all] c\nt = sum [all] b\nreturn s = s\nreturn t = t"),
        """
        stream over m, feature-major
        for each tile
            loop over n, m
                load x from x [xStride0, 1]
                a = exp x
                b = sin a
                c = + a b
                fold s = sum [all] c
                fold t = sum [all] b
        """);

    [Fact]
    public void Values_of_other_spaces_have_loops_of_their_own() => Check(
        Plans.Of("x:(n, m) = input x\nr:(1, m) = input r\na = exp x\nb = sin r\nc = * a b\nreturn c = c"),
        """
        stream over m, feature-major
        workspace a (n, m) of a tile
        workspace b (1, m) of a tile
        for each tile
            loop over n, m
                load x from x [xStride0, 1]
                a = exp x
                store a to a [tile, 1]
            loop over m
                load r from r [1]
                b = sin r
                store b to b [1]
            loop over n, m
                load a from a [tile, 1]
                load b from b [0, 1]
                c = * a b
                store c to c [cStride0, 1]
        """);

    [Fact]
    public void A_transposed_operand_that_a_loop_cannot_read_in_order_is_copied_first() => Check(
        Plans.Of("x:(n, k) = input x\ny:(k, n) = input y\nt = transpose [1,0] y\nz = + x t\nreturn z = z"),
        """
        everything at once
        workspace t (n, k)
        once
            copy t [k, 1] = y [1, yStride0]
            loop over n, k
                load x from x [xStride0, 1]
                load t from t [k, 1]
                z = + x t
                store z to z [zStride0, 1]
        """);

    [Fact]
    public void A_product_of_a_broadcast_value_gets_it_in_memory() => Check(
        Plans.Of("r:(1, m) = input r\nw:(n, k) = input parameter w\nb = broadcast (k, m) r\nz = dot w b\nreturn z = z"),
        """
        stream over m, feature-major
        workspace b (k, m) of a tile
        for each tile
            loop over k, m
                load r from r [0, 1]
                b = broadcast (k, m) r
                store b to b [tile, 1]
            set product z [zStride0, 1] = w [k, 1] b [tile, 1]
        """);

    [Fact]
    public void A_result_that_is_computed_goes_straight_to_the_caller_and_an_input_or_a_reshape_is_copied() => Check(
        Plans.Of("x:(n, k) = input x\na = exp x\nr = reshape (k * n, 1) x\nreturn a = a\nreturn x2 = x\nreturn r = r"),
        """
        everything at once
        once
            loop over n, k
                load x from x [xStride0, 1]
                a = exp x
                store a to a [aStride0, 1]
            copy x2 [x2Stride0, 1] = x [xStride0, 1]
            copy r [1, 0] = x [1, 0]
        """);

    [Fact]
    public void A_reshaped_argument_is_read_in_place_by_kernels_that_ask_for_it_without_gaps()
    {
        var plan = Plans.PlanOf("x:(n, k) = input x\ny:(k * n, 1) = input y\nr = reshape (k * n, 1) x\nz = * r y\nreturn z = z");
        Assert.Equal(["x"], plan.Reshaped);
        Check(
            PlanPrinter.Print(plan),
            """
            everything at once
            once
                loop over k * n
                    load r from x [1]
                    load y from y [1]
                    z = * r y
                    store z to z [1]

            """);
    }

    [Fact]
    public void A_result_that_another_result_reshapes_is_kept_under_another_name_and_copied() => Check(
        Plans.Of("x:(n, k) = input x\na = exp x\nr = reshape (k * n, 1) a\nreturn a = a\nreturn r = r"),
        """
        everything at once
        workspace aValues (n, k)
        once
            loop over n, k
                load x from x [xStride0, 1]
                a = exp x
                store a to aValues [k, 1]
            copy a [aStride0, 1] = aValues [k, 1]
            copy r [1, 0] = aValues [1, 0]
        """);

    [Fact]
    public void A_value_that_is_two_results_is_computed_once_and_copied() => Check(
        Plans.Of("x:(n, k) = input x\na = exp x\nreturn first = a\nreturn second = a"),
        """
        everything at once
        once
            loop over n, k
                load x from x [xStride0, 1]
                first = exp x
                store first to first [firstStride0, 1]
            copy second [secondStride0, 1] = first [firstStride0, 1]
        """);

    [Fact]
    public void Numbers_are_computed_before_the_loop_that_needs_them_and_after_the_one_that_folds_them() => Check(
        Plans.Of("x:(n, k) = input x\ns:() = input s\ne = exp s\ny = * x e\nf = sum [all] y\ng = sqrt f\nz = / x g\nreturn z = z"),
        """
        everything at once
        once
            number e = exp s
            loop over n, k
                load x from x [xStride0, 1]
                y = * x e
                fold f = sum [all] y
            number g = sqrt f
            loop over n, k
                load x from x [xStride0, 1]
                z = / x g
                store z to z [zStride0, 1]
        """);

    private static void Check(string actual, string expected) => Assert.Equal(expected.ReplaceLineEndings("\n"), actual);
}
