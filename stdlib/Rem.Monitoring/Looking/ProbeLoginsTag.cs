using System.Buffers.Binary;
using System.Text;
using Rem.Files;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking;

/// <summary>Who is logged in, as a file of logins tells.</summary>
internal sealed class ProbeLoginsTag : LookTag<PathWish>
{
    // utmp(5): the type, the process, the line, its id, the user, the host, …
    private const int RecordBytes = 384;
    private const int UserProcess = 7;
    private const long MostBytes = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe logins")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Lists who is logged in, as a file such as /run/utmp tells (Linux).",
        Value = "the path of the file",
        Shapes = ValueShapes.Scalar,
        Gives = "`{output}`: a list of `{user, line}`; null when there is no such file",
        Errors = [MonitoringErrors.Look, FileErrors.Denied, FileErrors.Reading],
        Examples = [new TagExample("run:\n  - probe logins: nowhere", "{output: null}")],
    };

    /// <inheritdoc/>
    protected override PathWish? Read(object? value, Problems problems) => PathWish.Read(value, problems);

    /// <inheritdoc/>
    protected override async ValueTask<object?> LookAsync(PathWish wanted, Scope scope, CancellationToken cancel)
    {
        var path = FilePaths.Full(wanted.Path, scope.Run.Folder);
        if (!File.Exists(path))
        {
            return new RemMap(1) { ["output"] = null };
        }

        var bytes = await FileText.ReadBytesAsync(path, MostBytes, cancel);
        var logins = new RemList();
        for (var at = 0; at + RecordBytes <= bytes.Length; at += RecordBytes)
        {
            var record = bytes.AsSpan(at, RecordBytes);
            if (BinaryPrimitives.ReadInt16LittleEndian(record) == UserProcess)
            {
                logins.Add(new RemMap(2) { ["user"] = Text(record.Slice(44, 32)), ["line"] = Text(record.Slice(8, 32)) });
            }
        }

        return new RemMap(1) { ["output"] = logins };
    }

    private static string Text(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? field : field[..end]);
    }
}
