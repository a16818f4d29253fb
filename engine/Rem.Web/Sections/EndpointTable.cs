using System.Collections.Frozen;
using Rem.Values;

namespace Rem.Web.Sections;

/// <summary>What stands at paths below a mount: the literal ones by hash, the others in the order of preference. Frozen.</summary>
internal sealed class EndpointTable<T>
    where T : class
{
    private readonly FrozenDictionary<string, T> _literal;
    private readonly (PathPattern Path, T Item)[] _patterns;

    /// <summary>A table of items by their paths, which are all different.</summary>
    public EndpointTable(IReadOnlyList<(PathPattern Path, T Item)> items)
    {
        All = [.. items.Select(static each => each.Item)];
        _literal = items.Where(static each => each.Path.IsLiteral).ToFrozenDictionary(static each => each.Path.Text, static each => each.Item, StringComparer.Ordinal);
        _patterns = [.. items.Where(static each => !each.Path.IsLiteral).Order(Comparer<(PathPattern Path, T Item)>.Create(static (a, b) => a.Path.CompareTo(b.Path)))];
    }

    /// <summary>All items, in the order of the plan.</summary>
    public IReadOnlyList<T> All { get; }

    /// <summary>The item at a path without slashes at its ends, with what the captures hold; null when there is none.</summary>
    public T? Find(string path, out RemMap? captures)
    {
        captures = null;
        if (_literal.TryGetValue(path, out var item))
        {
            return item;
        }

        if (_patterns.Length == 0)
        {
            return null;
        }

        var words = path.Split('/');
        foreach (var (pattern, each) in _patterns)
        {
            if ((captures = pattern.Match(words)) is not null)
            {
                return each;
            }
        }

        return null;
    }
}
