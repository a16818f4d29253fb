namespace Rem.Shared.Queues;

/// <summary>The messages of a queue that nobody could handle, oldest first. Guarded by the queue's gate.</summary>
internal sealed class DeadLetters(QueueBook book)
{
    private readonly LinkedList<DeadLetter> _letters = new();

    /// <summary>How many there are.</summary>
    public int Count => _letters.Count;

    /// <summary>Adds one; the oldest beyond the limit go.</summary>
    public void Add(DeadLetter letter, int most)
    {
        _letters.AddLast(letter);
        while (_letters.Count > most)
        {
            book.Remove(_letters.First!.Value.Message.Id);
            _letters.RemoveFirst();
        }
    }

    /// <summary>Drops those that died before a time.</summary>
    public void DropOlderThan(DateTimeOffset time)
    {
        while (_letters.First is { } oldest && oldest.Value.DiedAt < time)
        {
            book.Remove(oldest.Value.Message.Id);
            _letters.RemoveFirst();
        }
    }

    /// <summary>One that comes back from a journal.</summary>
    public void Restore(DeadLetter letter) => _letters.AddLast(letter);

    /// <summary>The oldest of them, at most so many; with an id of those behind that one, null when it is not there.</summary>
    public List<DeadLetter>? Oldest(int count, long? after)
    {
        var first = _letters.First;
        if (after is { } id)
        {
            while (first is not null && first.Value.Message.Id != id)
            {
                first = first.Next;
            }

            if (first is null)
            {
                return null;
            }

            first = first.Next;
        }

        var letters = new List<DeadLetter>();
        for (var place = first; place is not null && letters.Count < count; place = place.Next)
        {
            letters.Add(place.Value);
        }

        return letters;
    }

    /// <summary>Hands each one out and drops it then: all, or the one whose message has an id. Gives how many.</summary>
    public int HandOut(long? id, Action<QueueMessage> take)
    {
        var count = 0;
        for (var place = _letters.First; place is not null;)
        {
            var next = place.Next;
            if (id is null || place.Value.Message.Id == id)
            {
                take(place.Value.Message);
                book.Remove(place.Value.Message.Id);
                _letters.Remove(place);
                count++;
            }

            place = next;
        }

        return count;
    }

    /// <summary>Drops all, and gives how many.</summary>
    public int Clear()
    {
        var count = _letters.Count;
        foreach (var letter in _letters)
        {
            book.Remove(letter.Message.Id);
        }

        _letters.Clear();
        return count;
    }
}
