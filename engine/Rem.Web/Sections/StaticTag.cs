using Rem.Binding;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;
using Rem.Web.Access;

namespace Rem.Web.Sections;

/// <summary>Folders whose files are served as they are.</summary>
internal sealed class StaticTag : ITag
{
    private static readonly TimeSpan MostAge = TimeSpan.FromDays(366);

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http static")
    {
        Area = "web",
        Role = TagRole.Section,
        Summary = "Files that are served as they are, with validators and ranges. Nothing outside of the folder is ever served, nor what begins with a dot.",
        Value = "a folder, from that of the plan, for the mount itself; or a map of paths below the mount to a folder or to the settings below",
        Shapes = ValueShapes.Scalar | ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing",
        Settings =
        [
            new TagSetting("folder", "text", "The folder, from that of the plan.", Required: true),
            new TagSetting("role", "role", "Who may read it.", Default: "viewer"),
            new TagSetting("cache", "duration", "How long a browser keeps a file before it asks again.", Default: "it asks each time, and is told when nothing changed"),
        ],
        Errors = [WebErrors.Definition, WebErrors.Path],
        Examples = [new TagExample("http static: www", "{}"), new TagExample("http static: {files: {cache: 1h}}", "fails REM8001")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var folders = new List<StaticFolder>();
        if (site.Value is ScalarNode { Value: string } scalar && Full(site, scalar) is { } only)
        {
            folders.Add(new StaticFolder("", only, Role.Viewer, null));
        }

        foreach (var entry in site.Value is MapNode map ? map.Entries : [])
        {
            if (Read(site, entry) is { } folder)
            {
                folders.Add(folder);
            }
        }

        folders.Sort(static (a, b) => b.Prefix.Length - a.Prefix.Length);
        return new Offer<StaticSet>(new StaticSet(folders));
    }

    private static StaticFolder? Read(TagSite site, MapEntry entry)
    {
        var reader = new EndpointReader(site, entry);
        var role = reader.Role() ?? Role.Viewer;
        var cache = reader.Time("cache", MostAge);
        if (PathPattern.Read(entry.Key.Text, out var problem) is not { IsLiteral: true } path)
        {
            site.Error(WebErrors.Path, entry.Key.Span, $"{ValueText.Show(entry.Key.Text)} is no path of a folder: {problem ?? "it takes no captures"}");
            return null;
        }

        var node = entry.Value is ScalarNode ? entry.Value : reader.Find("folder");
        if (entry.Value is MapNode)
        {
            reader.OnlySettings();
        }

        if (node is not ScalarNode { Value: string } scalar)
        {
            site.Error(WebErrors.Definition, node?.Span ?? entry.Key.Span, $"'{entry.Key.Text}' of '{site.Key}' needs a folder");
            return null;
        }

        return Full(site, scalar) is { } full ? new StaticFolder(path.Text, full, role, cache) : null;
    }

    private static string? Full(TagSite site, ScalarNode path)
    {
        if (path.Text.Contains("${{", StringComparison.Ordinal) || path.Text.Length == 0 || path.Text.Contains('\0', StringComparison.Ordinal))
        {
            site.Error(WebErrors.Definition, path.Span, $"{ValueText.Show(path.Text)} is no folder: it is read when the plan is loaded");
            return null;
        }

        return Path.GetFullPath(path.Text, Path.GetFullPath(path.Span.File!.Folder));
    }
}
