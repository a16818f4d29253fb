using Rem.Filters;

namespace Rem.Values;

/// <summary>The names in reach of an expression, a path or a script, nearest first.</summary>
public interface INames
{
    /// <summary>Looks a name up: block results, those of the blocks around, then the pipe. The nearest wins.</summary>
    bool TryFind(string name, out object? value);

    /// <summary>
    /// A fixed name (`input`, `secrets`, `now`, and in their places `error`, `value`, `loop`), which data never hides.
    /// False where the place has none.
    /// </summary>
    bool TryFindFixed(string name, out object? value);

    /// <summary>All names as one map: `pipe`. The nearest of equal names; the map may be read, not written.</summary>
    RemMap ToMap();

    /// <summary>Why there is no secret of a name and what to do about it, for the error; null where the place knows of none.</summary>
    (string Why, string Fix)? MissingSecret(string name) => null;

    /// <summary>What filters may use of the run: the clock, the zone of dates, the limits.</summary>
    FilterContext Filters => FilterContext.Default;
}

/// <summary>A plain map as names, for dot inspection on its own.</summary>
public sealed class MapNames(RemMap map) : INames
{
    /// <inheritdoc/>
    public bool TryFind(string name, out object? value) => map.TryGetValue(name, out value);

    /// <inheritdoc/>
    public bool TryFindFixed(string name, out object? value)
    {
        value = null;
        return false;
    }

    /// <inheritdoc/>
    public RemMap ToMap() => map;
}
