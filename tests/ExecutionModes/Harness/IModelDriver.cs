namespace NumDsl.ExecutionModes;

/// <summary>
/// A model behind plain arrays. The implementation is compiled together with the model, so that no span goes through reflection.
/// </summary>
public interface IModelDriver
{
    /// <summary>The generated kernel of the value. Throws what the kernel throws.</summary>
    /// <param name="inputs">Each argument's values in row-major order; a scalar is one value.</param>
    /// <param name="sizes">The size of each symbol.</param>
    /// <param name="layout">How the arrays lie in memory, results too.</param>
    double[] Value(double[][] inputs, int[] sizes, Layout layout);

    /// <summary>The generated kernel of sum(value * cotangent) and its derivatives by the differentiated arguments.</summary>
    /// <returns>The cost, then one array for each derivative.</returns>
    double[][] Gradient(double[][] inputs, double[] cotangent, int[] sizes, Layout layout);

    /// <summary>The user's own method.</summary>
    double[] Eager(double[][] inputs, int[] sizes);
}

/// <summary>The further derivative modes of a model's cost.</summary>
public interface IModeDriver
{
    /// <summary>The cost, and its derivative along a direction.</summary>
    /// <param name="inputs">Each argument's values in row-major order.</param>
    /// <param name="cotangent">The weights of the cost.</param>
    /// <param name="direction">One array for each differentiated argument.</param>
    /// <param name="sizes">The size of each symbol.</param>
    /// <param name="layout">How the arrays lie in memory.</param>
    double[][] Jvp(double[][] inputs, double[] cotangent, double[][] direction, int[] sizes, Layout layout);

    /// <summary>The cost, its derivatives by the differentiated arguments, and the product of its Hessian with the direction.</summary>
    /// <inheritdoc cref="Jvp"/>
    double[][] Hvp(double[][] inputs, double[] cotangent, double[][] direction, int[] sizes, Layout layout);
}
