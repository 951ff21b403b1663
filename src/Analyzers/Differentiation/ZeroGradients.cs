using Microsoft.CodeAnalysis;
using NumDsl.Generator.Frontend;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Analyzers.Differentiation;

/// <summary>
/// The derivatives of a model that are zero whatever the values are: at the parameter or the argument where it does not reach the
/// result (<c>ND3001</c>), and where it does, at what cuts its derivative (<c>ND3007</c>).
/// </summary>
internal sealed class ZeroGradients(INamedTypeSymbol type, CancellationToken cancellationToken)
{
    private readonly List<Diagnostic> _found = [];
    private readonly List<(Origin Origin, string Name)> _cuts = [];
    private readonly Dictionary<(ReadEquation, InputDetail), Influence> _influences = [];

    public static IEnumerable<Diagnostic> Of(INamedTypeSymbol type, IReadOnlyList<ReadEquation> equations, CancellationToken cancellationToken)
    {
        var differentiated = equations.Where(equation => equation.Spec.Derivatives.Count > 0).ToList();
        var zeros = new ZeroGradients(type, cancellationToken);
        foreach (var equation in differentiated)
        {
            foreach (var derivative in equation.Spec.Derivatives)
            {
                zeros.FindArguments(equation, derivative);
            }
        }

        // An equation that was left out might use what the others do not.
        if (differentiated.Count > 0 && equations.Count == type.GetMembers().OfType<IMethodSymbol>().Count(ReadEquation.IsOwn))
        {
            zeros.FindParameters(differentiated);
        }

        return zeros._found.Concat(zeros.Cuts());
    }

    /// <summary>A parameter that no derivative of its model reaches.</summary>
    private void FindParameters(IReadOnlyList<ReadEquation> equations)
    {
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => property.Attribute("ParameterAttribute") is not null))
        {
            var uses = equations
                .SelectMany(equation => equation.Spec.Derivatives
                    .SelectMany(derivative => derivative.Inputs)
                    .Where(input => input.IsParameter && input.Name == property.Name)
                    .Distinct()
                    .Select(input => (Equation: equation, Influence: InfluenceOf(equation, input))))
                .ToList();
            if (uses.Count == 0 || !uses.All(use => use.Influence.Kind is InfluenceKind.None or InfluenceKind.Flat))
            {
                continue;
            }

            if (uses.All(use => use.Influence.Kind == InfluenceKind.None))
            {
                _found.Add(Diagnostic.Create(
                    GradientRules.ZeroGradient,
                    property.Locations[0],
                    $"The gradient by the parameter '{property.Name}' is always 0: no equation with a derivative depends on it; use it in "
                        + $"{string.Join(" or ", equations.Select(equation => $"'{equation.Spec.Name}'").Distinct())}, or remove it"));
            }

            foreach (var (equation, influence) in uses)
            {
                AddCuts(equation, influence, property.Name);
            }
        }
    }

    /// <summary>
    /// Arguments that are named. Where none is, all arguments of a static model are meant, also those that are no variables, so
    /// that only a derivative by all of them is known to be a mistake.
    /// </summary>
    private void FindArguments(ReadEquation equation, DerivativeSpec derivative)
    {
        if (equation.Method.Attribute(derivative.Mode + "Attribute") is not { } attribute || attribute.Values() is not { } values)
        {
            return;
        }

        var influences = derivative.Inputs.Select(input => (Input: input, Influence: InfluenceOf(equation, input))).ToList();
        var isZero = influences.All(each => each.Influence.Kind is InfluenceKind.None or InfluenceKind.Flat);
        foreach (var (input, influence) in influences.Where(each => !each.Input.IsParameter && (values.Count > 0 || isZero)))
        {
            AddCuts(equation, influence, input.Name);
            for (var i = 0; i < values.Count && influence.Kind == InfluenceKind.None; i++)
            {
                if (GeneratedNames.Plain(input.Name) == values[i].Value as string)
                {
                    _found.Add(Diagnostic.Create(
                        GradientRules.ZeroGradient,
                        attribute.ArgumentLocation(i, values.Count, cancellationToken),
                        $"The gradient by '{input.Name}' is always 0: '{equation.Method.Name}' does not depend on it; remove the name, or use the argument"));
                }
            }
        }
    }

    private Influence InfluenceOf(ReadEquation equation, InputDetail input) =>
        _influences.TryGetValue((equation, input), out var known) ? known : _influences[(equation, input)] = Influence.Of(equation, input);

    private void AddCuts(ReadEquation equation, Influence influence, string name) =>
        _cuts.AddRange(influence.Cuts.Select(cut => (equation.Origins[cut], name)));

    /// <summary>One diagnostic for each expression, with all whose derivatives it cuts; at calls only if the expression is in no equation itself.</summary>
    private IEnumerable<Diagnostic> Cuts()
    {
        foreach (var expression in _cuts.GroupBy(cut => cut.Origin.Syntax))
        {
            var own = expression.Where(cut => cut.Origin.Call is null).ToList();
            foreach (var place in (own.Count > 0 ? own : expression.ToList()).GroupBy(cut => cut.Origin.Call))
            {
                var origin = place.First().Origin;
                var names = string.Join(" and by ", place.Select(cut => $"'{cut.Name}'").Distinct());
                yield return origin.ToDiagnostic(
                    GradientRules.NotDifferentiable,
                    $"Nothing of the derivative by {names} passes '{origin.Text}', whose derivative is 0 everywhere: {FlatOperations.Advice(origin)}, "
                        + "give it a [CustomGradient], or say with StopGradient that it is meant");
            }
        }
    }
}
