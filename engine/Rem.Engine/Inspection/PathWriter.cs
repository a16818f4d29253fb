using Rem.Errors;
using Rem.Values;

namespace Rem.Inspection;

/// <summary>
/// Writes below the value of a first name. Maps and lists that more than one name may hold are copied along the
/// path (see <see cref="Ownership"/>); others are written in place. Every method gives the value that the first name
/// must hold afterwards; when it throws (REM1206, without a place), nothing has changed.
/// </summary>
public static class PathWriter
{
    /// <summary>
    /// Sets what the steps lead to. <paramref name="first"/> is the value under the first step, null when there is
    /// none. Missing maps are made on the way (null counts as missing); an index may be the list's length.
    /// </summary>
    public static object? Set(PathStep[] steps, object? first, object? value) =>
        Write(first, steps, 1, new Change(ChangeKind.Set, value));

    /// <summary>Appends to the list that the steps lead to; where nothing is, or null, a list is made.</summary>
    public static object? Append(PathStep[] steps, object? first, object? item) =>
        Write(first, steps, 1, new Change(ChangeKind.Append, item));

    /// <summary>Takes the first element that equals a value out of the list that the steps lead to.</summary>
    public static object? RemoveItem(PathStep[] steps, object? first, object? item, out bool removed)
    {
        removed = Find(steps, first, steps.Length, out var value) && value is not null && IndexOf(List(value, steps, steps.Length), item) >= 0;
        return removed ? Write(first, steps, 1, new Change(ChangeKind.RemoveItem, item)) : first;
    }

    /// <summary>Takes out the key or the list element that the steps (at least two) lead to.</summary>
    public static object? Delete(PathStep[] steps, object? first, out bool removed)
    {
        removed = steps.Length > 1 && Find(steps, first, steps.Length, out _);
        return removed ? Write(first, steps, 1, new Change(ChangeKind.Delete, null)) : first;
    }

    private static bool Find(PathStep[] steps, object? first, int end, out object? value)
    {
        value = first;
        for (var i = 1; i < end; i++)
        {
            if (!PathReader.TryStep(value, steps[i], out value))
            {
                return false;
            }
        }

        return true;
    }

    private static object? Write(object? node, PathStep[] steps, int at, in Change change)
    {
        if (at == steps.Length)
        {
            return AtEnd(node, steps, change);
        }

        return node switch
        {
            null => WriteMap(new RemMap(), steps, at, change),
            RemMap map => WriteMap(map, steps, at, change),
            RemList list => WriteList(list, steps, at, change),
            _ => throw Failure($"'{Text(steps, at)}' is {Kind(node)}, so '{Text(steps, steps.Length)}' cannot be written"),
        };
    }

    // The parent is copied before its child is looked at: copying marks the children as shared.
    private static RemMap WriteMap(RemMap map, PathStep[] steps, int at, in Change change)
    {
        var name = steps[at].Name;
        var writable = Ownership.Writable(map);
        if (change.Kind == ChangeKind.Delete && at == steps.Length - 1)
        {
            writable.Remove(name);
            return writable;
        }

        writable.TryGetValue(name, out var below);
        writable.Set(name, Write(below, steps, at + 1, change));
        return writable;
    }

    private static RemList WriteList(RemList list, PathStep[] steps, int at, in Change change)
    {
        var index = Index(list, steps, at);
        var writable = Ownership.Writable(list);
        if (change.Kind == ChangeKind.Delete && at == steps.Length - 1)
        {
            writable.RemoveAt(index);
        }
        else if (index == writable.Count)
        {
            writable.Add(Write(null, steps, at + 1, change));
        }
        else
        {
            writable[index] = Write(writable[index], steps, at + 1, change);
        }

        return writable;
    }

    private static int Index(RemList list, PathStep[] steps, int at)
    {
        var step = steps[at];
        if (!step.IsIndex)
        {
            throw Failure($"'{Text(steps, at)}' is a list of {list.Count}, so '{Text(steps, at + 1)}' cannot be written: its elements have numbers");
        }

        var index = step.Index < 0 ? step.Index + list.Count : step.Index;
        return index >= 0 && index <= list.Count
            ? (int)index
            : throw Failure(
                $"'{Text(steps, at + 1)}' cannot be written: '{Text(steps, at)}' is a list of {list.Count}",
                $"index {list.Count} appends, or write `list add {Text(steps, at)}`");
    }

    private static object? AtEnd(object? node, PathStep[] steps, in Change change)
    {
        switch (change.Kind)
        {
            case ChangeKind.Append:
                var longer = node is null ? new RemList() : Ownership.Writable(List(node, steps, steps.Length));
                longer.Add(change.Value);
                return longer;
            case ChangeKind.RemoveItem:
                var shorter = Ownership.Writable(List(node, steps, steps.Length));
                shorter.RemoveAt(IndexOf(shorter, change.Value));
                return shorter;
            default:
                return change.Value;
        }
    }

    private static RemList List(object? value, PathStep[] steps, int end) =>
        value as RemList ?? throw Failure($"'{Text(steps, end)}' must be a list, got {Kind(value)}");

    private static int IndexOf(RemList list, object? item)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (Truth.Equals(list[i], item))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Text(PathStep[] steps, int count) => string.Join('.', steps[..count]);

    private static string Kind(object? value) => value switch
    {
        null => "null",
        long => "an integer",
        _ => "a " + ValueKind.NameOf(value),
    };

    private static PlanException Failure(string message, string? hint = null) => new(PathErrors.Write, default, message, hint);

    private enum ChangeKind
    {
        Set,
        Append,
        RemoveItem,
        Delete,
    }

    private readonly record struct Change(ChangeKind Kind, object? Value);
}
