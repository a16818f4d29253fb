using Rem.Running;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.log`.</summary>
internal static class LogPrimitives
{
    public static readonly Primitive[] All = [new(PrimitiveNames.LogWrite, 3, WriteAsync)];

    private static ValueTask<object?> WriteAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var level = call.Text(0, "level") switch
        {
            "debug" => LogLevel.Debug,
            "info" => LogLevel.Info,
            "warn" => LogLevel.Warn,
            "error" => LogLevel.Error,
            var other => throw call.Expected("level", "'debug', 'info', 'warn' or 'error'", other),
        };
        var text = call.Value(1) is null ? throw call.Expected("text", "text", null) : ValueText.Of(call.Value(1));
        var fields = call.OptionalMap(2, "fields");
        Ownership.Share(fields);
        session.Services.Log.Write(new LogLine(session.Services.Clock.GetUtcNow(), level, text, fields, session.Services.Place));
        return default;
    }
}
