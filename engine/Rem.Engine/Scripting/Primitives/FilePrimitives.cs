using Rem.Files;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.file`.</summary>
internal static class FilePrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.FileRead, 1, ReadAsync),
        new(PrimitiveNames.FileWrite, 3, WriteAsync),
        new(PrimitiveNames.FileOpen, 1, OpenAsync),
        new(PrimitiveNames.FileNext, 1, NextAsync),
        new(PrimitiveNames.FileClose, 1, CloseAsync),
    ];

    private static async ValueTask<object?> ReadAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await FileText.ReadAsync(PathOf(session, call), session.Services.Limits.TextResultBytes, cancel);

    private static async ValueTask<object?> WriteAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var path = PathOf(session, call);
        var text = call.Text(1, "text");
        var options = call.Options(2, "append");
        var isAppend = options.TryGetValue("append", out var append) && append is not null
            && (append as bool? ?? throw call.Expected("append", "true or false", append));
        await (isAppend ? AtomicFile.AppendAsync(path, text, cancel) : AtomicFile.WriteAsync(path, text, cancel));
        return null;
    }

    private static async ValueTask<object?> OpenAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await session.OpenAsync("file", new OpenFile(LineReader.Open(PathOf(session, call), session.Services.Limits.TextResultBytes)));

    private static async ValueTask<object?> NextAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await session.Find<OpenFile>(call, 0, "file").Reader.NextAsync(cancel);

    private static async ValueTask<object?> CloseAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        if (session.Take<OpenFile>(call.Text(0, "handle")) is { } file)
        {
            await file.DisposeAsync();
        }

        return null;
    }

    private static string PathOf(ScriptSession session, PrimitiveArguments call) => FilePaths.Full(call.Text(0, "path"), session.Services.Folder);
}
