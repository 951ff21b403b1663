// A computation graph, forward and backward: J(a, b, c) = 3 (a + b c) at a = 5, b = 3, c = 2.
//
//     a ---------------.
//                       v = a + u --- J = 3 v
//     b --.            /
//          u = b c ---'
//     c --'

using ComputationGraph;

double a = 5, b = 3, c = 2;

// What NumDsl generated from Graph.J: the value, and the value with all three derivatives.
double j = Graph.JAndGradient(a, b, c, out double da, out double db, out double dc);

// The same by hand. Forward, left to right:
double u = b * c;
double v = a + u;

// Backward, right to left: each step hands on the derivative of J by its own result (the chain rule).
double dv = 3;          // J = 3 v
double du = dv * 1;     // v = a + u

Console.WriteLine($"""
    J(a, b, c) = 3 (a + b c)    at a = {a}, b = {b}, c = {c}

    forward    u = b c   = {u}
               v = a + u = {v}
               J = 3 v   = {j}

    backward   dJ/dv = 3             = {dv}
               dJ/du = dJ/dv * 1     = {du}
               dJ/da = dJ/dv * 1     = {dv * 1}
               dJ/db = dJ/du * c     = {du * c}
               dJ/dc = dJ/du * b     = {du * b}

    generated  J = {Graph.J(a, b, c)}, dJ/da = {da}, dJ/db = {db}, dJ/dc = {dc}
    """);
