using Rem.Values;

namespace Rem.Web.Widgets;

/// <summary>A column of a table. Frozen.</summary>
/// <param name="Key">The key that rows have it under.</param>
/// <param name="Label">What stands above it.</param>
internal sealed record TableColumn(string Key, string Label)
{
    /// <summary>The columns of a table: those that it names (`[name, load]`, or `{name: Host, load: Load}` with what stands above them), else the keys of its rows.</summary>
    public static List<TableColumn> Of(WidgetSettings settings, RemList rows) => settings.Value("columns") switch
    {
        null => OfRows(rows),
        RemMap map => [.. map.Select(static pair => new TableColumn(pair.Key, pair.Value is null ? pair.Key : ValueText.Of(pair.Value)))],
        RemList list => [.. list.Select(static key => new TableColumn(ValueText.Of(key), ValueText.Of(key)))],
        _ => throw settings.Wrong("columns", "a list of keys, or a map of keys to words"),
    };

    private static List<TableColumn> OfRows(RemList rows)
    {
        var keys = new RemMap();
        foreach (var row in rows)
        {
            foreach (var key in row is RemMap map ? map.Keys : [])
            {
                keys.Set(key, null);
            }
        }

        return [.. keys.Keys.Select(static key => new TableColumn(key, key))];
    }
}
