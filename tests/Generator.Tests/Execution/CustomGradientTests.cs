namespace NumDsl.Generator.Tests.Execution;

/// <summary>Rules of the user's take the place of derivatives, in every mode that they can serve.</summary>
public class CustomGradientTests
{
    [Theory]
    [InlineData("float")]
    [InlineData("double")]
    public void A_linear_rule_serves_every_mode(string type)
    {
        var values = GeneratedModel.Of(Sources.Usings +
            $$"""
            [Model(typeof({{type}}))]
            public partial class M
            {
                [Parameter(2, 1)] public partial NDArray W { get; }

                // The rule says ten times the derivative of w * x by w, and a hundred times that by x: no other derivative does.
                [CustomGradient(nameof(Rule))]
                private static NDArray Times(NDArray w, NDArray x) => w * x;
                private static (NDArray W, NDArray X) Rule(NDArray w, NDArray x, NDArray cotangent)
                {
                    var common = 10 * cotangent;
                    return (common * x, 10 * common * w);
                }

                [Equation, Gradient("x"), Jvp("x"), Hvp("x"), Hessian("x")]
                public Scalar Cost([Shape(2, 1)] NDArray x) => Sum(Square(Times(W, x)));

                [Equation, Jacobian("x")] [return: Shape(2, 1)]
                public NDArray Product([Shape(2, 1)] NDArray x) => Times(W, x);

                // An equation with a rule, differentiated itself: straight through.
                [CustomGradient(nameof(Through)), Equation, Jacobian("x")] [return: Shape(2, "m")]
                public NDArray Rounded([Shape(2, "m")] NDArray x) => Round(x);
                private static NDArray Through(NDArray x, NDArray cotangent) => cotangent;

                [Equation, Gradient("x"), PerExampleGradient("x")]
                public Scalar Total([Shape(2, "m")] NDArray x) => Sum(Square(Rounded(x)) / 2);
            }

            public static class Driver
            {
                public static double[][] Run()
                {
                    var model = new M();
                    model.Parameters.Flat[0] = 2;
                    model.Parameters.Flat[1] = 3;
                    {{type}}[] x = [5, 7], dx = new {{type}}[2], px = new {{type}}[2], xVector = [1, 0], hessian = new {{type}}[16];
                    var (gradient, vector, product) = (model.CreateParameterSet(), model.CreateParameterSet(), model.CreateParameterSet());
                    var cost = model.CostAndGradient(x, gradient, dx);
                    double[] first = [cost, gradient.Flat[0], gradient.Flat[1], dx[0], dx[1]];
                    vector.Flat[1] = 1;
                    model.CostJvp(x, vector, xVector, out var tangent);
                    model.CostHvp(x, vector, xVector, gradient, dx, product, px);
                    double[] second = [tangent, product.Flat[0], product.Flat[1], px[0], px[1]];
                    model.CostHessian(x, gradient, dx, hessian);
                    {{type}}[] result = new {{type}}[2], jacobian = new {{type}}[4], xJacobian = new {{type}}[4];
                    model.ProductJacobian(x, result, jacobian, xJacobian);
                    double[] third = [.. Doubles(jacobian), .. Doubles(xJacobian)];
                    {{type}}[] y = [1.2f, -2.7f], identity = new {{type}}[4], dy = new {{type}}[2], each = new {{type}}[2];
                    model.RoundedJacobian(y, 1, result, new {{type}}[4], identity);
                    model.TotalAndGradient(y, 1, gradient, dy);
                    double[] fourth = [.. Doubles(result), .. Doubles(identity), .. Doubles(dy)];
                    return [first, second, third, fourth, Doubles(hessian)];
                }

                private static double[] Doubles({{type}}[] values) => Array.ConvertAll(values, value => (double)value);
            }
            """).Driver<Func<double[][]>>()();

        // p = w x = (10, 21): cost 541; by w: 2 p 10 x, by x: 2 p 100 w.
        Assert.Equal([541, 2 * 10 * 10 * 5, 2 * 21 * 10 * 7, 2 * 10 * 100 * 2, 2 * 21 * 100 * 3], values[0]);

        // Along w2 and x1: dp = (100 w1, 10 x2) = (200, 70); the tangent is 2 p dp. The gradient's derivative follows p by the rule, and the
        // rule's own factors x and w as they are: by w: 20 (dp x + p dx), by x: 200 (dp w + p dw).
        Assert.Equal([2 * ((10 * 200) + (21 * 70)), 20 * ((200 * 5) + 10), 20 * 70 * 7, 200 * 200 * 2, 200 * ((70 * 3) + 21)], values[1]);
        Assert.Equal([50, 0, 0, 70, 200, 0, 0, 300], values[2]);
        Assert.Equal([1, -3, 1, 0, 0, 1, 1, -3], values[3]);

        // The rule is no derivative, so that the columns are not symmetric: the Hessian is the mean with its transpose.
        Assert.Equal(20 * 10 * 5 * 5, values[4][0]);
        Assert.Equal(((20 * ((200 * 5) + 10)) + (200 * ((50 * 2) + 10))) / 2, values[4][2]);
    }

    [Fact]
    public void A_rule_that_is_not_linear_serves_reverse_mode()
    {
        var values = GeneratedModel.Of(Sources.Usings +
            """
            [Model(typeof(double))]
            public static partial class M
            {
                [CustomGradient(nameof(Clip))]
                private static NDArray Guarded(NDArray x) => 1 * x;
                private static NDArray Clip(NDArray x, NDArray cotangent) => Clamp(cotangent, -1, 1);

                [Equation, Gradient, PerExampleGradient]
                public static Scalar Cost([Shape(1, "m")] NDArray x) => Sum(Square(Guarded(x)));

                [Equation, Jacobian] [return: Shape(1, "m")]
                public static NDArray Map([Shape(1, "m")] NDArray x) => 3 * Guarded(x);
            }

            public static class Driver
            {
                public static double[] Run()
                {
                    double[] x = [0.25, 3, -5], dx = new double[3], each = new double[3], result = new double[3], jacobian = new double[9];
                    var value = M.CostAndGradient(x, 3, dx);
                    M.CostPerExampleGradient(x, 3, each);
                    M.MapJacobian(x, 3, result, jacobian);
                    return [value, .. dx, .. each, .. result, .. jacobian];
                }
            }
            """).Driver<Func<double[]>>()();
        Assert.Equal([34.0625, 0.5, 1, -1, 0.5, 1, -1, 0.75, 9, -15, 1, 0, 0, 0, 1, 0, 0, 0, 1], values);
    }
}
