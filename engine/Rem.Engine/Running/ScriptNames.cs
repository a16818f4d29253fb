using Rem.Values;

namespace Rem.Running;

/// <summary>
/// `pipe` as scripts see it: the names in reach, and `error` and `loop` where the place has them and no data has
/// their name.
/// </summary>
internal sealed class ScriptNames(Scope scope) : INames
{
    private static readonly string[] PlaceNames = ["error", "loop"];

    public bool TryFind(string name, out object? value) =>
        scope.TryFindShown(name, out value) || (name is "error" or "loop" && scope.TryFindFixed(name, out value));

    public bool TryFindFixed(string name, out object? value) => scope.TryFindFixed(name, out value);

    public RemMap ToMap()
    {
        var map = scope.ToMap();
        foreach (var name in PlaceNames)
        {
            if (!map.ContainsKey(name) && scope.TryFindFixed(name, out var value))
            {
                map.IsShared = false;
                map.Set(name, Ownership.Share(value));
                map.IsShared = true;
            }
        }

        return map;
    }
}
