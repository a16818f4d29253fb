using System.Globalization;
using Rem.Cli.Commands.Resources;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Cli.Commands.Series;

/// <summary>`rem ts`: looks at and changes the time series of a node.</summary>
internal static class SeriesCommand
{
    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "[PREFIX]", 0, 1, ListAsync) { Options = Listing.Pages },
        new("info", "GROUP", 1, 1, SeriesFacts.ShowAsync),
        new("fetch", "GROUP", 1, 1, SeriesFetch.ShowAsync) { Options = [.. SeriesFetch.Range, "--csv"] },
        new("graph", "GROUP…", 1, int.MaxValue, SeriesGraph.RunAsync) { Options = SeriesGraph.Options },
        new("export", "GROUP FILE", 2, 2, SeriesExport.RunAsync) { Options = [.. SeriesFetch.Range, "--format", "--force"] },
        new("import", "FILE [NAME]", 1, 2, SeriesImport.RunAsync) { Options = ["--force"], Changes = true },
        new("rename", "GROUP NAME", 2, 2, RenameAsync),
        new("rm", "GROUP", 1, 1, RemoveAsync),
    ];

    /// <summary>The group that a call names. Throws with the nearest name when it is not there.</summary>
    public static ValueTask<ISeriesGroup> FindAsync(ResourceCall call) => FindAsync(call, call.Name);

    /// <summary>The group of a name. Throws with the nearest name when it is not there.</summary>
    public static async ValueTask<ISeriesGroup> FindAsync(ResourceCall call, string name) =>
        await call.Shared.TimeSeries.FindAsync(name, call.Cancel)
        ?? throw KnownNames.Unknown(call, "ts", $"there is no series group {ValueText.Show(name)}", await call.Shared.TimeSeries.ListAsync("", call.Cancel), name);

    private static async Task<int> ListAsync(ResourceCall call)
    {
        var list = new Listing("group");
        var series = call.Shared.TimeSeries;
        await list.AddAsync(call, await series.ListAsync(call.Word(1) ?? "", call.Cancel), async name => Row(await SeriesFacts.OfAsync(series, name, call.Cancel)));
        return list.Answer(call, "GROUP STEP SOURCES LAST");
    }

    private static (string[] Cells, RemMap Facts) Row(SeriesInfo info)
    {
        var names = info.Definition.Sources.Select(static source => source.Name).ToArray();
        return (
            [Duration.Show(info.Definition.Step), names.Length.ToString(CultureInfo.InvariantCulture), ResourceCall.Moment(info.LastUpdate)],
            NodeCall.Argument(("group", info.Name), ("step", info.Definition.StepSeconds), ("sources", RemList.Of([.. names])), ("last", ResourceCall.Fact(info.LastUpdate))));
    }

    private static async Task<int> RenameAsync(ResourceCall call)
    {
        await FindAsync(call);
        var name = call.Word(2)!;
        await call.Shared.TimeSeries.RenameAsync(call.Name, name, call.Cancel);
        return call.Answer($"{call.Name} is {name} now", ("group", name), ("before", call.Name));
    }

    private static async Task<int> RemoveAsync(ResourceCall call)
    {
        await FindAsync(call);
        var isRemoved = await call.Shared.TimeSeries.DeleteAsync(call.Name, call.Cancel);
        return call.Answer(isRemoved ? $"{call.Name} removed" : $"{call.Name} was removed meanwhile", ("group", call.Name), ("removed", isRemoved));
    }
}
