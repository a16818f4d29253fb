namespace Rem.Monitoring.States;

/// <summary>Checks that may hold others by an inhibit rule, since they have its labels alike.</summary>
/// <typeparam name="T">What a check is known as.</typeparam>
/// <param name="Sources">Those that hold, and in which statuses.</param>
/// <param name="Targets">Those that are held, and in which; one at least.</param>
internal sealed record InhibitGroup<T>(IReadOnlyList<(T Check, StatusSet In)> Sources, IReadOnlyList<(T Check, StatusSet In)> Targets)
    where T : notnull
{
    /// <summary>True when one of them can hold another: a check does not hold itself.</summary>
    public bool CanHold => Sources.Count > 1 || Targets.Any(target => !target.Check.Equals(Sources[0].Check));

    /// <summary>The groups of a rule.</summary>
    /// <param name="same">The labels that source and target must have alike.</param>
    /// <param name="sources">All that hold, and in which statuses.</param>
    /// <param name="targets">All that are held.</param>
    /// <param name="label">The value of a check's label; null for none.</param>
    public static IEnumerable<InhibitGroup<T>> Of(IReadOnlyList<string> same, IEnumerable<(T Check, StatusSet In)> sources, IEnumerable<(T Check, StatusSet In)> targets, Func<T, string, string?> label)
    {
        var byLabels = targets.ToLookup(target => Key(target.Check, same, label));
        foreach (var alike in sources.GroupBy(source => Key(source.Check, same, label)).Where(static alike => alike.Key is not null))
        {
            // What would hold others is held by none of its own rule: of two of a kind one has to be told.
            var own = alike.ToDictionary(static source => source.Check, static source => source.In);
            List<(T, StatusSet)> held = [.. byLabels[alike.Key].Select(target => (target.Check, In: target.In.Without(own.GetValueOrDefault(target.Check)))).Where(static target => !target.In.IsEmpty)];
            if (held.Count > 0)
            {
                yield return new InhibitGroup<T>([.. alike], held);
            }
        }
    }

    // Null for a check that lacks one of the labels: it is like no other then.
    private static string? Key(T check, IReadOnlyList<string> same, Func<T, string, string?> label)
    {
        var values = new string[same.Count];
        for (var i = 0; i < values.Length; i++)
        {
            if (label(check, same[i]) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return string.Join('\n', values);
    }
}
