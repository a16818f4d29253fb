using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.Journals;

namespace Rem.Shared.Queues;

/// <summary>A queue in memory, written down in a journal when there is one.</summary>
internal sealed class MemoryQueue : IQueue
{
    private readonly Lock _gate = new();
    private readonly WaitLine<TimeSpan?, Given> _takers;
    private readonly OperationLog _operations;
    private readonly TimeProvider _clock;
    private readonly IFences _fences;
    private readonly RunningTime _time;
    private readonly WakeTimer _timer;
    private readonly QueueBook _book;
    private readonly QueueFollowers _followers;
    private QueueRoom _room;
    private long _lastId;
    private bool _isUsed;
    private string? _removal;

    public MemoryQueue(string name, TimeProvider clock, IFences fences, IQueueJournal? journal)
    {
        Name = name;
        _clock = clock;
        _fences = fences;
        _time = new RunningTime(clock);
        _timer = new WakeTimer(clock, _time, Wake);
        _takers = new WaitLine<TimeSpan?, Given>(_gate, ArmTimer);
        _operations = new OperationLog(clock, journal);
        _book = new QueueBook(journal, _time);
        _followers = new QueueFollowers(_gate);
        _room = new QueueRoom(_time, _book);
        if (journal is not null)
        {
            var kept = journal.Open(Restore);
            Restore(() => kept);
        }
    }

    public string Name { get; }

    public QueueSettings Settings { get; private set; } = QueueSettings.Default;

    /// <summary>True when it was configured, put into or taken from.</summary>
    public bool IsUsed
    {
        get
        {
            lock (_gate)
            {
                return _isUsed || _book.IsThere;
            }
        }
    }

    private string Title => $"queue '{Name}'";

    public ValueTask ConfigureAsync(QueueSettings settings, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        QueueChecks.Check(settings, Title);
        lock (_gate)
        {
            _book.EnsureWritable();
            Settings = settings;
            _isUsed = true;
            _book.Journal?.Configure(settings);
            return AnswerAndSettle();
        }
    }

    public ValueTask<long> PutAsync(object? value, PutOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        QueueChecks.Check(options, Title);
        var stored = StoredValue.Of(value, Title);
        lock (_gate)
        {
            if (_operations.TryRecall<long>("put", options.Write.Operation, out var before))
            {
                return Written.After(_book.Written, before);
            }

            _book.EnsureWritable();
            _fences.Check(options.Write.Fences);
            _room.Settle(Settings);
            MakeRoom(stored.Bytes);
            _isUsed = true;
            var id = _operations.Remember("put", options.Write.Operation, ++_lastId);
            var slot = Add(id, stored, options);
            slot.Written = _book.Write();
            Settle();
            return Written.After(slot.Written, id);
        }
    }

    public ValueTask<QueueMessage?> TakeAsync(TimeSpan? wait, TimeSpan? visibility, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        QueueChecks.CheckTake(wait, visibility, Title);
        lock (_gate)
        {
            _isUsed = true;
            Settle();
            if (_room.Ready.Min is { } slot)
            {
                var given = Take(slot, visibility);
                return given.Written is { IsCompletedSuccessfully: false } ? TakeAgainAsync(given, wait, visibility, cancel) : new ValueTask<QueueMessage?>(given.Message);
            }

            if (wait == TimeSpan.Zero)
            {
                return new ValueTask<QueueMessage?>((QueueMessage?)null);
            }

            var taken = _takers.AddAsync(_clock.StartWait<Given>(wait, cancel), visibility);
            ArmTimer();
            return new ValueTask<QueueMessage?>(AwaitAsync(taken, wait is { } longest ? _time.After(longest) : null, visibility, cancel));
        }
    }

    public ValueTask AckAsync(QueueMessage message, WriteOptions options, CancellationToken cancel)
    {
        lock (_gate)
        {
            if (_operations.TryRecall<bool>("ack", options.Operation, out _))
            {
                return Written.After(_book.Written);
            }

            _book.EnsureWritable();
            _fences.Check(options.Fences);
            var slot = FindTaken(message);
            _operations.Remember("ack", options.Operation, true);
            _room.Remove(slot);
            _book.Remove(slot.Id);
            return AnswerAndSettle();
        }
    }

    public ValueTask NackAsync(QueueMessage message, NackOptions options, CancellationToken cancel)
    {
        // Never refused by a cancelled token: who was cancelled must still be able to give back what it took.
        Ranges.NotNegative(options.Delay, $"the delay of a message given back to {Title}");
        lock (_gate)
        {
            if (_operations.TryRecall<bool>("nack", options.Write.Operation, out _))
            {
                return Written.After(_book.Written);
            }

            _book.EnsureWritable();
            _fences.Check(options.Write.Fences);
            var slot = FindTaken(message);
            _operations.Remember("nack", options.Write.Operation, true);
            slot.Tries -= options.CountsAsTry ? 0 : 1;
            _room.GiveBack(slot, _time.After(options.Delay), options.Reason ?? "given back", Settings);
            return AnswerAndSettle();
        }
    }

