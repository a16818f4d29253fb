using Rem.Shared.Pools;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.pool`.</summary>
internal static class PoolPrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.PoolQuery, 4, QueryAsync),
        new(PrimitiveNames.PoolExecute, 4, ExecuteAsync),
        new(PrimitiveNames.PoolOpen, 1, OpenAsync),
        new(PrimitiveNames.PoolClose, 2, CloseAsync),
    ];

    private static async ValueTask<object?> QueryAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        (await RunAsync(session, call, cancel)).Rows;

    private static async ValueTask<object?> ExecuteAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        (await RunAsync(session, call, cancel)).Changed;

    private static async ValueTask<object?> OpenAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await session.OpenAsync("connection", await Open(session, call).OpenAsync(cancel));

    private static async ValueTask<object?> CloseAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        Open(session, call);
        if (session.Take<IPoolSession>(call.Text(1, "handle")) is { } connection)
        {
            await connection.DisposeAsync();
        }

        return null;
    }

    private static ValueTask<PoolResult> RunAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var pool = Open(session, call);
        var sql = call.Text(1, "sql");
        var parameters = call.Value(2);
        if (parameters is not (null or RemList or RemMap))
        {
            throw call.Expected("params", "a list or a map", parameters);
        }

        return call.OptionalText(3, "handle") is null
            ? pool.RunAsync(sql, parameters, cancel)
            : session.Find<IPoolSession>(call, 3, "connection").RunAsync(sql, parameters, cancel);
    }

    private static IPool Open(ScriptSession session, PrimitiveArguments call) => session.Services.Shared.Pools.Open(call.Text(0, "pool"));
}
