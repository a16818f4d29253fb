using System.Diagnostics.CodeAnalysis;

namespace Rem.Filters;

/// <summary>All filters by name. Frozen once made.</summary>
public sealed class FilterTable
{
    private readonly Dictionary<string, IFilter> _filters = new(StringComparer.Ordinal);

    /// <summary>A table of the given filters; two of one name are a mistake of the program.</summary>
    public FilterTable(IEnumerable<IFilter> filters)
    {
        foreach (var filter in filters)
        {
            _filters.Add(filter.Spec.Name, filter);
        }
    }

    /// <summary>All filters, in the order of registration.</summary>
    public IReadOnlyCollection<IFilter> All => _filters.Values;

    /// <summary>The filter of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out IFilter? filter) => _filters.TryGetValue(name, out filter);
}
