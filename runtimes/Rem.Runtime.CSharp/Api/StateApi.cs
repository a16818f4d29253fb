using Rem.Runtime.CSharp.Values;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>A value of state and its version.</summary>
public sealed record StateEntry(object? Value, long Version);

/// <summary>A change that <see cref="StateApi.Watch"/> saw.</summary>
public sealed record StateChange(string Key, object? Value, long Version, bool IsDeleted);

/// <summary>A bucket of state.</summary>
public sealed class StateApi
{
    private readonly HostCalls _calls;
    private readonly string? _bucket;

    internal StateApi(HostCalls calls, string? bucket)
    {
        _calls = calls;
        _bucket = bucket;
    }

    /// <summary>The value of a key, or null.</summary>
    public object? Get(string key) => Entry(key)?.Value;

    /// <summary>The value of a key as a type; see <see cref="ScriptMap.Get{T}(string)"/>.</summary>
    public T? Get<T>(string key) => Entry(key) is { } entry ? ValueBinder.Bind<T>(entry.Value, key) : default;

    /// <summary>The value of a key with its version, or null.</summary>
    public StateEntry? Entry(string key) => Read(_calls.Ask(PrimitiveNames.StateGet, _bucket, key));

    /// <summary>Sets a value and gives its new version. With a `version` it fails when the entry has another (0: must not exist). `operation` is an id that makes a second try harmless.</summary>
    public long Set(string key, object? value, long? version = null, object? ttl = null, string? operation = null)
    {
        var options = Options.Of(("version", version), ("ttl", ttl), ("operation", operation));
        return (long)_calls.AskWith(options, PrimitiveNames.StateSet, _bucket, key, value)!;
    }

    /// <summary>Sets a value and gives the one before, or null.</summary>
    public object? Swap(string key, object? value, string? operation = null) =>
        Read(_calls.AskWith(Options.Of(("operation", operation)), PrimitiveNames.StateSwap, _bucket, key, value))?.Value;

    /// <summary>Deletes a key and gives whether it was there; fails when the version is another.</summary>
    public bool Delete(string key, long? version = null, string? operation = null) =>
        (bool)_calls.Ask(PrimitiveNames.StateDelete, _bucket, key, Options.Of(("version", version), ("operation", operation)))!;

    /// <summary>The keys that begin with a prefix, in ordinal order.</summary>
    public IReadOnlyList<object?> Keys(string? prefix = null) => (RemList)_calls.Ask(PrimitiveNames.StateKeys, _bucket, prefix)!;

    /// <summary>Hands each change of keys that begin with a prefix to the handler until that gives false.</summary>
    public void Watch(string? prefix, Func<StateChange, bool> handler)
    {
        var after = ((RemMap)_calls.Ask(PrimitiveNames.StateChanges, _bucket, prefix)!)["after"];
        while (true)
        {
            var found = (RemMap)_calls.Ask(PrimitiveNames.StateChanges, _bucket, prefix, after, 3600)!;
            after = found["after"];
            foreach (var item in (RemList)found["changes"]!)
            {
                var change = (RemMap)item!;
                if (!handler(new StateChange((string)change["key"]!, change["value"], (long)change["version"]!, change["deleted"] is true)))
                {
                    return;
                }
            }
        }
    }

    private static StateEntry? Read(object? found) => found is RemMap map ? new StateEntry(map["value"], (long)map["version"]!) : null;
}
