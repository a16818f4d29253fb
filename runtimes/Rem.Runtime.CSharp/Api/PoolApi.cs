using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>A pool of connections, or one connection of it.</summary>
public sealed class PoolApi
{
    private readonly HostCalls _calls;
    private readonly string _name;
    private readonly string? _handle;

    internal PoolApi(HostCalls calls, string name, string? handle)
    {
        _calls = calls;
        _name = name;
        _handle = handle;
    }

    /// <summary>The rows of a query. Parameters are a list, or an object or dictionary of names.</summary>
    public IReadOnlyList<ScriptMap> Query(string sql, object? parameters = null)
    {
        var rows = (RemList)_calls.Ask(PrimitiveNames.PoolQuery, _name, sql, parameters, _handle)!;
        var maps = new ScriptMap[rows.Count];
        for (var i = 0; i < maps.Length; i++)
        {
            maps[i] = new ScriptMap(rows[i]);
        }

        return maps;
    }

    /// <summary>Runs a statement and gives the number of rows that it changed.</summary>
    public long Execute(string sql, object? parameters = null) => (long)_calls.Ask(PrimitiveNames.PoolExecute, _name, sql, parameters, _handle)!;

    /// <summary>Calls the body with one connection to itself, and gives that back however the body ends.</summary>
    public T Use<T>(Func<PoolApi, T> body)
    {
        var handle = (string)_calls.Ask(PrimitiveNames.PoolOpen, _name)!;
        try
        {
            return body(new PoolApi(_calls, _name, handle));
        }
        finally
        {
            _calls.Ask(PrimitiveNames.PoolClose, _name, handle);
        }
    }

    /// <inheritdoc cref="Use{T}(Func{PoolApi, T})"/>
    public void Use(Action<PoolApi> body) => Use<object?>(pool =>
    {
        body(pool);
        return null;
    });
}
