namespace Rem.Filters;

/// <summary>
/// One line of a filter table: the name, and how the filter is made. It is made when an expression first uses it,
/// so that a run pays for the filters it uses and for no other.
/// </summary>
/// <param name="name">The name; the same as the filter's own, which a test guards.</param>
/// <param name="make">Makes the filter.</param>
public sealed class FilterRow(string name, Func<IFilter> make)
{
    private IFilter? _filter;

    /// <summary>The word behind `|`.</summary>
    public string Name { get; } = name;

    /// <summary>The filter. Two threads may make two of it: filters have no state.</summary>
    public IFilter Filter => _filter ??= make();
}
