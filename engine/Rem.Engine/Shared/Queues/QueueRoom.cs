using Rem.Shared.Journals;

namespace Rem.Shared.Queues;

/// <summary>
/// The messages of a queue in memory, each listed under its state, and the dead letters. Knows no waiting and no
/// clock: moments come from outside. Guarded by the queue's gate.
/// </summary>
internal sealed class QueueRoom(RunningTime time, QueueBook book)
{
    private readonly Dictionary<long, QueueSlot> _byId = [];
    private readonly LinkedList<QueueSlot> _inOrder = new();
    private readonly SortedSet<QueueSlot> _ready = new(QueueSlot.ByPriority);
    private readonly SortedSet<QueueSlot> _delayed = new(QueueSlot.ByDue);
    private readonly SortedSet<QueueSlot> _taken = new(QueueSlot.ByDue);
    private readonly SortedSet<QueueSlot> _mortal = new(QueueSlot.ByGone);
    private long _dropped;
    private long _lastReceipt;

    public int Count => _byId.Count;

    public long Bytes { get; private set; }

    public SortedSet<QueueSlot> Ready => _ready;

    /// <summary>Of these the ones behind a message, all without an id; null when the queue does not hold the message.</summary>
    public IEnumerable<QueueSlot>? ReadyBehind(long? id)
    {
        if (id is not { } after)
        {
            return _ready;
        }

        return _byId.TryGetValue(after, out var slot) ? Behind(slot) : null;
    }

    public DeadLetters Dead { get; } = new(book);

    public QueueCounts Counts => new(_ready.Count, _delayed.Count, _taken.Count, Dead.Count, Bytes, _dropped);

    /// <summary>The next moment at which a message becomes ready by itself, or null.</summary>
    public long? NextDue => (_delayed.Min?.Due, _taken.Min?.Due) switch
    {
        ({ } a, { } b) => Math.Min(a, b),
        var (a, b) => a ?? b,
    };

    /// <summary>The ready message that was put last, or null.</summary>
    public QueueSlot? Newest
    {
        get
        {
            var place = _inOrder.Last;
            while (place is not null && place.Value.State != SlotState.Ready)
            {
                place = place.Previous;
            }

            return place?.Value;
        }
    }

    public void Add(QueueSlot slot)
    {
        _byId.Add(slot.Id, slot);
        slot.Place = _inOrder.AddLast(slot);
        Bytes += slot.Stored.Bytes;
        List(slot);
    }

    /// <summary>Fills an empty room with what comes back from a journal; what was taken in the room before stays taken.</summary>
    public void Restore(IReadOnlyList<KeptMessage> messages, QueueSettings settings, QueueRoom before)
    {
        _lastReceipt = before._lastReceipt;
        _dropped = before._dropped;
        foreach (var message in messages)
        {
            var slot = book.Slot(message);
            if (message.Death is { } death)
            {
                Dead.Restore(new DeadLetter(View(slot), death.At, death.Reason));
                continue;
            }

            if (before._byId.TryGetValue(message.Id, out var old) && old.State == SlotState.Taken)
            {
                (slot.State, slot.Due, slot.Receipt) = (SlotState.Taken, old.Due, old.Receipt);
            }

            Add(slot);
            if (message.IsTaken && slot.State == SlotState.Ready && slot.Tries >= settings.MaxTries)
            {
                Bury(slot, "its taker ended before it was acknowledged", settings.MaxDead);
            }
        }
    }

    /// <summary>An empty room in place of this one, in which nothing that was taken here can be settled.</summary>
    public QueueRoom Successor() => new(time, book) { _lastReceipt = _lastReceipt };

    public void Remove(QueueSlot slot)
    {
        Unlist(slot);
        _byId.Remove(slot.Id);
        _inOrder.Remove(slot.Place!);
        Bytes -= slot.Stored.Bytes;
    }

    /// <summary>Moves a message to another state, due at a moment.</summary>
    public void Move(QueueSlot slot, SlotState state, long due)
    {
        Unlist(slot);
        slot.State = state;
        slot.Due = due;
        List(slot);
    }

    /// <summary>Gives a ready message to somebody, until a moment.</summary>
    public QueueMessage Take(QueueSlot slot, long until)
    {
        slot.Tries++;
        slot.Receipt = ++_lastReceipt;
        Move(slot, SlotState.Taken, until);
        book.Change(slot); // a message that ends the process each time it is worked on must not do so for ever
        return View(slot);
    }

    /// <summary>The messages behind an id in the order of their puts, at most so many; without an id the last ones.</summary>
    public List<QueueMessage> PutBehind(long? after, int count)
    {
        var first = _inOrder.Last;
        for (var seen = 0; first is not null && (after is { } id ? first.Value.Id > id : seen < count); seen++)
        {
            first = first.Previous;
        }

        var messages = new List<QueueMessage>();
        for (var place = first is null ? _inOrder.First : first.Next; place is not null && messages.Count < count; place = place.Next)
        {
            messages.Add(View(place.Value));
        }

        return messages;
    }

