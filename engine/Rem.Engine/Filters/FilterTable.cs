using System.Diagnostics.CodeAnalysis;

namespace Rem.Filters;

/// <summary>All filters by name. Frozen once made.</summary>
public sealed class FilterTable
{
    private readonly Func<FilterRow[]>? _make;
    private FilterRow[]? _rows;

    /// <summary>A table of rows; two of one name are a mistake of the program.</summary>
    public FilterTable(params FilterRow[] rows) => _rows = Checked(rows);

    /// <summary>A table whose rows are made when the first filter is looked for: many plans use none.</summary>
    public FilterTable(Func<FilterRow[]> rows) => _make = rows;

    /// <summary>All names, in the order of registration.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            foreach (var row in Rows)
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
            foreach (var row in Rows)
            {
                yield return row.Filter;
            }
        }
    }

    /// <summary>The filter of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out IFilter? filter)
    {
        filter = Find(Rows, name)?.Filter;
        return filter is not null;
    }

    // Two threads may both make them: they are the same.
    private FilterRow[] Rows => _rows ??= Checked(_make!());

    private static FilterRow[] Checked(FilterRow[] rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (Find(rows, rows[i].Name) != rows[i])
            {
                throw new ArgumentException($"two filters are called '{rows[i].Name}'");
            }
        }

        return rows;
    }

    // A scan: it happens once per filter of a plan, when the plan is loaded, and needs no table to be built first.
    private static FilterRow? Find(FilterRow[] rows, string name)
    {
        foreach (var row in rows)
        {
            if (row.Name == name)
            {
                return row;
            }
        }

        return null;
    }
}
