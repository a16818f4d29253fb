using Rem.Running;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.sleep` and `rem.now`.</summary>
internal static class TimePrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.TimeSleep, 1, SleepAsync),
        new(PrimitiveNames.TimeNow, 0, NowAsync),
    ];

    private static async ValueTask<object?> SleepAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        await session.Services.Clock.SleepAsync(call.Duration("time", call.Value(0)), cancel);
        return null;
    }

    private static ValueTask<object?> NowAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        new((session.Services.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds);
}
