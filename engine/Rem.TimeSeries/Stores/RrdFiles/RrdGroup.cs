using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Consolidation;
using Rem.TimeSeries.Exchange;

namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>A group in an RRD file.</summary>
internal sealed class RrdGroup(string name, SeriesShape shape, SeriesLimits limits, IRrdUpdater updater, DateTimeOffset last) : SeriesGroup(name, shape, limits)
{
    private (long Seconds, long Micros) _last = UnixTime.Of(last);

    /// <summary>The file.</summary>
    public required string Path { get; set; }

    /// <summary>True when samples were taken that nobody has synced.</summary>
    public bool IsDirty { get; set; }

    protected internal override object Gate { get; } = new();

    protected override (long Seconds, long Micros) Last => _last;

    public override SeriesSnapshot Snapshot() => RrdFile.Read(Path);

    protected override void Apply(long seconds, long micros, ReadOnlySpan<Reading> readings)
    {
        if (updater.Update(Path, RrdUpdate.Of(seconds, micros, readings)) is { } error)
        {
            throw new PlanException(SeriesErrors.Tool, SourceSpan.None, $"RRDtool has not taken a sample of '{Name}': {error}", SeriesErrors.Tool.Fix);
        }

        _last = (seconds, micros);
        IsDirty = true;
    }

    protected override void Read(int archive, long first, Span<double> values)
    {
        var content = RrdFile.Read(Path);
        var oldest = Shape.NewestRow(archive, [_last.Seconds]) - Shape.Archives[archive].Rows + 1;
        content.Archives[archive].Values.AsSpan((int)(first - oldest) * Shape.Sources.Length, values.Length).CopyTo(values);
    }

    protected override Reading[] LastReadings() => [.. RrdFile.Read(Path).Sources.Select(source => source.Last)];
}
