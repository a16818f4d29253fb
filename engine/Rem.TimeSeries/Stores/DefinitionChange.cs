using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores;

/// <summary>Gives what a group holds to another definition of it.</summary>
internal static class DefinitionChange
{
    /// <summary>The snapshot under the other definition. Throws <see cref="SeriesErrors.Different"/> for a change that would lose or invent data.</summary>
    public static SeriesSnapshot Apply(SeriesSnapshot old, SeriesDefinition definition, string name)
    {
        if (Fault(old.Definition, definition) is { } fault)
        {
            throw new PlanException(SeriesErrors.Different, SourceSpan.None, $"the series group '{name}' cannot be changed: {fault}", SeriesErrors.Different.Fix);
        }

        var shape = new SeriesShape(definition);
        var state = new long[shape.Width];
        shape.Begin(state, UnixTime.Of(old.LastUpdate).Seconds);
        return StateWords.Snapshot(shape, state, archive => Rows(old, definition, archive)) is var made
            ? new SeriesSnapshot
            {
                Definition = definition,
                LastUpdate = old.LastUpdate,
                Sources = Joined(old.Sources, made.Sources),
                Archives = made.Archives.Select((content, i) => i < old.Archives.Count ? content with { Progress = Joined(old.Archives[i].Progress, content.Progress) } : content).ToArray(),
            }
            : made;
    }

    private static string? Fault(SeriesDefinition old, SeriesDefinition definition)
    {
        if (old.Step != definition.Step)
        {
            return $"its step is {old.Step.TotalSeconds} s and stays so";
        }

        for (var i = 0; i < old.Sources.Count; i++)
        {
            var source = old.Sources[i];
            if (i >= definition.Sources.Count || definition.Sources[i].Name != source.Name || definition.Sources[i].Type != source.Type)
            {
                return $"source {i + 1} is '{source.Name}' of {SeriesWords.Of(source.Type)} and stays so";
            }
        }

        for (var i = 0; i < old.Archives.Count; i++)
        {
            var archive = old.Archives[i];
            if (i >= definition.Archives.Count || definition.Archives[i] with { Xff = archive.Xff } != archive)
            {
                return $"archive {i + 1} is {SeriesWords.Of(archive.Function)} of {archive.Steps} steps with {archive.Rows} rows and stays so";
            }
        }

        return null;
    }

    private static double[] Rows(SeriesSnapshot old, SeriesDefinition definition, int archive)
    {
        var (rows, sources, before) = (definition.Archives[archive].Rows, definition.Sources.Count, old.Sources.Count);
        var values = new double[rows * sources];
        Array.Fill(values, double.NaN);
        for (var row = 0; archive < old.Archives.Count && row < rows; row++)
        {
            old.Archives[archive].Values.AsSpan(row * before, before).CopyTo(values.AsSpan(row * sources));
        }

        return values;
    }

    private static T[] Joined<T>(IReadOnlyList<T> old, IReadOnlyList<T> added) => [.. old, .. added.Skip(old.Count)];
}
