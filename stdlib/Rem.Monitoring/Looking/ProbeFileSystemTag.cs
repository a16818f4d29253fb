using Rem.Files;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking;

/// <summary>How much room a file system has.</summary>
internal sealed class ProbeFileSystemTag : LookTag<PathWish>
{
    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe file system")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Tells how much room there is in the file system that a path lies in.",
        Value = "the path; a relative one starts at the run's folder",
        Shapes = ValueShapes.Scalar,
        Gives = "`{total, free, available, files, \"free files\"}`: bytes, what is available to others than root; how many files it may hold (0: no limit) and how many more",
        Errors = [MonitoringErrors.Look, MonitoringErrors.NotTold],
        Examples = [new TagExample("run:\n  - probe file system: nowhere", "fails " + MonitoringErrors.NotTold.Id)],
    };

    /// <inheritdoc/>
    protected override PathWish? Read(object? value, Problems problems) => PathWish.Read(value, problems);

    /// <inheritdoc/>
    protected override async ValueTask<object?> LookAsync(PathWish wanted, Scope scope, CancellationToken cancel)
    {
        if (!SystemCalls.IsHere)
        {
            throw SystemFault.NotHere("the room of a file system");
        }

        // A server that does not answer would hold this thread.
        var (path, error) = (FilePaths.Full(wanted.Path, scope.Run.Folder), 0);
        var room = await Task.Run(() => SystemCalls.Room(path, out error), cancel).WaitAsync(cancel) ?? throw SystemFault.Of(wanted.Path, error);
        return new RemMap(5)
        {
            ["total"] = Number(room.Total),
            ["free"] = Number(room.Free),
            ["available"] = Number(room.Available),
            ["files"] = Number(room.Files),
            ["free files"] = Number(room.FreeFiles),
        };
    }

    private static long Number(ulong number) => (long)Math.Min(number, long.MaxValue);
}
