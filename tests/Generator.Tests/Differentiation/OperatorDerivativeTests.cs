using NumDsl.Generator.Graphs;
using NumDsl.Generator.Operators;
using NumDsl.Generator.Tests.Graphs;

namespace NumDsl.Generator.Tests.Differentiation;

/// <summary>Each operator's linearisation, and what transposing it gives.</summary>
public sealed class OperatorDerivativeTests
{
    public static TheoryData<string, string, string> Unary => new()
    {
        { "(neg x)", "(neg x')", "(neg v)" },
        { "(convert x)", "x'", "v" },
        { "(exp x)", "(* x' (exp x))", "(* v (exp x))" },
        { "(expm1 x)", "(* x' (+ (expm1 x) 1))", "(* v (+ (expm1 x) 1))" },
        { "(log x)", "(/ x' x)", "(/ v x)" },
        { "(log1p x)", "(/ x' (+ 1 x))", "(/ v (+ 1 x))" },
        { "(sqrt x)", "(/ x' (* 2 (sqrt x)))", "(/ v (* 2 (sqrt x)))" },
        { "(norm x)", "(where (!= (norm x) 0) (/ x' (* 2 (norm x))) 0)", "(where (!= (norm x) 0) (/ v (* 2 (norm x))) 0)" },
        { "(square x)", "(* x' (* 2 x))", "(* v (* 2 x))" },
        { "(reciprocal x)", "(neg (* x' (square (reciprocal x))))", "(* (neg v) (square (reciprocal x)))" },
        { "(pow 3 x)", "(* x' (* 3 (pow 2 x)))", "(* v (* 3 (pow 2 x)))" },
        { "(pow 0 x)", "(* x' 0)", "(* v 0)" },
        { "(sign x)", "none", "none" },
        { "(abs x)", "(* x' (sign x))", "(* v (sign x))" },
        { "(sin x)", "(* x' (cos x))", "(* v (cos x))" },
        { "(cos x)", "(neg (* x' (sin x)))", "(* (neg v) (sin x))" },
        {
            "(erf x)",
            "(* x' (* 1.1283791670955126 (exp (neg (square x)))))",
            "(* v (* 1.1283791670955126 (exp (neg (square x)))))"
        },
        { "(sigmoid x)", "(* x' (* (sigmoid x) (- 1 (sigmoid x))))", "(* v (* (sigmoid x) (- 1 (sigmoid x))))" },
        { "(tanh x)", "(* x' (- 1 (square (tanh x))))", "(* v (- 1 (square (tanh x))))" },
        { "(relu x)", "(where (> x 0) x' 0)", "(where (> x 0) v 0)" },
        { "(softplus x)", "(* x' (sigmoid x))", "(* v (sigmoid x))" },
        { "(log_sigmoid x)", "(* x' (sigmoid (neg x)))", "(* v (sigmoid (neg x)))" },
        { "(sum [all] x)", "(sum [all] x')", "(broadcast (n, m) v)" },
        { "(sum [0] x)", "(sum [0] x')", "(broadcast (n, m) v)" },
        {
            "(max [1] x)",
            "(sum [1] (* x' (/ (== x (max [1] x)) (sum [1] (== x (max [1] x))))))",
            "(* (broadcast (n, m) v) (/ (== x (max [1] x)) (sum [1] (== x (max [1] x)))))"
        },
        {
            "(min [all] x)",
            "(sum [all] (* x' (/ (== x (min [all] x)) (sum [all] (== x (min [all] x))))))",
            "(* (broadcast (n, m) v) (/ (== x (min [all] x)) (sum [all] (== x (min [all] x)))))"
        },
        { "(broadcast (n, m) x:(1, m))", "(broadcast (n, m) x')", "(sum [0] v)" },
        { "(broadcast (n, m) x:())", "(broadcast (n, m) x')", "(sum [all] v)" },
        { "(reshape (m * n, 1) x)", "(reshape (m * n, 1) x')", "(reshape (n, m) v)" },
        { "(transpose [2,0,1] x:(k, n, m))", "(transpose [2,0,1] x')", "(transpose [1,2,0] v)" },
        { "(stop_gradient x)", "none", "none" },
        { "(< x 0)", "none", "none" },
        { "(slice [1,0] (2, m) x:(3, m))", "(slice [1,0] (2, m) x')", "(pad [1,0] (3, m) v)" },
        { "(slice [n - 1:-1,0] (n, m) x)", "(slice [n - 1:-1,0] (n, m) x')", "(pad [n - 1:-1,0] (n, m) v)" },
        { "(pad [0,1:2] (n, 6) x:(n, 2))", "(pad [0,1:2] (n, 6) x')", "(slice [0,1:2] (n, 2) v)" },
        {
            "(prod [1] x)",
            "(sum [1] (* x' (where (== x 0) (where (== (sum [1] (== x 0)) 1) (prod [1] (where (== x 0) 1 x)) (where (== (sum [1] (== x 0)) 2) (* (prod [1] (where (== x 0) 1 x)) (- (sum [1] (where (== x 0) x 0)) x)) 0)) (where (== (sum [1] (== x 0)) 0) (/ (prod [1] (where (== x 0) 1 x)) (where (== x 0) 1 x)) (where (== (sum [1] (== x 0)) 1) (* (/ (prod [1] (where (== x 0) 1 x)) (where (== x 0) 1 x)) (sum [1] (where (== x 0) x 0))) 0)))))",
            "(* (broadcast (n, m) v) (where (== x 0) (where (== (sum [1] (== x 0)) 1) (prod [1] (where (== x 0) 1 x)) (where (== (sum [1] (== x 0)) 2) (* (prod [1] (where (== x 0) 1 x)) (- (sum [1] (where (== x 0) x 0)) x)) 0)) (where (== (sum [1] (== x 0)) 0) (/ (prod [1] (where (== x 0) 1 x)) (where (== x 0) 1 x)) (where (== (sum [1] (== x 0)) 1) (* (/ (prod [1] (where (== x 0) 1 x)) (where (== x 0) 1 x)) (sum [1] (where (== x 0) x 0))) 0))))"
        },
        { "(lu x:(n, n))", "none", "none" },
        {
            "(cholesky x:(n, n))",
            "(dot (cholesky x) (+ (where (< (- (index (1, n)) (index (n, 1))) 0) (solve_lower (cholesky x) (transpose [1,0] (solve_lower (cholesky x) (+ (where (<= (- (index (1, n)) (index (n, 1))) 0) x' 0) (transpose [1,0] (where (< (- (index (1, n)) (index (n, 1))) 0) x' 0)))))) 0) (where (== (- (index (1, n)) (index (n, 1))) 0) (* (solve_lower (cholesky x) (transpose [1,0] (solve_lower (cholesky x) (+ (where (<= (- (index (1, n)) (index (n, 1))) 0) x' 0) (transpose [1,0] (where (< (- (index (1, n)) (index (n, 1))) 0) x' 0)))))) 0.5) 0)))",
            "(+ (where (< (- (index (1, n)) (index (n, 1))) 0) (transpose [1,0] (solve_upper (transpose [1,0] (cholesky x)) (transpose [1,0] (solve_upper (transpose [1,0] (cholesky x)) (+ (where (== (- (index (1, n)) (index (n, 1))) 0) (* (dot (transpose [1,0] (cholesky x)) v) 0.5) 0) (where (< (- (index (1, n)) (index (n, 1))) 0) (dot (transpose [1,0] (cholesky x)) v) 0)))))) 0) (where (<= (- (index (1, n)) (index (n, 1))) 0) (solve_upper (transpose [1,0] (cholesky x)) (transpose [1,0] (solve_upper (transpose [1,0] (cholesky x)) (+ (where (== (- (index (1, n)) (index (n, 1))) 0) (* (dot (transpose [1,0] (cholesky x)) v) 0.5) 0) (where (< (- (index (1, n)) (index (n, 1))) 0) (dot (transpose [1,0] (cholesky x)) v) 0))))) 0))"
        },
        {
            "(logdet x:(n, n) (lu x))",
            "(sum [0,1] (* x' (solve_transposed x (lu x) (== (- (index (1, n)) (index (n, 1))) 0))))",
            "(* (broadcast (n, n) v) (solve_transposed x (lu x) (== (- (index (1, n)) (index (n, 1))) 0)))"
        },
        { "(cumsum [1] x)", "(cumsum [1] x')", "(reverse_cumsum [1] v)" },
        { "(reverse_cumsum [0] x)", "(reverse_cumsum [0] x')", "(cumsum [0] v)" },
        { "(argsort [0] x)", "none", "none" },
        { "(descending_argsort [1] x)", "none", "none" },
        { "(checked_index (5, 1) x)", "none", "none" },
        { "(floor x)", "none", "none" },
        { "(ceiling x)", "none", "none" },
        { "(round x)", "none", "none" },
        { "(truncate x)", "none", "none" },
        { "(is_nan x)", "none", "none" },
        { "(is_infinite x)", "none", "none" },
        { "(is_finite x)", "none", "none" },
        { "(not x)", "none", "none" },
        { "(rsqrt x)", "(/ (* x' (* -0.5 (rsqrt x))) x)", "(* (/ v x) (* -0.5 (rsqrt x)))" },
        { "(cbrt x)", "(/ (/ x' 3) (square (cbrt x)))", "(/ (/ v (square (cbrt x))) 3)" },
        { "(tan x)", "(* x' (+ 1 (square (tan x))))", "(* v (+ 1 (square (tan x))))" },
        { "(asin x)", "(/ x' (sqrt (* (- 1 x) (+ 1 x))))", "(/ v (sqrt (* (- 1 x) (+ 1 x))))" },
        { "(acos x)", "(neg (/ x' (sqrt (* (- 1 x) (+ 1 x)))))", "(/ (neg v) (sqrt (* (- 1 x) (+ 1 x))))" },
        { "(atan x)", "(/ x' (+ 1 (square x)))", "(/ v (+ 1 (square x)))" },
        { "(sinh x)", "(* x' (cosh x))", "(* v (cosh x))" },
        { "(cosh x)", "(* x' (sinh x))", "(* v (sinh x))" },
        { "(asinh x)", "(/ x' (hypot x 1))", "(/ v (hypot x 1))" },
        { "(acosh x)", "(/ (/ x' (sqrt (- x 1))) (sqrt (+ x 1)))", "(/ (/ v (sqrt (+ x 1))) (sqrt (- x 1)))" },
        { "(atanh x)", "(/ x' (* (- 1 x) (+ 1 x)))", "(/ v (* (- 1 x) (+ 1 x)))" },
        { "(exp2 x)", "(* x' (* 0.6931471805599453 (exp2 x)))", "(* v (* 0.6931471805599453 (exp2 x)))" },
        { "(log2 x)", "(/ x' (* 0.6931471805599453 x))", "(/ v (* 0.6931471805599453 x))" },
        { "(log10 x)", "(/ x' (* 2.302585092994046 x))", "(/ v (* 2.302585092994046 x))" },
        { "(log1mexp x)", "(neg (/ x' (expm1 (neg x))))", "(/ (neg v) (expm1 (neg x)))" },
        { "(logit x)", "(/ x' (* x (- 1 x)))", "(/ v (* x (- 1 x)))" },
        {
            "(erfc x)",
            "(* x' (* -1.1283791670955126 (exp (neg (square x)))))",
            "(* v (* -1.1283791670955126 (exp (neg (square x)))))"
        },
        { "(lgamma x)", "(* x' (digamma x))", "(* v (digamma x))" },
        { "(digamma x)", "(* x' (polygamma 1 x))", "(* v (polygamma 1 x))" },
        { "(polygamma 2 x)", "(* x' (polygamma 3 x))", "(* v (polygamma 3 x))" },
        {
            "(normal_cdf x)",
            "(* x' (* 0.3989422804014327 (exp (* -0.5 (square x)))))",
            "(* v (* 0.3989422804014327 (exp (* -0.5 (square x)))))"
        },
    };