    /// <summary>Undoes a taking of which nobody has heard.</summary>
    public void PutBack(QueueSlot slot)
    {
        slot.Tries--;
        Move(slot, SlotState.Ready, 0);
        book.Change(slot);
    }

    /// <summary>Whether a message is still with the one who shows it.</summary>
    public bool IsTaken(QueueMessage message, out QueueSlot slot)
    {
        slot = _byId.GetValueOrDefault(message.Id)!;
        return slot is { State: SlotState.Taken } && slot.Receipt == message.Receipt;
    }

    public void Drop(QueueSlot slot)
    {
        Remove(slot);
        book.Remove(slot.Id);
        _dropped++;
    }

    /// <summary>Drops the oldest message that nobody has; false when there is none.</summary>
    public bool DropOldest()
    {
        for (var place = _inOrder.First; place is not null; place = place.Next)
        {
            if (place.Value.State != SlotState.Taken)
            {
                Drop(place.Value);
                return true;
            }
        }

        return false;
    }

    /// <summary>Makes a message a dead letter.</summary>
    public void Bury(QueueSlot slot, string reason, int maxDead)
    {
        Remove(slot);
        var letter = new DeadLetter(View(slot), time.At(time.Now), reason);
        book.Bury(slot, letter.DiedAt, reason);
        Dead.Add(letter, maxDead);
    }

    /// <summary>Does what time alone does: delays and visibility times end, messages grow too old.</summary>
    public void Settle(QueueSettings settings)
    {
        var now = time.Now;
        while (_delayed.Min is { } delayed && delayed.Due <= now)
        {
            Move(delayed, SlotState.Ready, 0);
        }

        while (_taken.Min is { } lost && lost.Due <= now)
        {
            GiveBack(lost, 0, "not acknowledged in time", settings);
        }

        while (_mortal.Min is { } gone && gone.GoneAt <= now)
        {
            Drop(gone);
        }

        if (settings.MaxAge is { } age)
        {
            BuryOlderThan(now - age.Ticks, settings.MaxDead);
        }

        if (Dead.Count > 0)
        {
            Dead.DropOlderThan(time.At(now) - settings.DeadAge);
        }
    }

    /// <summary>Makes a taken message ready again at a moment, or a dead letter when its tries are used up.</summary>
    public void GiveBack(QueueSlot slot, long due, string reason, QueueSettings settings)
    {
        slot.Receipt = 0;
        if (slot.Tries >= settings.MaxTries)
        {
            Bury(slot, reason, settings.MaxDead);
        }
        else
        {
            Move(slot, due > time.Now ? SlotState.Delayed : SlotState.Ready, due);
            book.Change(slot);
        }
    }

    /// <summary>Drops all that nobody has, and gives how many.</summary>
    public int DropWaiting()
    {
        var dropped = 0;
        var place = _inOrder.First;
        while (place is not null)
        {
            var next = place.Next;
            if (place.Value.State != SlotState.Taken)
            {
                Remove(place.Value);
                book.Remove(place.Value.Id);
                dropped++;
            }

            place = next;
        }

        return dropped;
    }

    /// <summary>A message as others see it.</summary>
    public QueueMessage View(QueueSlot slot) =>
        new(slot.Id, slot.Stored.Value, slot.Tries, slot.Priority, slot.PutAt, slot.Receipt, slot.State == SlotState.Taken ? time.At(slot.Due) : default);

    private void BuryOlderThan(long moment, int maxDead)
    {
        var place = _inOrder.First;
        while (place is not null && place.Value.PutMoment <= moment)
        {
            var next = place.Next;
            if (place.Value.State != SlotState.Taken)
            {
                Bury(place.Value, "too old", maxDead);
            }

            place = next;
        }
    }

    private void List(QueueSlot slot)
    {
        ListOf(slot.State).Add(slot);
        if (slot.GoneAt != long.MaxValue && slot.State != SlotState.Taken)
        {
            _mortal.Add(slot); // what somebody works on is left alone until it comes back
        }
    }

    private void Unlist(QueueSlot slot)
    {
        ListOf(slot.State).Remove(slot);
        if (slot.GoneAt != long.MaxValue)
        {
            _mortal.Remove(slot);
        }
    }

    private SortedSet<QueueSlot> ListOf(SlotState state) => state switch
    {
        SlotState.Ready => _ready,
        SlotState.Delayed => _delayed,
        _ => _taken,
    };

    private IEnumerable<QueueSlot> Behind(QueueSlot first)
    {
        if (_ready.Max is not { } last || QueueSlot.ByPriority.Compare(first, last) >= 0)
        {
            yield break;
        }

        foreach (var slot in _ready.GetViewBetween(first, last))
        {
            if (slot != first)
            {
                yield return slot;
            }
        }
    }
}
