using Rem.Errors;
using Rem.Http;
using Rem.Plans;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>A call of a function elsewhere as the tag `rpc` and `rem.rpc` describe it, from the map of its options to its result.</summary>
public static class RpcRun
{
    private const string What = "a call of a function elsewhere";

    private static readonly string[] Known = ["url", "function", "arguments", "protocol", "headers", "token", "timeout"];
    private static readonly string[] Protocols = ["json-rpc", "xml-rpc", "json"];
    private static readonly IRpcForm[] Forms = [new JsonRpcForm(), new XmlRpcForm(), new JsonCallForm()];

    /// <summary>
    /// Calls what the options describe and gives the bare result: `url`, `function`, `arguments` (a map of names or a list),
    /// `protocol` (`json-rpc`, `xml-rpc` or `json`), `headers`, `token`, `timeout`. Throws <see cref="RpcErrors"/>, and what
    /// the request itself throws.
    /// </summary>
    public static async Task<object?> RunAsync(IHttp http, RemMap options, long maxBytes, TimeProvider clock, CancellationToken cancel)
    {
        var checkedOptions = new CallOptions(options, Known, RpcErrors.Call, What);
        var form = FormOf(checkedOptions.Value("protocol"));
        var target = new RpcTarget(
            checkedOptions.NeedText("url"),
            checkedOptions.NeedText("function"),
            ArgumentsOf(checkedOptions.Value("arguments")),
            HeadersOf(checkedOptions),
            maxBytes);
        var call = form.Ask(target);
        return form.Read(target, call, await HttpRun.SendAsync(http, call, checkedOptions.Time("timeout"), clock, cancel));
    }

    /// <summary>Checks a fixed `protocol`; throws <see cref="RpcErrors.Call"/>.</summary>
    public static void CheckProtocol(object? protocol) => FormOf(protocol);

    /// <summary>Checks fixed `arguments`; throws <see cref="RpcErrors.Call"/>.</summary>
    public static void CheckArguments(object? arguments) => ArgumentsOf(arguments);

    private static IRpcForm FormOf(object? protocol)
    {
        var index = Array.IndexOf(Protocols, protocol ?? Protocols[0]);
        if (index >= 0)
        {
            return Forms[index];
        }

        var near = protocol is string text ? Suggestion.Nearest(text, Protocols) : null;
        throw Wrong($"'protocol' of {What} must be json-rpc, xml-rpc or json, got {ValueText.ShowWithKind(protocol)}", near is null ? null : $"did you mean '{near}'?");
    }

    private static object? ArgumentsOf(object? arguments) => arguments is null or RemMap or RemList
        ? arguments
        : throw Wrong($"'arguments' of {What} must be a map of names or a list of values, got {ValueText.ShowWithKind(arguments)}");

    private static RemMap HeadersOf(CallOptions options)
    {
        var headers = options.Map("headers") ?? new RemMap(0);
        if (options.Text("token") is not { } token)
        {
            return headers;
        }

        var all = new RemMap(headers.Count + 1);
        for (var i = 0; i < headers.Count; i++)
        {
            if (headers.KeyAt(i).Equals("authorization", StringComparison.OrdinalIgnoreCase))
            {
                throw Wrong($"{What} has either 'token' or the header 'authorization', got both");
            }

            all.Set(headers.KeyAt(i), headers.ValueAt(i));
        }

        all.Set("authorization", "Bearer " + token);
        return all;
    }

    private static PlanException Wrong(string message, string? hint = null) => new(RpcErrors.Call, SourceSpan.None, message, hint);
}
