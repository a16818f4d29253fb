using Rem.Shared.State;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>Entries and changes of state as values, and back.</summary>
internal static class StateForms
{
    private const int ChangeParts = 4;

    public static RemList? Of(StateEntry? entry) => entry is null ? null : RemList.Of(entry.Value, entry.Version, entry.Until?.UtcTicks);

    public static StateEntry? Entry(object? value)
    {
        if (value is null)
        {
            return null;
        }

        var parts = Given.List(value, 3);
        return new StateEntry(Given.Value(parts[0]), Given.Integer(parts[1], "version"), Given.OptionalMoment(parts[2], "until"));
    }

    public static RemList Of(StateChanges changes)
    {
        var list = new RemList(changes.Changes.Count);
        foreach (var change in changes.Changes)
        {
            list.Add(RemList.Of(change.Key, change.Value, change.Version, change.IsDeleted));
        }

        return RemList.Of(changes.Mark, list);
    }

    public static StateChanges Changes(object? value)
    {
        var parts = Given.List(value, 2);
        var list = Given.List(parts[1]);
        var changes = new StateChange[list.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            var change = Given.List(list[i], ChangeParts);
            changes[i] = new StateChange(Given.Text(change[0], "key"), Given.Value(change[1]), Given.Integer(change[2], "version"), Given.Flag(change[3]));
        }

        return new StateChanges(Given.Integer(parts[0], "mark"), changes);
    }
}