    public ValueTask<bool> ExtendAsync(QueueMessage message, TimeSpan visibility, CancellationToken cancel)
    {
        QueueChecks.CheckTake(null, visibility, Title);
        lock (_gate)
        {
            Settle();
            if (!_room.IsTaken(message, out var slot))
            {
                return new ValueTask<bool>(false);
            }

            _room.Move(slot, SlotState.Taken, _time.After(visibility));
            ArmTimer();
            return new ValueTask<bool>(true);
        }
    }

    public ValueTask<IReadOnlyList<QueueMessage>> PeekAsync(int count, long? after, CancellationToken cancel)
    {
        lock (_gate)
        {
            Settle();
            var messages = new List<QueueMessage>();
            foreach (var slot in _room.ReadyBehind(after) ?? throw NoMessage(after, "message"))
            {
                if (messages.Count >= count)
                {
                    break;
                }

                messages.Add(_room.View(slot));
            }

            return SeenAsync<IReadOnlyList<QueueMessage>>(messages, () => PeekAsync(count, after, cancel));
        }
    }

    public ValueTask<QueueTail> FollowAsync(long? after, int count, TimeSpan? wait, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        QueueChecks.CheckTake(wait, null, Title);
        lock (_gate)
        {
            Settle();
            after = after > _lastId ? 0 : after;
            var tail = Tail(after, count);
            if (after is null || tail.Messages.Count > 0 || wait == TimeSpan.Zero)
            {
                return SeenAsync(tail, () => FollowAsync(after, count, wait, cancel));
            }

            var until = wait is { } longest ? _time.After(longest) : (long?)null;
            return new ValueTask<QueueTail>(FollowAsync(_followers.WaitAsync(_clock.StartWait<bool>(wait, cancel)), after, count, until, cancel));
        }
    }

