using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Values;
using Function = Rem.Shared.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Definitions;

/// <summary>
/// RRDtool's own notation of definitions: `--step 10 DS:used:GAUGE:20:0:U RRA:AVERAGE:0.5:6:1440`. Heartbeat, steps and
/// rows may be durations (`2m`, `1d`): those of steps are divided by the step, those of rows by the row's length.
/// </summary>
public static class SeriesNotation
{
    private const string SourceForm = "DS:name:GAUGE|COUNTER|DERIVE|ABSOLUTE|DCOUNTER|DDERIVE:heartbeat:min:max";
    private const string ArchiveForm = "RRA:AVERAGE|MIN|MAX|LAST:xff:steps:rows";

    /// <summary>The words of a definition, as `rrdtool create` takes them behind the file's name.</summary>
    public static IReadOnlyList<string> Words(SeriesDefinition definition)
    {
        var words = new List<string> { "--step", Text(definition.StepSeconds) };
        foreach (var source in definition.Sources)
        {
            words.Add(Of(source));
        }

        foreach (var archive in definition.Archives)
        {
            words.Add(Of(archive));
        }

        return words;
    }

    /// <summary>`DS:used:GAUGE:20:0:U`.</summary>
    public static string Of(SeriesSource source) =>
        $"DS:{source.Name}:{SeriesWords.Of(source.Type)}:{Text((long)source.Heartbeat.TotalSeconds)}:{Limit(source.Min)}:{Limit(source.Max)}";

    /// <summary>`RRA:AVERAGE:0.5:6:1440`.</summary>
    public static string Of(SeriesArchive archive) =>
        $"RRA:{SeriesWords.Of(archive.Function)}:{archive.Xff.ToString("R", CultureInfo.InvariantCulture)}:{Text(archive.Steps)}:{Text(archive.Rows)}";

    /// <summary>The definition of words; without `--step` (or `-s`) the step is RRDtool's 300 s. Throws <see cref="SeriesErrors.Definition"/> with all that is wrong.</summary>
    public static SeriesDefinition Parse(IReadOnlyList<string> words)
    {
        var faults = new List<string>();
        var step = Step(words, faults);
        var (sources, archives) = (new List<SeriesSource>(), new List<SeriesArchive>());
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "--step" or "-s")
            {
                i++;
            }
            else if (words[i].StartsWith("DS:", StringComparison.Ordinal))
            {
                Add(sources, Source(words[i], faults));
            }
            else if (words[i].StartsWith("RRA:", StringComparison.Ordinal))
            {
                Add(archives, Archive(words[i], step, faults));
            }
            else
            {
                faults.Add($"expected {SourceForm} or {ArchiveForm}, got {ValueText.Show(words[i])}");
            }
        }

        var definition = new SeriesDefinition(TimeSpan.FromSeconds(step), sources, archives);
        if (faults.Count == 0)
        {
            faults.AddRange(definition.Faults());
        }

        return faults.Count == 0 ? definition : throw new PlanException(SeriesErrors.Definition, SourceSpan.None, string.Join("; ", faults), SeriesErrors.Definition.Fix);
    }

    private static long Step(IReadOnlyList<string> words, List<string> faults)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] is "--step" or "-s")
            {
                return i + 1 < words.Count && Duration.TryParse(words[i + 1], 1, out var step) ? step : Wrong(faults, $"expected a number of seconds or a duration behind {words[i]}, got {ValueText.Show(i + 1 < words.Count ? words[i + 1] : null)}");
            }
        }

        return 300;
    }

    private static SeriesSource? Source(string word, List<string> faults)
    {
        var parts = word.Split(':');
        if (parts.Length != 6)
        {
            faults.Add($"expected {SourceForm}, got {ValueText.Show(word)}");
            return null;
        }

        var type = SeriesWords.Type(parts[2]);
        if (type is null)
        {
            faults.Add($"expected one of {string.Join(", ", SeriesWords.Types)} in {ValueText.Show(word)}, got {ValueText.Show(parts[2])}");
        }

        var heartbeat = Duration.TryParse(parts[3], 1, out var seconds) ? seconds : Wrong(faults, $"expected a heartbeat in seconds or as a duration in {ValueText.Show(word)}, got {ValueText.Show(parts[3])}");
        return new SeriesSource(parts[1], type ?? SourceType.Gauge, TimeSpan.FromSeconds(heartbeat), Limit(parts[4], word, faults), Limit(parts[5], word, faults));
    }

    private static SeriesArchive? Archive(string word, long step, List<string> faults)
    {
        var parts = word.Split(':');
        if (parts.Length != 5)
        {
            faults.Add($"expected {ArchiveForm}, got {ValueText.Show(word)}");
            return null;
        }

        var function = SeriesWords.Function(parts[1]);
        if (function is null)
        {
            faults.Add($"expected one of {string.Join(", ", SeriesWords.Functions)} in {ValueText.Show(word)}, got {ValueText.Show(parts[1])}");
        }

        if (!double.TryParse(parts[2], NumberStyles.Float, CultureInfo.InvariantCulture, out var xff))
        {
            faults.Add($"expected a share of unknown steps from 0 to below 1 in {ValueText.Show(word)}, got {ValueText.Show(parts[2])}");
        }

        var steps = Duration.TryParse(parts[3], step, out var number) && number <= int.MaxValue ? number : Wrong(faults, $"expected a number of steps, or a duration that is a multiple of {step} s, in {ValueText.Show(word)}, got {ValueText.Show(parts[3])}");
        var rows = Duration.TryParse(parts[4], step * steps, out number) && number <= int.MaxValue ? number : Wrong(faults, $"expected a number of rows, or a duration that is a multiple of {step * steps} s, in {ValueText.Show(word)}, got {ValueText.Show(parts[4])}");
        return new SeriesArchive(function ?? Function.Average, xff, (int)steps, (int)rows);
    }

    private static double? Limit(string text, string word, List<string> faults)
    {
        if (text == "U")
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
        {
            return limit;
        }

        faults.Add($"expected a limit or U in {ValueText.Show(word)}, got {ValueText.Show(text)}");
        return null;
    }

    // Stands in for what was wrong, so that the rest is looked at too.
    private static long Wrong(List<string> faults, string fault)
    {
        faults.Add(fault);
        return 1;
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }

    private static string Limit(double? limit) => limit?.ToString("R", CultureInfo.InvariantCulture) ?? "U";

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
