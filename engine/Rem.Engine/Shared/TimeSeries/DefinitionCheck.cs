using System.Globalization;
using Rem.Values;

namespace Rem.Shared.TimeSeries;

/// <summary>Looks through a definition. The rules are RRDtool's, with limits on top so that one group cannot take a disk.</summary>
internal static class DefinitionCheck
{
    private const int MostSources = 500;
    private const int MostArchives = 60;
    private const int MostSteps = 10_000_000;
    private const int MostRows = 5_000_000;
    private const long MostBytes = 64L * 1024 * 1024;
    private static readonly TimeSpan LongestTime = TimeSpan.FromDays(3660);

    /// <summary>All that is wrong.</summary>
    public static List<string> Faults(SeriesDefinition definition)
    {
        var faults = new List<string>();
        CheckTime(faults, "the step", definition.Step);
        CheckCount(faults, definition.Sources.Count, MostSources, "source");
        CheckCount(faults, definition.Archives.Count, MostArchives, "archive");
        CheckSources(faults, definition.Sources);
        CheckArchives(faults, definition.Archives);
        if (faults.Count == 0 && definition.ValueBytes > MostBytes)
        {
            faults.Add(Text($"its archives would take {definition.ValueBytes} bytes, more than {MostBytes}: keep fewer rows, or put the sources into several groups"));
        }

        return faults;
    }

    private static void CheckSources(List<string> faults, IReadOnlyList<SeriesSource> sources)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in sources)
        {
            var shown = $"the source {ValueText.Show(source.Name)}";
            if (SeriesNames.SourceFault(source.Name) is { } fault)
            {
                faults.Add(fault);
            }
            else if (!names.Add(source.Name))
            {
                faults.Add($"{shown} is there twice");
            }

            if (!Enum.IsDefined(source.Type))
            {
                faults.Add($"{shown} has a type that is none of {string.Join(", ", SeriesWords.Types)}");
            }

            CheckTime(faults, $"the heartbeat of {shown}", source.Heartbeat);
            CheckRange(faults, shown, source);
        }
    }

    private static void CheckRange(List<string> faults, string shown, SeriesSource source)
    {
        if (source.Min is { } least && !double.IsFinite(least) || source.Max is { } most && !double.IsFinite(most))
        {
            faults.Add($"the least and greatest rate of {shown} have to be finite numbers");
        }
        else if (source.Min >= source.Max)
        {
            faults.Add(Text($"the least rate of {shown} has to be below its greatest, got {source.Min} and {source.Max}"));
        }
    }

    private static void CheckArchives(List<string> faults, IReadOnlyList<SeriesArchive> archives)
    {
        for (var i = 0; i < archives.Count; i++)
        {
            var archive = archives[i];
            var shown = Text($"archive {i + 1}");
            if (!Enum.IsDefined(archive.Function))
            {
                faults.Add($"{shown} has a function that is none of {string.Join(", ", SeriesWords.Functions)}");
            }

            // Written so that not-a-number is refused too.
            if (!(archive.Xff >= 0 && archive.Xff < 1))
            {
                faults.Add(Text($"the share of unknown steps of {shown} has to be from 0 to below 1, got {archive.Xff}"));
            }

            CheckNumber(faults, $"the steps of {shown}", archive.Steps, MostSteps);
            CheckNumber(faults, $"the rows of {shown}", archive.Rows, MostRows);
        }
    }

    private static void CheckTime(List<string> faults, string what, TimeSpan time)
    {
        if (time < TimeSpan.FromSeconds(1) || time > LongestTime || time.Ticks % TimeSpan.TicksPerSecond != 0)
        {
            faults.Add(Text($"{what} has to be whole seconds, 1 s to {LongestTime.TotalDays} days, got {time.TotalSeconds} s"));
        }
    }

    private static void CheckCount(List<string> faults, int count, int most, string what)
    {
        if (count < 1 || count > most)
        {
            faults.Add(Text($"a group has 1 to {most} {what}s, got {count}"));
        }
    }

    private static void CheckNumber(List<string> faults, string what, int number, int most)
    {
        if (number < 1 || number > most)
        {
            faults.Add(Text($"{what} have to be 1 to {most}, got {number}"));
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