    public ValueTask<QueueMessage?> NewestAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            Settle();
            return SeenAsync(_room.Newest is { } slot ? _room.View(slot) : null, () => NewestAsync(cancel));
        }
    }

    public ValueTask<QueueCounts> CountAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            Settle();
            return SeenAsync(_room.Counts, () => CountAsync(cancel));
        }
    }

    public ValueTask<IReadOnlyList<DeadLetter>> DeadAsync(int count, long? after, CancellationToken cancel)
    {
        lock (_gate)
        {
            Settle();
            return SeenAsync<IReadOnlyList<DeadLetter>>(_room.Dead.Oldest(count, after) ?? throw NoMessage(after, "dead letter"), () => DeadAsync(count, after, cancel));
        }
    }

    public ValueTask<int> RequeueDeadAsync(long? id, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_operations.TryRecall<int>("requeue", options.Operation, out var before))
            {
                return Written.After(_book.Written, before);
            }

            _book.EnsureWritable();
            _fences.Check(options.Fences);
            _room.Settle(Settings);
            var slots = new List<QueueSlot>();
            _room.Dead.HandOut(id, message => slots.Add(Add(++_lastId, StoredValue.Of(message.Value, Title), new PutOptions { Priority = message.Priority })));
            var count = _operations.Remember("requeue", options.Operation, slots.Count);
            var written = _book.Write();
            foreach (var slot in slots)
            {
                slot.Written = written;
            }

            Settle();
            return Written.After(written, count);
        }
    }

    public ValueTask<int> DrainAsync(bool withDead, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_operations.TryRecall<int>("drain", options.Operation, out var before))
            {
                return Written.After(_book.Written, before);
            }

            _book.EnsureWritable();
            _fences.Check(options.Fences);
            _room.Settle(Settings);
            var count = _room.DropWaiting();
            count += withDead ? _room.Dead.Clear() : 0;
            count = _operations.Remember("drain", options.Operation, count);
            return Written.After(_book.Write(), count);
        }
    }

    public ValueTask<bool> RemoveAsync(bool withAll, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // What it remembered is gone with it, but for this.
            if (options.Operation is not null && options.Operation == _removal)
            {
                return Written.After(_book.Written, true);
            }

            if (!_isUsed && !_book.IsThere)
            {
                return new ValueTask<bool>(false);
            }

            _book.EnsureWritable();
            _fences.Check(options.Fences);
            _room.Settle(Settings);
            QueueChecks.CheckRemoval(_room.Counts, _takers.Count, withAll, Title);
            _room = _room.Successor();
            _operations.Clear();
            _book.RemoveAll();
            _isUsed = false;
            _removal = options.Operation;
            ArmTimer();
            return Written.After(_book.Write(), true);
        }
    }

    private async Task<QueueTail> FollowAsync(Task waiting, long? after, int count, long? until, CancellationToken cancel)
    {
        await waiting;
        ValueTask<QueueTail> seen;
        lock (_gate)
        {
            Settle();
            var tail = Tail(after, count);
            var isRefused = tail.Messages.Count == 0 && !(until <= _time.Now); // it was woken by a put that was
            seen = isRefused ? AgainAsync() : SeenAsync(tail, AgainAsync);
        }

        return await seen;

        ValueTask<QueueTail> AgainAsync() => FollowAsync(after, count, _time.Until(until), cancel);
    }

    private QueueTail Tail(long? after, int count)
    {
        var messages = _room.PutBehind(after, count);
        return new QueueTail(messages.Count > 0 ? messages[^1].Id : after ?? _lastId, messages);
    }

    private void Wake()
    {
        lock (_gate)
        {
            _timer.Fired();
            Settle();
        }
    }

    /// <summary>Does what time does, and serves those who wait, the first first.</summary>
    private void Settle()
    {
        _room.Settle(Settings);
        while (_room.Ready.Min is { } slot && _takers.TryTakeFirst(out var wait, out var visibility))
        {
            if (!wait.IsOver && !wait.TrySignal(Take(slot, visibility)))
            {
                // It left between the two looks: the taking never happened.
                _room.PutBack(slot);
            }
        }

        _book.Send();
        ArmTimer();
    }

    /// <summary>Has the change written before what time and takers do with it, for which nobody waits.</summary>
    private ValueTask AnswerAndSettle()
    {
        var written = _book.Write();
        Settle();
        return Written.After(written);
    }

    /// <summary>Goes back to what the journal holds; what is taken stays with its taker.</summary>
    private void Restore(Func<KeptQueue> read)
    {
        lock (_gate)
        {
            var kept = read();
            var before = _room;
            _room = new QueueRoom(_time, _book);
            _room.Restore(kept.Messages, kept.Settings, before);
            _operations.Restore(kept.Operations);
            _lastId = Math.Max(_lastId, kept.LastId);
            _book.StartAbove(kept.LastId);
            Settings = kept.Settings;
            _timer.Set(_takers.Count > 0 ? _time.Now : null); // not now: the journal may be unable to write
        }
    }

    private void ArmTimer() => _timer.Set(_takers.Count > 0 ? _room.NextDue : null);

    private QueueSlot Add(long id, StoredValue stored, PutOptions options)
    {
        var slot = new QueueSlot(id, stored, options.Priority, _clock.GetUtcNow())
        {
            PutMoment = _time.Now,
            GoneAt = options.TimeToLive is { } life ? _time.After(life) : long.MaxValue,
            State = options.Delay > TimeSpan.Zero ? SlotState.Delayed : SlotState.Ready,
            Due = _time.After(options.Delay),
        };
        _room.Add(slot);
        _book.Put(slot);
        _followers.Tell();
        return slot;
    }

    private Given Take(QueueSlot slot, TimeSpan? visibility)
    {
        var message = _room.Take(slot, _time.After(visibility ?? Settings.Visibility));
        _book.Send(); // how often it was taken is nothing that a taker waits for
        return new Given(message, slot.Written);
    }

    // A message whose put is refused never was: its taker goes on waiting.
    private async Task<QueueMessage?> AwaitAsync(Task<Given?> taking, long? until, TimeSpan? visibility, CancellationToken cancel) => await taking switch
    {
        null => null,
        { Written: { IsCompletedSuccessfully: false } written } given => await Written.OrAgainAsync(written, (QueueMessage?)given.Message, () => TakeAsync(_time.Until(until), visibility, cancel)),
        { } given => given.Message,
    };

    private ValueTask<QueueMessage?> TakeAgainAsync(Given given, TimeSpan? wait, TimeSpan? visibility, CancellationToken cancel) =>
        Written.OrAgain(given.Written, (QueueMessage?)given.Message, () => TakeAsync(wait, visibility, cancel));

    private ValueTask<T> SeenAsync<T>(T seen, Func<ValueTask<T>> again) => Written.OrAgain(_book.Written, seen, again);

    private void MakeRoom(long bytes)
    {
        while (_room.Count >= Settings.MaxMessages || _room.Bytes + bytes > Settings.MaxBytes)
        {
            if (Settings.WhenFull == FullPolicy.Refuse || bytes > Settings.MaxBytes || !_room.DropOldest())
            {
                throw new PlanException(QueueErrors.Full, SourceSpan.None, $"{Title} is full: it holds {_room.Count} of at most {Settings.MaxMessages} messages, {_room.Bytes} of at most {Settings.MaxBytes} bytes", QueueErrors.Full.Fix);
            }
        }
    }

    private PlanException NoMessage(long? id, string what) =>
        new(QueueErrors.NoMessage, SourceSpan.None, $"{Title} has no {what} {id} that a page could begin behind", QueueErrors.NoMessage.Fix);

    private QueueSlot FindTaken(QueueMessage message)
    {
        Settle();
        return _room.IsTaken(message, out var slot)
            ? slot
            : throw new PlanException(QueueErrors.NotTaken, SourceSpan.None, $"message {message.Id} of {Title} was settled before, or its visibility time is over");
    }

    /// <summary>A message for a taker, who gets it when its put is on the disk.</summary>
    private sealed record Given(QueueMessage Message, Task? Written);
}