    public static TheoryData<string, string, string, string> Binary => new()
    {
        { "(+ x y)", "(+ x' y')", "v", "v" },
        { "(- x y)", "(+ x' (neg y'))", "v", "(neg v)" },
        { "(* x y)", "(+ (* x' y) (* y' x))", "(* v y)", "(* v x)" },
        { "(/ x y)", "(+ (/ x' y) (neg (/ (* y' (/ x y)) y)))", "(/ v y)", "(* (/ (neg v) y) (/ x y))" },
        {
            "(maximum x y)",
            "(+ (* x' (+ (> x y) (* 0.5 (== x y)))) (* y' (+ (> y x) (* 0.5 (== y x)))))",
            "(* v (+ (> x y) (* 0.5 (== x y))))",
            "(* v (+ (> y x) (* 0.5 (== y x))))"
        },
        {
            "(minimum x y)",
            "(+ (* x' (+ (< x y) (* 0.5 (== x y)))) (* y' (+ (< y x) (* 0.5 (== y x)))))",
            "(* v (+ (< x y) (* 0.5 (== x y))))",
            "(* v (+ (< y x) (* 0.5 (== y x))))"
        },
        { "(where c x y)", "(+ (where c x' 0) (where c 0 y'))", "(where c v 0)", "(where c 0 v)" },
        { "(where x y 1)", "(where x y' 0)", "none", "(where x v 0)" },
        {
            "(clamp x y 1)",
            "(+ (where (* (> x y) (< x 1)) x' 0) (where (* (< x y) (< y 1)) y' 0))",
            "(where (* (> x y) (< x 1)) v 0)",
            "(where (* (< x y) (< y 1)) v 0)"
        },
        {
            "(clamp 1 x y)",
            "(+ (where (* (< 1 x) (< x y)) x' 0) (where (> (maximum 1 x) y) y' 0))",
            "(where (* (< 1 x) (< x y)) v 0)",
            "(where (> (maximum 1 x) y) v 0)"
        },
        {
            "(concat [0] x:(n, m) y:(3, m))",
            "(+ (pad [0,0] (n + 3, m) x') (pad [n,0] (n + 3, m) y'))",
            "(slice [0,0] (n, m) v)",
            "(slice [n,0] (3, m) v)"
        },
        { "(gather [0] (n, m) x y:(k, m))", "(gather [0] (n, m) x' y)", "(scatter_add [0] (n, m) y v)", "none" },
        { "(scatter_add [0] (n, m) x:(k, m) y:(k, m))", "(scatter_add [0] (n, m) x y')", "none", "(gather [0] (n, m) v x)" },
        {
            "(recurrence [0] x y)",
            "(recurrence [0] x (+ (* x' (slice [0,0] (n, m) (pad [1,0] (n + 1, m) (recurrence [0] x y)))) y'))",
            "(* (reverse_recurrence [0] x v) (slice [0,0] (n, m) (pad [1,0] (n + 1, m) (recurrence [0] x y))))",
            "(reverse_recurrence [0] x v)"
        },
        {
            "(reverse_recurrence [1] x y)",
            "(reverse_recurrence [1] x (+ (slice [0,1] (n, m) (pad [0,0] (n, m + 1) (* x' (reverse_recurrence [1] x y)))) y'))",
            "(* (slice [0,0] (n, m) (pad [0,1] (n, m + 1) (recurrence [1] x v))) (reverse_recurrence [1] x y))",
            "(recurrence [1] x v)"
        },
        { "(and x y)", "none", "none", "none" },
        { "(or x y)", "none", "none", "none" },
        { "(xor x y)", "none", "none", "none" },
        { "(copysign x y)", "(* x' (* (sign x) (copysign 1 y)))", "(* v (* (sign x) (copysign 1 y)))", "none" },
        {
            "(remainder x y)",
            "(+ x' (/ (* y' (- (remainder x y) x)) y))",
            "v",
            "(* (/ v y) (- (remainder x y) x))"
        },
        { "(fma x y 1)", "(+ (* x' y) (* y' x))", "(* v y)", "(* v x)" },
        { "(fma 2 x y)", "(+ (* x' 2) y')", "(* v 2)", "v" },
        {
            "(hypot x y)",
            "(+ (where (!= (hypot x y) 0) (* x' (/ x (hypot x y))) 0) (where (!= (hypot x y) 0) (* y' (/ y (hypot x y))) 0))",
            "(where (!= (hypot x y) 0) (* v (/ x (hypot x y))) 0)",
            "(where (!= (hypot x y) 0) (* v (/ y (hypot x y))) 0)"
        },
        {
            "(atan2 x y)",
            "(+ (/ (* x' (/ y (hypot x y))) (hypot x y)) (neg (/ (* y' (/ x (hypot x y))) (hypot x y))))",
            "(* (/ v (hypot x y)) (/ y (hypot x y)))",
            "(* (/ (neg v) (hypot x y)) (/ x (hypot x y)))"
        },
        {
            "(logaddexp x y)",
            "(+ (* x' (where (* (== x y) (is_infinite x)) 0.5 (sigmoid (- x y)))) (* y' (where (* (== x y) (is_infinite x)) 0.5 (sigmoid (- y x)))))",
            "(* v (where (* (== x y) (is_infinite x)) 0.5 (sigmoid (- x y))))",
            "(* v (where (* (== x y) (is_infinite x)) 0.5 (sigmoid (- y x))))"
        },
        {
            "(power x y)",
            "(+ (where (!= y 0) (* x' (* y (power x (- y 1)))) (where (!= x 0) (* x' (/ y x)) 0)) (where (!= x 0) (* y' (* (power x y) (log x))) 0))",
            "(+ (where (!= x 0) (where (!= y 0) 0 (* v (/ y x))) 0) (where (!= y 0) (* v (* y (power x (- y 1)))) 0))",
            "(where (!= x 0) (* v (* (power x y) (log x))) 0)"
        },
        {
            "(xlogy x y)",
            "(+ (* x' (log y)) (where (or x y) (* y' (/ x y)) 0))",
            "(* v (log y))",
            "(where (or x y) (* v (/ x y)) 0)"
        },
        {
            "(xlog1py x y)",
            "(+ (* x' (log1p y)) (where (or x (+ 1 y)) (* y' (/ x (+ 1 y))) 0))",
            "(* v (log1p y))",
            "(where (or x (+ 1 y)) (* v (/ x (+ 1 y))) 0)"
        },
        { "(== x y)", "none", "none", "none" },
        { "(<= x y)", "none", "none", "none" },
        {
            "(sigmoid_cross_entropy x y)",
            "(+ (* x' (- (sigmoid x) y)) (neg (* y' x)))",
            "(* v (- (sigmoid x) y))",
            "(* (neg v) x)"
        },
        { "(dot x:(n, k) y:(k, m))", "(+ (dot x' y) (dot x y'))", "(dot v (transpose [1,0] y))", "(dot (transpose [1,0] x) v)" },
        {
            "(dot x:(b, n, k) y:(b, k, m))",
            "(+ (dot x' y) (dot x y'))",
            "(dot v (transpose [0,2,1] y))",
            "(dot (transpose [0,2,1] x) v)"
        },
        {
            "(solve x:(n, n) (lu x) y:(n, k))",
            "(solve x (lu x) (+ y' (neg (dot x' (solve x (lu x) y)))))",
            "(dot (neg (solve_transposed x (lu x) v)) (transpose [1,0] (solve x (lu x) y)))",
            "(solve_transposed x (lu x) v)"
        },
        {
            "(solve_transposed x:(n, n) (lu x) y:(n, k))",
            "(solve_transposed x (lu x) (+ y' (neg (dot (transpose [1,0] x') (solve_transposed x (lu x) y)))))",
            "(transpose [1,0] (dot (neg (solve x (lu x) v)) (transpose [1,0] (solve_transposed x (lu x) y))))",
            "(solve x (lu x) v)"
        },
        {
            "(solve_lower x:(n, n) y:(n, k))",
            "(solve_lower x (+ y' (neg (dot (where (<= (- (index (1, n)) (index (n, 1))) 0) x' 0) (solve_lower x y)))))",
            "(where (<= (- (index (1, n)) (index (n, 1))) 0) (dot (neg (solve_upper (transpose [1,0] x) v)) (transpose [1,0] (solve_lower x y))) 0)",
            "(solve_upper (transpose [1,0] x) v)"
        },
        {
            "(solve_upper x:(n, n) y:(n, k))",
            "(solve_upper x (+ y' (neg (dot (where (>= (- (index (1, n)) (index (n, 1))) 0) x' 0) (solve_upper x y)))))",
            "(where (>= (- (index (1, n)) (index (n, 1))) 0) (dot (neg (solve_lower (transpose [1,0] x) v)) (transpose [1,0] (solve_upper x y))) 0)",
            "(solve_lower (transpose [1,0] x) v)"
        },
        { "(+ x:(n, m) y:(1, m))", "(+ x' (broadcast (n, m) y'))", "v", "(sum [0] v)" },
        {
            "(* x:(n, 1) y:(1, m))",
            "(+ (* (broadcast (n, m) x') y) (* (broadcast (n, m) y') x))",
            "(sum [1] (* v y))",
            "(sum [0] (* v x))"
        },
        { "(* x:() y:(n, m))", "(+ (* (broadcast (n, m) x') y) (* y' x))", "(sum [all] (* v y))", "(* v x)" },
    };

