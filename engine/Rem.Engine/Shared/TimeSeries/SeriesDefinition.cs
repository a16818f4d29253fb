using Rem.Errors;
using Rem.Plans;

namespace Rem.Shared.TimeSeries;

/// <summary>
/// What a group of series is: what RRDtool keeps in one file. Equal by content. A definition may be wrong until
/// <see cref="Check"/> has been called, which every store does.
/// </summary>
/// <param name="Step">The time that one value stands for; whole seconds, 1 or more.</param>
/// <param name="Sources">The sources, in the order of their values.</param>
/// <param name="Archives">The archives.</param>
public sealed record SeriesDefinition(TimeSpan Step, IReadOnlyList<SeriesSource> Sources, IReadOnlyList<SeriesArchive> Archives)
{
    /// <summary>The step in seconds.</summary>
    public long StepSeconds => (long)Step.TotalSeconds;

    /// <summary>Bytes of the values that all archives hold when they are full.</summary>
    public long ValueBytes
    {
        get
        {
            var rows = 0L;
            foreach (var archive in Archives)
            {
                rows += archive.Rows;
            }

            return rows * Sources.Count * sizeof(double);
        }
    }

    /// <summary>One source a number of names, each a gauge, with the house's archives and heartbeat (<see cref="SeriesDefaults"/>).</summary>
    public static SeriesDefinition Of(TimeSpan step, params ReadOnlySpan<string> names)
    {
        var sources = new SeriesSource[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            sources[i] = new SeriesSource(names[i], SourceType.Gauge, SeriesDefaults.Heartbeat(step));
        }

        return new SeriesDefinition(step, sources, SeriesDefaults.Archives(step));
    }

    /// <summary>All that is wrong with it, each in a sentence's part; empty when it can be used.</summary>
    public IReadOnlyList<string> Faults() => DefinitionCheck.Faults(this);

    /// <summary>Gives the definition back, or throws <see cref="SeriesErrors.Definition"/> with all that is wrong.</summary>
    public SeriesDefinition Check() => Faults() is { Count: > 0 } faults
        ? throw new PlanException(SeriesErrors.Definition, SourceSpan.None, string.Join("; ", faults), SeriesErrors.Definition.Fix)
        : this;

    /// <summary>The place of a source among the values, or -1.</summary>
    public int IndexOf(string source)
    {
        for (var i = 0; i < Sources.Count; i++)
        {
            if (Sources[i].Name == source)
            {
                return i;
            }
        }

        return -1;
    }

    /// <inheritdoc/>
    public bool Equals(SeriesDefinition? other) =>
        other is not null && Step == other.Step && Sources.SequenceEqual(other.Sources) && Archives.SequenceEqual(other.Archives);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Step, Sources.Count, Archives.Count, Sources.Count > 0 ? Sources[0] : null);
}
