using Rem.Http;
using Rem.Rpc;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.shell`, `rem.http`, `rem.rpc`, `rem.call` and `rem.secret`: what the engine's own parts do, with the arguments checked.</summary>
internal static class OutsidePrimitives
{
    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.ShellRun, 2, ShellAsync),
        new(PrimitiveNames.HttpRequest, 1, HttpAsync),
        new(PrimitiveNames.RpcCall, 4, RpcAsync),
        new(PrimitiveNames.CallRun, 2, CallAsync),
        new(PrimitiveNames.SecretGet, 1, SecretAsync),
    ];

    private static async ValueTask<object?> ShellAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var options = call.Options(1, "stdin", "env", "cwd", "timeout", "ok codes");
        var shell = new ShellCall(
            Command(call),
            options.TryGetValue("stdin", out var input) && input is not null ? ValueText.Of(input) : null,
            options.TryGetValue("env", out var env) && env is not null ? env as RemMap ?? throw call.Expected("env", "a map", env) : null,
            call.Text(options, "cwd"),
            call.Duration(options, "timeout"),
            OkCodes(call, options));
        return await session.Services.ShellAsync(shell, cancel);
    }

    private static async ValueTask<object?> HttpAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await HttpRun.RunAsync(session.Services.Http, call.OptionalMap(0, "options") ?? throw call.Expected("options", "a map", call.Value(0)), session.Services.Limits.TextResultBytes, session.Services.Clock, cancel);

    private static async ValueTask<object?> RpcAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var options = new RemMap { ["url"] = call.Text(0, "url"), ["function"] = call.Text(1, "function") };
        options.Merge(call.Options(2, "arguments", "protocol", "headers", "token", "timeout"));
        if (call.Value(3) is { } value)
        {
            var given = value as RemList ?? throw call.Expected("given", "a list", value);
            options.Set("arguments", given.Count == 1 && given[0] is RemMap names ? names : given);
        }

        return await RpcRun.RunAsync(session.Services.Http, options, session.Services.Limits.TextResultBytes, session.Services.Clock, cancel);
    }

    private static async ValueTask<object?> CallAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await session.Services.CallAsync(call.Text(0, "name"), call.Value(1), cancel);

    private static async ValueTask<object?> SecretAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        await session.Services.SecretAsync(call.Text(0, "name"), cancel);

    private static object Command(PrimitiveArguments call)
    {
        if (call.Value(0) is string text)
        {
            return text;
        }

        if (call.Value(0) is not RemList { Count: > 0 } list)
        {
            throw call.Expected("command", "text, or a list of a program and its arguments", call.Value(0));
        }

        var words = new RemList(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            words.Add(list[i] is null or RemList or RemMap
                ? throw call.Expected($"command[{i}]", "text or a number", list[i])
                : ValueText.Of(list[i]));
        }

        return words;
    }

    private static List<long> OkCodes(PrimitiveArguments call, RemMap options)
    {
        if (!options.TryGetValue("ok codes", out var value) || value is null)
        {
            return [0];
        }

        var list = value as RemList ?? throw call.Expected("ok codes", "a list of integers", value);
        var codes = new List<long>(list.Count);
        for (var i = 0; i < list.Count; i++)
        {
            codes.Add(call.Integer($"ok codes[{i}]", list[i]));
        }

        return codes;
    }
}