    [Theory]
    [MemberData(nameof(Unary))]
    public void An_operator_of_one_value_has_a_tangent_and_a_cotangent(string term, string jvp, string vjp)
    {
        var g = new GraphBuilder();
        var value = g.ParseTerm(term);
        Assert.Equal((jvp, vjp), (g.Print(g.Jvp(value, "x")), g.Print(g.Vjp(value, "x")[0])));
    }

    [Theory]
    [MemberData(nameof(Binary))]
    public void An_operator_of_two_values_has_a_tangent_and_two_cotangents(string term, string jvp, string vjpX, string vjpY)
    {
        var g = new GraphBuilder();
        var value = g.ParseTerm(term);
        var vjp = g.Vjp(value, "x", "y");
        Assert.Equal((jvp, vjpX, vjpY), (g.Print(g.Jvp(value, "x", "y")), g.Print(vjp[0]), g.Print(vjp[1])));
    }

    [Fact]
    public void Every_operator_with_operands_is_in_these_tables()
    {
        var named = Unary.Concat(Binary).Select(row => ((string)row[0])[1..].Split(' ')[0]).ToHashSet(StringComparer.Ordinal);
        var comparisons = new[] { "<", "<=", ">", ">=", "==", "!=" };
        var missing = Elementwise.All.Concat<Operator>(Structural.All).Where(@operator => @operator is not (SourceOperator or IndexOperator or RandomOperator or FoldInOperator))
            .Select(@operator => @operator.Name).Except(named).Except(comparisons);
        Assert.Empty(missing);
    }
}
