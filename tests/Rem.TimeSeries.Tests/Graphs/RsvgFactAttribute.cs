namespace Rem.TimeSeries.Tests.Graphs;

/// <summary>A test with librsvg's program; skipped where it is not installed, unless in CI, where its absence fails.</summary>
internal sealed class RsvgFactAttribute : FactAttribute
{
    public RsvgFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable("CI") == "true" || (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(static folder => File.Exists(Path.Combine(folder, "rsvg-convert")))
            ? null
            : "rsvg-convert is missing: apt install librsvg2-bin";
}
