using Rem.Files;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking;

/// <summary>What a file is, without reading it.</summary>
internal sealed class ProbeFileTag : LookTag<PathWish>
{
    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe file")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Tells what a file or folder is, without reading it.",
        Value = "the path; a relative one starts at the run's folder",
        Shapes = ValueShapes.Scalar,
        Gives = "`{exists, kind, size, modified, age}`: file, folder, socket, pipe, device or other; bytes; seconds since 1970; seconds. Of what is not there `{exists: false}`",
        Errors = [MonitoringErrors.Look, MonitoringErrors.NotTold],
        Examples = [new TagExample("run:\n  - probe file: nowhere.txt", "{exists: false}")],
    };

    /// <inheritdoc/>
    protected override PathWish? Read(object? value, Problems problems) => PathWish.Read(value, problems);

    /// <inheritdoc/>
    protected override async ValueTask<object?> LookAsync(PathWish wanted, Scope scope, CancellationToken cancel)
    {
        if (!SystemCalls.IsHere)
        {
            throw SystemFault.NotHere("what a file is");
        }

        // A server that does not answer would hold this thread.
        var (path, error) = (FilePaths.Full(wanted.Path, scope.Run.Folder), 0);
        if (await Task.Run(() => SystemCalls.Facts(path, out error), cancel).WaitAsync(cancel) is not { } facts)
        {
            return SystemFault.IsMissing(error) ? new RemMap(1) { ["exists"] = false } : throw SystemFault.Of(wanted.Path, error);
        }

        var now = (scope.Run.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;
        return new RemMap(5)
        {
            ["exists"] = true,
            ["kind"] = facts.Kind,
            ["size"] = facts.Size,
            ["modified"] = facts.Modified,
            ["age"] = Math.Max(0, Math.Round(now - facts.Modified, 3)),
        };
    }
}
