using System.Globalization;
using NumDsl.Generator.Graphs;
using NumDsl.Generator.Models;

namespace NumDsl.Generator.Emission;

// What a member finds out and checks before it computes.
internal partial class MemberEmitter
{
    /// <summary>Gets every size, and checks that all arrays agree on them.</summary>
    private void WriteSizes(CodeWriter writer)
    {
        foreach (var symbol in equation.Model.Symbols)
        {
            writer.Line($"nint {overload.SizeOf(symbol)} = {Member(GeneratedNames.SizeProperty(symbol))};");
        }

        if (overload.Style == ArrayStyle.Tensor)
        {
            WriteTensorSizes(writer);
        }
        else if (overload.Style == ArrayStyle.Plain)
        {
            writer.Lines(overload.FreeSymbols.Select(symbol => $"Kernels::Arguments.CheckNotNegative(\"{overload.SizeOf(symbol)}\", {overload.SizeOf(symbol)});"));
            foreach (var (name, shape) in AllArrays)
            {
                // Two negative sizes have a positive product.
                writer.Lines(shape.Dimensions.Where(dimension => dimension.Value is null && dimension.SymbolName is null).Select(dimension =>
                    $"Kernels::Arguments.CheckAtLeast(\"{Plain(name)}\", {overload.Text(dimension)}, 0, \"{dimension}\", \"a size is 0 or more\");"));
                writer.Line(CheckLength(name, shape));
            }
        }
    }

    private void WriteTensorSizes(CodeWriter writer)
    {
        var arrays = AllArrays.ToList();
        foreach (var (name, shape) in arrays)
        {
            writer.Line($"Kernels::Arguments.CheckRank(\"{Plain(name)}\", {name}.Rank, {shape.Rank}, \"{shape}\");");
        }

        writer.Lines(arrays.Select(array => $"var {ArrayName(array.Name)} = new Kernels::KernelArray<{ElementOf(array.Name)}>({array.Name});"));
        var known = new HashSet<string>(equation.Model.Symbols, StringComparer.Ordinal);
        var pending = (from array in arrays from axis in Enumerable.Range(0, array.Shape.Rank) select (array.Name, array.Shape, Axis: axis)).ToList();

        // An axis that is a bare symbol tells its size; next come those that are linear in one unknown; the rest are checked.
        foreach (var place in pending.ToList())
        {
            if (place.Shape[place.Axis].SymbolName is { } symbol && known.Add(symbol))
            {
                writer.Line($"var {overload.SizeOf(symbol)} = {Size(place)};");
                pending.Remove(place);
            }
        }

        while (pending.FindIndex(CanBeSolved) is >= 0 and var solvable)
        {
            var place = pending[solvable];
            var unknown = Unknown(place);
            if (place.Shape[place.Axis].LinearIn(unknown[0]) is var (factor, offset))
            {
                known.Add(unknown[0]);
                writer.Line($"var {overload.SizeOf(unknown[0])} = Kernels::Arguments.Solve(\"{Plain(place.Name)}\", {place.Axis}, {Size(place)}, {factor.ToString(CultureInfo.InvariantCulture)}, {overload.Text(offset)}, \"{unknown[0]}\", \"{place.Shape[place.Axis]}\");");
            }

            pending.RemoveAt(solvable);
        }

        foreach (var place in pending)
        {
            var dimension = place.Shape[place.Axis];
            writer.Line($"Kernels::Arguments.CheckSize(\"{Plain(place.Name)}\", {place.Axis}, {Size(place)}, {overload.Text(dimension)}, \"{dimension}\", \"{place.Shape}\");");
        }

        List<string> Unknown((string Name, Shape Shape, int Axis) place) =>
            [.. place.Shape[place.Axis].Symbols.Where(symbol => !known.Contains(symbol))];

        bool CanBeSolved((string Name, Shape Shape, int Axis) place) =>
            Unknown(place) is [var symbol] && place.Shape[place.Axis].LinearIn(symbol) is not null;

        string Size((string Name, Shape Shape, int Axis) place) => $"{ArrayName(place.Name)}.Lengths[{place.Axis}]";
    }

