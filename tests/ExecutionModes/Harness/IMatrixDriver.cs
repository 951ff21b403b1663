namespace NumDsl.ExecutionModes;

/// <summary>The matrices of derivatives of a model, for which a kernel is called for each column, row or example; and its training step.</summary>
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

    /// <summary>The parameters after a training step of gradient descent, the weight of the gradient being one half.</summary>
    /// <inheritdoc cref="Hessian"/>
    double[] TrainingStep(double[][] inputs, double[] cotangent, int[] sizes, Layout layout);
}
