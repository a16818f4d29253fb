using Rem.Files;
using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking;

/// <summary>The names in a folder.</summary>
internal sealed class ProbeFolderTag : LookTag<PathWish>
{
    private const int Most = 100_000;

    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe folder")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Lists the names in a folder.",
        Value = "the path; a relative one starts at the run's folder",
        Shapes = ValueShapes.Scalar,
        Gives = "`{output}`: the names in order, 100,000 at most; null when there is no such folder",
        Errors = [MonitoringErrors.Look, FileErrors.Denied, FileErrors.Reading],
        Examples = [new TagExample("run:\n  - probe folder: nowhere", "{output: null}")],
    };

    /// <inheritdoc/>
    protected override PathWish? Read(object? value, Problems problems) => PathWish.Read(value, problems);

    /// <inheritdoc/>
    protected override ValueTask<object?> LookAsync(PathWish wanted, Scope scope, CancellationToken cancel) => new(new RemMap(1) { ["output"] = Names(FilePaths.Full(wanted.Path, scope.Run.Folder), wanted.Path, cancel) });

    private static RemList? Names(string path, string shown, CancellationToken cancel)
    {
        try
        {
            if (!Directory.Exists(path))
            {
                return null;
            }

            var names = new List<string>();
            foreach (var each in Directory.EnumerateFileSystemEntries(path).Take(Most))
            {
                cancel.ThrowIfCancellationRequested();
                names.Add(Path.GetFileName(each));
            }

            names.Sort(StringComparer.Ordinal);
            var list = new RemList(names.Count);
            foreach (var name in names)
            {
                list.Add(name);
            }

            return list;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(error is UnauthorizedAccessException ? FileErrors.Denied : FileErrors.Reading, SourceSpan.None, $"the folder '{shown}' cannot be listed: {(error is UnauthorizedAccessException ? "permission denied" : error.Message)}");
        }
    }
}