    private string CheckLength(string name, Shape shape) =>
        $"Kernels::Arguments.CheckLength(\"{Plain(name)}\", {name}.Length, {shape.Size.Substitute(symbol => Dimension.Symbol((MayOverflow(shape) ? "(Int128)" : "(long)") + overload.SizeOf(symbol)))}, \"{shape}\");";

    /// <summary>The product of two ints fits in a long; of more, or with factors, it may not.</summary>
    private static bool MayOverflow(Shape shape) =>
        shape.ProperAxes.Count() > 2 || shape.ProperAxes.Any(axis => shape[axis].SymbolName is null && shape[axis].Value is null);

    /// <summary>What must hold before anything is written.</summary>
    private void WriteChecks(CodeWriter writer)
    {
        foreach (var requirement in equation.Requirements)
        {
            writer.Line(requirement.Relation switch
            {
                Relation.Index => $"Kernels::Arguments.CheckIndices<{ElementOf(requirement.Argument)}>(\"{Plain(requirement.Argument)}\", {(overload.Style == ArrayStyle.Tensor ? ArrayName(requirement.Argument) : requirement.Argument)}, {Text(requirement.Left)}, \"{requirement.Left}\", \"{requirement.Reason}\");",
                Relation.AtLeast => $"Kernels::Arguments.CheckAtLeast(\"{Plain(requirement.Argument)}\", {Text(requirement.Left)}, {Text(requirement.Right)}, \"{requirement.Left}\", \"{requirement.Reason}\");",
                _ => $"Kernels::Arguments.CheckEqual(\"{Plain(requirement.Argument)}\", {Text(requirement.Left)}, {Text(requirement.Right)}, \"{requirement.Left}\", \"{requirement.Right}\", \"{requirement.Reason}\");",
            });
        }

        if (UsesParameters)
        {
            writer.Line($"var {Weights} = {Member(GeneratedNames.Parameters)}.Flat;");
        }

        var memories = new List<(string Name, string Memory)>();
        var others = Arrays.Select(array => (Plain(array.Name), MemoryOf(array.Name), Element: ElementOf(array.Name))).ToList();
        foreach (var (set, _) in overload.InputSets.Concat(overload.ResultSets))
        {
            WriteSetChecks(writer, set);
        }

        others.InsertRange(0, overload.InputSets.Select(set => (set.Name, FlatOf(set.Name), T)));
        memories.AddRange(overload.ResultSets.Select(set => (set.Name, FlatOf(set.Name))));
        memories.AddRange(ArrayResults.Select(result => (Plain(result.Name), MemoryOf(result.Name))));
        if (overload.OptimizerName is not null)
        {
            memories.Add(("Parameters", Member(GeneratedNames.Parameters) + ".Flat"));
        }
        else if (UsesParameters || overload.ResultSets.Any())
        {
            others.Insert(0, ("Parameters", UsesParameters ? Weights : Member(GeneratedNames.Parameters) + ".Flat", T));
        }

        for (var result = 0; result < memories.Count; result++)
        {
            foreach (var (name, memory, element) in others.Concat(memories.Take(result).Select(other => (other.Name, other.Memory, T))))
            {
                writer.Line($"Kernels::Arguments.CheckDisjoint<{T}{(element == T ? "" : ", " + element)}>(\"{memories[result].Name}\", {memories[result].Memory}, \"{name}\", {memory});");
            }
        }
    }

    private void WriteSetChecks(CodeWriter writer, string set)
    {
        writer.Line($"ArgumentNullException.ThrowIfNull({set});");
        foreach (var symbol in equation.Model.Symbols)
        {
            var property = GeneratedNames.SizeProperty(symbol);
            writer.Line($"Kernels::Arguments.CheckParameterSet(\"{set}\", \"{symbol}\", {set}.{property}, {Member(property)});");
        }

        writer.Line($"var {FlatOf(set)} = {set}.Flat;");
    }
}
