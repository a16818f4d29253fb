using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Consolidation;

/// <summary>Whether a reading fits its source. Checked before anything is changed: a sample is taken as a whole or not at all.</summary>
internal static class ReadingCheck
{
    private const double WholeLimit = 9007199254740992; // beyond 2^53 a float no longer tells which whole number was meant

    /// <summary>What is wrong with readings, or null; those of whole-number sources that came as floats become whole numbers.</summary>
    public static string? Fit(SeriesShape shape, ReadOnlySpan<Reading> readings, Span<Reading> fitted)
    {
        if (readings.Length != shape.Sources.Length)
        {
            return $"the group has {shape.Sources.Length} sources, the sample {readings.Length} readings";
        }

        for (var i = 0; i < readings.Length; i++)
        {
            if (!TryFit(shape.Sources[i], readings[i], out fitted[i]))
            {
                return Describe(shape, i, readings[i]);
            }
        }

        return null;
    }

    private static bool TryFit(in SourceRule rule, Reading reading, out Reading fitted)
    {
        fitted = reading;
        if (reading.Kind == ReadingKind.Real)
        {
            var real = reading.Real;
            if (!double.IsFinite(real))
            {
                return false;
            }

            if (!rule.IsWhole)
            {
                return true;
            }

            if (Math.Floor(real) != real || Math.Abs(real) > WholeLimit)
            {
                return false;
            }

            fitted = Reading.Of((long)real);
        }

        return rule.Type != SourceType.Counter || fitted.Kind != ReadingKind.Negative;
    }

    private static string Describe(SeriesShape shape, int source, Reading reading)
    {
        var (name, type) = (shape.Definition.Sources[source].Name, shape.Sources[source].Type);
        var wanted = type switch
        {
            SourceType.Counter => "whole numbers from 0 on",
            SourceType.Derive => "whole numbers",
            _ => "finite numbers",
        };
        return $"the {SeriesWords.Of(type)} source '{name}' takes {wanted}, got {reading}";
    }
}
