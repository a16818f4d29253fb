namespace Rem.Web.Access;

/// <summary>
/// Failures by key: after some of them each further try has to wait, twice as long each time. Keeps a bounded number of
/// keys, the last used ones. Not safe to use from several threads.
/// </summary>
/// <param name="free">Failures without a wait.</param>
/// <param name="room">How many keys are kept.</param>
internal sealed class BackOff(int free, int room)
{
    private const int MostDoublings = 20;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    // Without a failure for so long, a key begins anew.
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> _byUse = new();

    /// <summary>Number of keys that are kept.</summary>
    public int Count => _entries.Count;

    /// <summary>How long a key still has to wait; zero for not at all.</summary>
    public TimeSpan Wait(string key, DateTimeOffset now) =>
        Find(key, now) is { } entry && entry.Until > now ? entry.Until - now : TimeSpan.Zero;

    /// <summary>True once between two failures of a key.</summary>
    public bool IsFirstRefusal(string key, DateTimeOffset now)
    {
        var entry = Find(key, now);
        var isFirst = entry is { IsRefused: false };
        if (isFirst)
        {
            entry!.IsRefused = true;
        }

        return isFirst;
    }

    /// <summary>Counts a failure.</summary>
    public void Fail(string key, DateTimeOffset now)
    {
        var entry = Find(key, now) ?? Add(key);
        entry.Failures++;
        entry.IsRefused = false;
        entry.Until = After(entry, now);
    }

    /// <summary>Lets the wait of a failure that was counted before begin now, when it is known to be one.</summary>
    public void Confirm(string key, DateTimeOffset now)
    {
        if (Find(key, now) is { } entry)
        {
            entry.Until = After(entry, now);
        }
    }

    /// <summary>Takes a failure back that was counted before it was known to be one.</summary>
    public void Undo(string key, DateTimeOffset now)
    {
        if (Find(key, now) is { } entry && --entry.Failures < free)
        {
            entry.Until = now;
        }
    }

    /// <summary>Forgets a key.</summary>
    public void Clear(string key)
    {
        if (_entries.Remove(key, out var place))
        {
            _byUse.Remove(place);
        }
    }

    private DateTimeOffset After(Entry entry, DateTimeOffset now) => entry.Failures < free ? now : now + Pause(entry.Failures - free);

    private static TimeSpan Pause(int doublings)
    {
        var pause = First * Math.Pow(2, Math.Min(doublings, MostDoublings));
        return pause < Longest ? pause : Longest;
    }

    private Entry? Find(string key, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(key, out var place))
        {
            return null;
        }

        if (now - place.Value.Until > Forgotten)
        {
            Clear(key);
            return null;
        }

        _byUse.Remove(place);
        _byUse.AddLast(place);
        return place.Value;
    }

    private Entry Add(string key)
    {
        if (_entries.Count >= room)
        {
            Clear(_byUse.First!.Value.Key);
        }

        var place = _byUse.AddLast(new Entry(key));
        _entries.Add(key, place);
        return place.Value;
    }

    private sealed class Entry(string key)
    {
        public string Key => key;

        public int Failures { get; set; }

        public DateTimeOffset Until { get; set; }

        public bool IsRefused { get; set; }
    }
}
