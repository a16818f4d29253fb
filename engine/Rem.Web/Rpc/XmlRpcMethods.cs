using Rem.Errors;
using Rem.Rpc;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>The methods of one XML-RPC request: functions, and what the protocol has of its own below `system.`.</summary>
internal sealed class XmlRpcMethods(FunctionCalls calls, RpcLimits limits)
{
    private const string Multicall = "system.multicall";
    private static readonly string[] Own = ["system.getCapabilities", "system.listMethods", "system.methodHelp", "system.methodSignature", Multicall];

    /// <summary>Runs a method.</summary>
    public ValueTask<CallEnd> RunAsync(string method, RemList parameters, CancellationToken cancel) => method switch
    {
        Multicall => MulticallAsync(parameters, cancel),
        _ when method.StartsWith("system.", StringComparison.Ordinal) => ValueTask.FromResult(System(method, parameters)),
        _ => calls.RunAsync(method, Arguments(method, parameters), cancel),
    };

    // One struct is the arguments by name, unless it is itself what the only or first argument takes.
    private object Arguments(string method, RemList parameters) =>
        parameters.Count == 1 && parameters[0] is RemMap names && calls.Functions.Find(method) is { } function &&
        (function.Arguments.Count == 0 || !FunctionInput.CouldTake(function.Arguments[0], names))
            ? names
            : parameters;

    private CallEnd System(string method, RemList parameters)
    {
        switch (method)
        {
            case "system.listMethods" when parameters.Count == 0:
                return CallEnd.Gives(Names());
            case "system.getCapabilities" when parameters.Count == 0:
                return CallEnd.Gives(Capabilities());
            case "system.methodHelp" when parameters.Count == 1 && parameters[0] is string name:
                return Described(name, static function => XmlRpcHelp.Text(function), XmlRpcHelp.OfOwn);
            case "system.methodSignature" when parameters.Count == 1 && parameters[0] is string name:
                return Described(name, static function => XmlRpcHelp.Signatures(function), XmlRpcHelp.SignaturesOfOwn);
            default:
                return CallEnd.Of(Array.IndexOf(Own, method) < 0
                    ? CallFault.Unknown(method, calls.Functions)
                    : CallFault.Unreadable($"'{method}' takes {(method.StartsWith("system.method", StringComparison.Ordinal) ? "the name of a method" : "no parameters")}, got {ValueText.Show(parameters)}"));
        }
    }

    private CallEnd Described(string name, Func<WebFunction, object> describe, Func<string, object> describeOwn) =>
        calls.Functions.Find(name) is { } function ? CallEnd.Gives(describe(function))
        : Array.IndexOf(Own, name) >= 0 ? CallEnd.Gives(describeOwn(name))
        : CallEnd.Of(CallFault.Unknown(name, calls.Functions));

    private RemList Names()
    {
        var names = new RemList(calls.Functions.All.Count + Own.Length);
        foreach (var function in calls.Functions.All)
        {
            names.Add(function.Name);
        }

        foreach (var name in Own)
        {
            names.Add(name);
        }

        return names;
    }

    private static RemMap Capabilities() => new()
    {
        ["xmlrpc"] = Capability("http://www.xmlrpc.com/spec", 1),
        ["faults_interop"] = Capability("http://xmlrpc-epi.sourceforge.net/specs/rfc.fault_codes.php", 20010516),
        ["introspection"] = Capability("http://xmlrpc-c.sourceforge.net/introspection.html", 1),
        ["system.multicall"] = Capability("http://www.xmlrpc.com/discuss/msgReader$1208", 1),
        ["nil"] = Capability("http://ontosys.com/xml-rpc/extensions.php", 20010518),
    };

    private static RemMap Capability(string url, long version) => new() { ["specUrl"] = url, ["specVersion"] = version };

    // In order, one behind the other: who sends calls in a list counts on it. Each has its own end.
    private async ValueTask<CallEnd> MulticallAsync(RemList parameters, CancellationToken cancel)
    {
        if (parameters.Count != 1 || parameters[0] is not RemList list)
        {
            return CallEnd.Of(CallFault.Unreadable($"'{Multicall}' takes a list of calls, got {ValueText.Show(parameters)}"));
        }

        if (list.Count > limits.Calls)
        {
            return CallEnd.Of(CallFault.Unreadable($"'{Multicall}' takes at most {limits.Calls} calls, got {list.Count}"));
        }

        var size = 0L;
        var results = new RemList(list.Count);
        foreach (var item in list)
        {
            var end = await RunItemAsync(item, cancel);
            results.Add(Ended(end, ref size));
        }

        return CallEnd.Gives(results);
    }

    private ValueTask<CallEnd> RunItemAsync(object? item, CancellationToken cancel)
    {
        if (item is not RemMap call || !call.TryGetValue("methodName", out var name) || name is not string method ||
            !call.TryGetValue("params", out var given) || given is not RemList parameters)
        {
            return ValueTask.FromResult(CallEnd.Of(CallFault.Unreadable($"a call must be a struct with 'methodName' and 'params', got {ValueText.Show(item)}")));
        }

        return method == Multicall
            ? ValueTask.FromResult(CallEnd.Of(CallFault.Unreadable($"'{Multicall}' cannot call itself")))
            : RunAsync(method, parameters, cancel);
    }

    // A result that cannot be written is the fault of its own call and of no other.
    private object Ended(CallEnd end, ref long size)
    {
        var fault = end.Fault;
        if (fault is null)
        {
            try
            {
                size += XmlRpcWriter.Answer(end.Value, limits.AnswerCharacters - size).Length;
                return RemList.Of(end.Value);
            }
            catch (PlanException error)
            {
                fault = calls.Failed(end.Function, error);
            }
        }

        return XmlRpcWriter.ToMap(XmlRpcFaults.Of(fault));
    }
}
