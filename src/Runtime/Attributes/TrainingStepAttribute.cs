namespace NumDsl;

/// <summary>
/// Asks for a training step: the generator adds <c>NameTrainingStep</c>, which computes the value of an
/// <see cref="EquationAttribute">equation</see> and moves the model's parameters against its gradient.
/// </summary>
/// <remarks>
/// <para>
/// The equation must return a <see cref="Scalar"/>, and its model must have parameters. The rule comes last, after the arguments and
/// sizes: <see cref="GradientDescent"/>, <see cref="Momentum"/>, <see cref="Adam"/>, or an <see cref="Optimizer"/> of your own. The value
/// that is returned is that before the step.
/// </para>
/// <para>
/// The parameters get the same bits as from <c>NameAndGradient</c> and <see cref="Optimizer.Step(ParameterSet{float}, ParameterSet{float})"/>
/// after it. But where a matrix product completes the gradient of a parameter, a few rows of it are computed and those rows of the
/// parameter updated, so that the gradient as a whole is never in memory. Nothing is allocated after the first step.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [Equation, TrainingStep]
/// public Scalar Cost([Shape("nx", "m")] NDArray x, [Shape(1, "m")] NDArray y) =&gt; ...
///
/// // float CostTrainingStep(x, y, m, Optimizer optimizer)
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class TrainingStepAttribute : Attribute;
