namespace NumDsl.ExecutionModes;

/// <summary>The matrices of derivatives of a model: what calls a kernel for each column, row or example.</summary>
public interface IMatrixDriver
{
    /// <summary>The value, the Jacobian by all parameters if there are any, and that by each other differentiated argument; row-major.</summary>
    /// <param name="inputs">Each argument's values in row-major order.</param>
    /// <param name="sizes">The size of each symbol.</param>
    /// <param name="layout">How the arrays lie in memory, results too.</param>
    double[][] Jacobian(double[][] inputs, int[] sizes, Layout layout);

    /// <summary>The cost, its derivatives by the differentiated arguments, and its Hessian by all of them.</summary>
    /// <param name="inputs">Each argument's values in row-major order.</param>
    /// <param name="cotangent">The weights of the cost.</param>
    /// <param name="sizes">The size of each symbol.</param>
    /// <param name="layout">How the arrays lie in memory, results too.</param>
    double[][] Hessian(double[][] inputs, double[] cotangent, int[] sizes, Layout layout);

    /// <summary>The gradients of single examples by all parameters if there are any, and by each other differentiated argument; row-major.</summary>
    /// <inheritdoc cref="Hessian"/>
    double[][] PerExampleGradient(double[][] inputs, double[] cotangent, int[] sizes, Layout layout);
}
