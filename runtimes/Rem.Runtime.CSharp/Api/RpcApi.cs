using System.Collections.ObjectModel;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>
/// The functions of another side. `Call(name, arguments)` calls one; as `dynamic` its members are they:
/// `dynamic side = rem.Rpc(url); side.restart(host: "web1");`, and `side.host.restart()` is the function `host.restart`.
/// </summary>
public sealed class RpcApi : DynamicObject
{
    private readonly HostCalls _calls;
    private readonly string _url;
    private readonly RemMap? _options;
    private readonly string _before;

    internal RpcApi(HostCalls calls, string url, RemMap? options, string before = "")
    {
        _before = before;
        _calls = calls;
        _url = url;
        _options = options;
    }

    /// <summary>Calls a function and gives its result. Arguments are a list, or an object or dictionary of names.</summary>
    public object? Call(string name, object? arguments = null)
    {
        var options = Options.Of(("arguments", arguments)) ?? new RemMap(0);
        options.Merge(_options ?? new RemMap(0));
        return _calls.Ask(PrimitiveNames.RpcCall, _url, _before + name, options);
    }

    /// <inheritdoc/>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = new RpcApi(_calls, _url, _options, _before + binder.Name + ".");
        return true;
    }

    /// <inheritdoc/>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, [MaybeNull] out object? result)
    {
        var names = binder.CallInfo.ArgumentNames;
        var values = args ?? [];
        if (names.Count > 0 && names.Count < values.Length)
        {
            throw HostCalls.Wrong($"rpc.{binder.Name}: takes arguments by name or in their order, got both");
        }

        object?[] given = names.Count > 0 ? [ByName(names, values)] : values;
        result = _calls.Ask(PrimitiveNames.RpcCall, _url, _before + binder.Name, _options, given);
        return true;
    }

    private static Dictionary<string, object?> ByName(ReadOnlyCollection<string> names, object?[] values)
    {
        var map = new Dictionary<string, object?>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            map.Add(names[i], values[i]);
        }

        return map;
    }
}
