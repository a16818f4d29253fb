using System.Globalization;
using Microsoft.AspNetCore.Http;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Web.Live.Series;

/// <summary>A range of time that a request asks for. Frozen.</summary>
/// <param name="Groups">The groups.</param>
/// <param name="From">Its beginning, in seconds since 1970: rows are stamped behind it.</param>
/// <param name="To">Its end.</param>
/// <param name="Points">How many rows of a source and function at most.</param>
/// <param name="Step">The seconds of a row that are wanted; null for what the number of points leads to.</param>
/// <param name="Functions">How rows are made of steps.</param>
internal sealed record SeriesRange(IReadOnlyList<string> Groups, long From, long To, int Points, long? Step, IReadOnlyList<Consolidation> Functions)
{
    /// <summary>The rows of a source and function.</summary>
    public const int MostPoints = 5000;

    private const int UsualPoints = 600;
    private const long Earliest = 315_532_800; // 1980
    private const long Latest = 253_402_300_799; // 9999
    private const long LongestTime = 20 * 366 * 86_400L;

    /// <summary>True for a request that asks for a range and not for what comes.</summary>
    public static bool IsAsked(IQueryCollection query) => query.ContainsKey("from");

    /// <summary>What a request asks for. Throws <see cref="BadHttpRequestException"/> with all that is wrong.</summary>
    public static SeriesRange Read(SeriesScope scope, RemMap query, DateTimeOffset now)
    {
        var faults = new List<string>();
        var to = Whole(query, "to", (Earliest, Latest), faults) ?? now.ToUnixTimeSeconds();
        var from = Whole(query, "from", (Earliest, Latest), faults) ?? to;
        var range = new SeriesRange(
            scope.Asked(query, faults),
            from,
            to,
            (int)(Whole(query, "points", (2, MostPoints), faults) ?? UsualPoints),
            Whole(query, "step", (1, LongestTime), faults),
            ReadFunctions(query, faults));
        range.Check(faults);
        return faults.Count == 0 ? range : throw new BadHttpRequestException(string.Join("; ", faults));
    }

    private void Check(List<string> faults)
    {
        if (faults.Count > 0)
        {
            return;
        }

        if (From >= To || To - From > LongestTime)
        {
            faults.Add(Text($"`from` has to be before `to`, by at most 20 years, got {From} and {To}"));
        }
        else if (Step is { } step && (To - From) / step > MostPoints)
        {
            faults.Add(Text($"`step` of {step} s would give {(To - From) / step} rows, more than {MostPoints}"));
        }
    }

    private static long? Whole(RemMap query, string name, (long Least, long Most) range, List<string> faults)
    {
        if (!query.TryGetValue(name, out var value))
        {
            return null;
        }

        if (value is string text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= range.Least && number <= range.Most)
        {
            return number;
        }

        faults.Add(Text($"`{name}` has to be a whole number from {range.Least} to {range.Most}{(range.Least == Earliest ? ", in seconds since 1970" : "")}, got {ValueText.Show(value)}"));
        return null;
    }

    private static List<Consolidation> ReadFunctions(RemMap query, List<string> faults)
    {
        var functions = new List<Consolidation>();
        var text = query.TryGetValue("functions", out var value) ? ValueText.Of(value) : SeriesWords.Of(Consolidation.Average);
        foreach (var word in text.Split(GroupNames.Mark))
        {
            if (SeriesWords.Function(word) is not { } function)
            {
                faults.Add($"`functions` takes {string.Join(", ", SeriesWords.Functions)} with {GroupNames.Mark} between them, got {ValueText.Show(word)}");
            }
            else if (!functions.Contains(function))
            {
                functions.Add(function);
            }
        }

        return functions;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
