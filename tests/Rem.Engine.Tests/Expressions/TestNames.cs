using Rem.Filters;
using Rem.Values;

namespace Rem.Engine.Tests.Expressions;

/// <summary>A map as names, and the fixed names that a run would have.</summary>
internal sealed class TestNames(RemMap data, RemMap fixedNames) : INames
{
    public FilterContext Filters { get; init; } = FilterContext.Default;

    public bool TryFind(string name, out object? value) => data.TryGetValue(name, out value);

    public bool TryFindFixed(string name, out object? value) => fixedNames.TryGetValue(name, out value);

    public RemMap ToMap() => data;
}
