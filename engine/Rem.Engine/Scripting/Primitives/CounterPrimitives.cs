using Rem.Shared.Counters;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.counter`.</summary>
internal static class CounterPrimitives
{
    private static readonly TimeSpan DefaultWindow = TimeSpan.FromMinutes(1);

    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.CounterAdd, 3, AddAsync),
        new(PrimitiveNames.CounterGet, 1, GetAsync),
        new(PrimitiveNames.CounterReset, 2, ResetAsync),
        new(PrimitiveNames.CounterSwap, 3, SwapAsync),
        new(PrimitiveNames.CounterRate, 2, RateAsync),
    ];

    private static async ValueTask<object?> AddAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await Open(session, call).AddAsync(call.IsLeftOut(1) ? 1L : Number(call, call.Value(1), "amount"), session.WriteOf(call, 2), cancel);

    private static async ValueTask<object?> GetAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await Open(session, call).GetAsync(cancel);

    private static async ValueTask<object?> ResetAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        await Open(session, call).SwapAsync(0L, session.WriteOf(call, 1), cancel);
        return null;
    }

    private static async ValueTask<object?> SwapAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await Open(session, call).SwapAsync(Number(call, call.Value(1), "total"), session.WriteOf(call, 2), cancel);

    private static async ValueTask<object?> RateAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await Open(session, call).RateAsync(call.OptionalDuration(1, "window") ?? DefaultWindow, cancel);

    private static ICounter Open(ScriptSession session, PrimitiveArguments call) => session.Services.Shared.Counters.Open(call.Text(0, "counter"));

    private static object Number(PrimitiveArguments call, object? value, string name) =>
        value is long or double ? value : throw call.Expected(name, "a number", value);
}
