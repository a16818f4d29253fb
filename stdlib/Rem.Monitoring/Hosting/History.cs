using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>The last events of each check, or each host, the newest last. For one caller at a time.</summary>
/// <param name="checks">How many there are: many keep fewer each.</param>
internal sealed class History(int checks)
{
    private const int MostOfOne = 100;
    private const int LeastOfOne = 10;
    private const int MostOfAll = 200_000;
    private readonly int _most = Math.Clamp(MostOfAll / Math.Max(1, checks), LeastOfOne, MostOfOne);
    private readonly Dictionary<string, Queue<RemMap>> _events = new(StringComparer.Ordinal);

    /// <summary>Adds an event, and gives what there is of its check then.</summary>
    public RemList Add(string check, RemMap told)
    {
        if (!_events.TryGetValue(check, out var events))
        {
            _events.Add(check, events = new Queue<RemMap>());
        }

        events.Enqueue(Short(told));
        while (events.Count > _most)
        {
            events.Dequeue();
        }

        var list = new RemList(events.Count);
        foreach (var each in events)
        {
            list.Add(each);
        }

        return list;
    }

    /// <summary>Takes up what was kept before the process began; what is no event is left out.</summary>
    public void Restore(string check, object? kept)
    {
        foreach (var item in kept as RemList ?? [])
        {
            if (item is RemMap told)
            {
                Add(check, told);
            }
        }
    }

    // The name of the check, or of the host, is the key that it stands under.
    private static RemMap Short(RemMap told)
    {
        var kept = told.Copy();
        kept.Remove("check");
        kept.Remove("host");
        if (kept.TryGetValue("text", out var text) && text is string { Length: > ShortText.Longest } said)
        {
            kept.Set("text", ShortText.Of(said));
        }

        kept.IsShared = true;
        return kept;
    }
}
