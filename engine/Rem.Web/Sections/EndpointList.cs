using Rem.Binding;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;
using Rem.Web.Pages;

namespace Rem.Web.Sections;

/// <summary>Reads the entries of a section whose keys are paths; two that fit the same requests are an error.</summary>
internal sealed class EndpointList<T>(TagSite site)
    where T : class
{
    private readonly List<(PathPattern Path, T Item)> _items = [];
    private readonly Dictionary<string, PathPattern> _shapes = new(StringComparer.Ordinal);

    /// <summary>Reads each entry of the section's map.</summary>
    public EndpointTable<T> Read(Func<MapEntry, PathPattern, T?> read)
    {
        foreach (var entry in site.Value is MapNode map ? map.Entries : [])
        {
            if (Path(entry) is { } path && read(entry, path) is { } item)
            {
                _items.Add((path, item));
            }
        }

        return new EndpointTable<T>(_items);
    }

    private PathPattern? Path(MapEntry entry)
    {
        var key = entry.Key;
        if (key.Text.Contains("${{", StringComparison.Ordinal))
        {
            site.Error(WebErrors.Path, key.Span, $"a path of '{site.Key}' is read when the plan is loaded and cannot hold '${{{{ }}}}'", "write `<name>` for a word that the request gives");
            return null;
        }

        if (PathPattern.Read(key.Text, out var problem) is not { } path)
        {
            site.Error(WebErrors.Path, key.Span, $"{ValueText.Show(key.Text)} is no path: {problem}");
            return null;
        }

        if (!_shapes.TryAdd(path.Shape, path))
        {
            site.Error(WebErrors.Path, key.Span, $"{ValueText.Show(key.Text)} fits the same requests as {ValueText.Show(_shapes[path.Shape].ToString())}", "take one of the two out");
            return null;
        }

        foreach (var name in path.Captures)
        {
            if (RequestNames.Has(name))
            {
                site.Error(WebErrors.Path, key.Span, $"the capture '{name}' would hide the request's '{name}'", "call it something else");
            }
        }

        return path;
    }
}
