namespace NumDsl;

/// <summary>
/// Marks a method of a <see cref="ModelAttribute">model</see> as an equation: the generator adds an overload over spans that computes
/// the same value in one fused kernel.
/// </summary>
/// <remarks>
/// The method takes <see cref="NDArray"/>s (each with a <see cref="ShapeAttribute"/>), <see cref="Scalar"/>s and numbers, and
/// returns one of the first two. It stays callable: run as it is written, it is the eager reference in double precision, which can be
/// stepped through in a debugger and against which the kernel is tested. Its body may use locals, arithmetic, comparisons,
/// <see cref="Functions"/>, other equations and static helper methods; anything else is a diagnostic that says what to write instead.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class EquationAttribute : Attribute
{
    /// <summary>
    /// Whether the generated kernels compute stable forms in place of textbook's that overflow or cancel, such as
    /// <c>LogSigmoid(x)</c> for <c>Log(Sigmoid(x))</c>; it is so unless this is set to <see langword="false"/>. Then the kernels follow
    /// the equation to the letter, as the eager run does, infinities included. It holds for what the equation calls, too.
    /// </summary>
    public bool StableForms { get; set; } = true;
}
