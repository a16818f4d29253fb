using System.Globalization;
using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>A change of a YAML text: at keys that lead to a place, one by one, items of lists by their number from 0.</summary>
public abstract record YamlChange(IReadOnlyList<string> Path)
{
    /// <summary>What the text's value becomes. Throws <see cref="EditErrors.Path"/>.</summary>
    internal object? Of(object? root) => Of(root, 0);

    /// <summary>What becomes of the entry of a map, or of a map without it.</summary>
    private protected abstract void Change(RemMap map, string key);

    /// <summary>What becomes of the item of a list.</summary>
    private protected abstract void Change(RemList list, int item);

    /// <summary>What becomes of the whole.</summary>
    private protected abstract object? Whole();

    /// <summary>True when maps that are not there are made on the way.</summary>
    private protected virtual bool Makes => false;

    private protected Errors.PlanException Nowhere(string why) => EditErrors.Nowhere(this, why);

    private object? Of(object? at, int depth)
    {
        if (depth == Path.Count)
        {
            return Whole();
        }

        var key = Path[depth];
        return at switch
        {
            RemMap map => OfMap(map.Copy(), key, depth),
            RemList list => OfList([.. list], key, depth),
            null when Makes => OfMap([], key, depth),
            null => throw Nowhere($"there is no '{key}'"),
            _ => throw Nowhere($"'{key}' cannot stand in {ValueText.ShowWithKind(at)}"),
        };
    }

    private RemMap OfMap(RemMap map, string key, int depth)
    {
        if (depth == Path.Count - 1)
        {
            Change(map, key);
        }
        else if (map.TryGetValue(key, out var inner) || Makes)
        {
            map.Set(key, Of(inner, depth + 1));
        }
        else
        {
            throw Nowhere($"there is no '{key}'");
        }

        return map;
    }

    private RemList OfList(RemList list, string key, int depth)
    {
        var isLast = depth == Path.Count - 1;
        if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var item) || item > list.Count || (item == list.Count && !Makes))
        {
            throw Nowhere($"a list of {list.Count} items has no item '{key}'");
        }

        if (item == list.Count)
        {
            list.Add(null);
        }

        if (isLast)
        {
            Change(list, item);
        }
        else
        {
            list[item] = Of(list[item], depth + 1);
        }

        return list;
    }
}

/// <summary>A place gets a value; maps on the way that are not there are made, and an item behind the last one is added.</summary>
public sealed record YamlSet(IReadOnlyList<string> Path, object? Value) : YamlChange(Path)
{
    private protected override bool Makes => true;

    private protected override void Change(RemMap map, string key) => map.Set(key, Value);

    private protected override void Change(RemList list, int item) => list[item] = Value;

    private protected override object? Whole() => Value;
}

/// <summary>
/// An entry of a map gets a value by its text, which is kept as it is written, with its comments. One that is there already and
/// has no comments, old or new, is changed as by <see cref="YamlSet"/>.
/// </summary>
/// <param name="Path">The keys that lead to it.</param>
/// <param name="Text">Its text, not indented.</param>
public sealed record YamlAsWritten(IReadOnlyList<string> Path, string Text) : YamlChange(Path)
{
    private protected override void Change(RemMap map, string key) => throw new InvalidOperationException("a text is made a value before it is set");

    private protected override void Change(RemList list, int item) => throw new InvalidOperationException("a text is made a value before it is set");

    private protected override object? Whole() => throw new InvalidOperationException("a text is made a value before it is set");
}

/// <summary>An entry or item goes, with the comments right above it.</summary>
public sealed record YamlRemove(IReadOnlyList<string> Path) : YamlChange(Path)
{
    private protected override void Change(RemMap map, string key)
    {
        if (!map.Remove(key))
        {
            throw Nowhere($"there is no '{key}'");
        }
    }

    private protected override void Change(RemList list, int item) => list.RemoveAt(item);

    private protected override object? Whole() => null;
}

/// <summary>A key gets another name, at its place.</summary>
public sealed record YamlRename(IReadOnlyList<string> Path, string Name) : YamlChange(Path)
{
    private protected override void Change(RemMap map, string key)
    {
        if (!map.TryGetValue(key, out var value))
        {
            throw Nowhere($"there is no '{key}'");
        }

        if (key != Name && map.ContainsKey(Name))
        {
            throw Nowhere($"there is a '{Name}' already");
        }

        map.Remove(key);
        map.Set(Name, value);
    }

    private protected override void Change(RemList list, int item) => throw Nowhere("an item of a list has no name");

    private protected override object? Whole() => throw Nowhere("the whole text has no name");
}
