using System.Diagnostics.CodeAnalysis;

namespace Rem.Filters;

/// <summary>All filters by name. Frozen once made.</summary>
public sealed class FilterTable
{
    private readonly FilterRow[] _rows;

    /// <summary>A table of rows; two of one name are a mistake of the program.</summary>
    public FilterTable(params FilterRow[] rows)
    {
        _rows = rows;
        for (var i = 0; i < rows.Length; i++)
        {
            if (Find(rows[i].Name) != rows[i])
            {
                throw new ArgumentException($"two filters are called '{rows[i].Name}'");
            }
        }
    }

    /// <summary>All names, in the order of registration.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (var row in _rows)
            {
                yield return row.Name;
            }
        }
    }

    /// <summary>All filters, in the order of registration. Makes those that were not needed before.</summary>
    public IEnumerable<IFilter> All
    {
        get
        {
            foreach (var row in _rows)
            {
                yield return row.Filter;
            }
        }
    }

    /// <summary>The filter of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out IFilter? filter)
    {
        filter = Find(name)?.Filter;
        return filter is not null;
    }

    // A scan: it happens once per filter of a plan, when the plan is loaded, and needs no table to be built first.
    private FilterRow? Find(string name)
    {
        foreach (var row in _rows)
        {
            if (row.Name == name)
            {
                return row;
            }
        }

        return null;
    }
}
