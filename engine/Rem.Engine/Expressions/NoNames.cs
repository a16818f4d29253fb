using Rem.Values;

namespace Rem.Expressions;

/// <summary>No names at all: what constant expressions are evaluated in when a plan is loaded.</summary>
internal sealed class NoNames : INames
{
    public static NoNames Instance { get; } = new();

    public bool TryFind(string name, out object? value)
    {
        value = null;
        return false;
    }

    public bool TryFindFixed(string name, out object? value) => TryFind(name, out value);

    public RemMap ToMap() => new();
}
