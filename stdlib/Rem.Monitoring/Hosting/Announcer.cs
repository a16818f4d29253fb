using System.Threading.Channels;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// Writes down what is told, in its order: events into a queue, statuses and histories into state. An event that a failing
/// store takes at a later try may stand behind others of its moment. For one monitor.
/// </summary>
internal sealed class Announcer
{
    // What has come meanwhile is written together: one sync of the disk instead of hundreds.
    private const int MostAtOnce = 1000;
    // Events of a store that takes nothing for long: hours of all but the worst storms.
    private const int MostWaiting = 50_000;
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(32);
    private readonly Channel<(long Told, Announcement What)> _waiting;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _dropped;
    private long _unwritten;
    private long _said;
    private readonly IQueue _changes;
    private readonly IState _checks;
    private readonly IState _history;
    private readonly IState _hosts;
    private readonly IState _hostHistory;
    private readonly IState _acknowledgements;
    private readonly IRunLog _log;
    private readonly TimeProvider _clock;

    /// <summary>One that writes into what a plan shares.</summary>
    public Announcer(OpenPlan plan)
    {
        _changes = plan.Resources.Queues.Open(MonitorNames.Changes);
        _checks = plan.Resources.States.Open(MonitorNames.Checks);
        _history = plan.Resources.States.Open(MonitorNames.History);
        _hosts = plan.Resources.States.Open(MonitorNames.Hosts);
        _hostHistory = plan.Resources.States.Open(MonitorNames.HostHistory);
        _acknowledgements = plan.Resources.States.Open(MonitorNames.Acknowledgements);
        (_log, _clock) = (plan.Log, plan.Options.Clock);
        var options = new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest };
        _waiting = Channel.CreateBounded<(long, Announcement)>(options, _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>True while the store takes less than there is to write: what is only shown had better wait.</summary>
    public bool IsBehind => _waiting.Reader.Count > MostAtOnce;

    /// <summary>From when on something that was told may not be written yet; null when all of it is.</summary>
    // Asked twice: what waits may be taken out just when it is looked for, and is noted before that.
    public DateTimeOffset? Unwritten => TakenOut ?? (_waiting.Reader.TryPeek(out var first) ? new DateTimeOffset(first.Told, TimeSpan.Zero) : TakenOut);

    private DateTimeOffset? TakenOut => Interlocked.Read(ref _unwritten) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>Ends when what was told first is written.</summary>
    public Task Begun => _begun.Task;

    /// <summary>Hands on something.</summary>
    public void Tell(Announcement told) => _waiting.Writer.TryWrite((_clock.GetUtcNow().UtcTicks, told));

    /// <summary>Takes up until when the one before it had written: that holds until what is told first is written.</summary>
    public void Begin(DateTimeOffset written) => Interlocked.Exchange(ref _unwritten, written.UtcTicks);

    /// <summary>Nothing more comes.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Writes until it is complete. What cannot be written is logged and tried again until it can: an event that is lost is a problem that nobody is told of.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await KeepTryingAsync(async token => await _changes.ConfigureAsync(_changes.Settings with { MaxMessages = 100_000, WhenFull = FullPolicy.DropOldest }, token), cancel);
        var (batch, last) = (new List<Announcement>(), 0L);
        while (await _waiting.Reader.WaitToReadAsync(cancel))
        {
            batch.Clear();
            while (batch.Count < MostAtOnce && _waiting.Reader.TryPeek(out var next))
            {
                Interlocked.CompareExchange(ref _unwritten, next.Told, 0); // the first of them, before it is taken out
                if (_waiting.Reader.TryRead(out next))
                {
                    (last, var told) = next;
                    batch.Add(told);
                }
            }

            await WriteAsync(batch, cancel);
            Interlocked.Exchange(ref _unwritten, _waiting.Reader.Count == 0 ? 0 : last);
            _begun.TrySetResult();
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
            {
                Say($"{dropped} changes of checks are lost: the store took nothing for too long");
            }
        }
    }

    private async Task WriteAsync(List<Announcement> batch, CancellationToken cancel)
    {
        await Task.WhenAll(batch.Where(static told => told.Event is not null).Select(told => KeepTryingAsync(async token => await _changes.PutAsync(told.Event, PutOptions.Default, token), cancel)));
        var last = new Dictionary<(bool IsHost, string Key), Announcement>();
        foreach (var told in batch)
        {
            last[(told.IsHost, told.Key)] = told with { History = told.History ?? (last.TryGetValue((told.IsHost, told.Key), out var before) ? before.History : null) };
        }

        await Task.WhenAll(last.Values.Select(told => told.Status is null ? ForgetAsync(told, cancel) : KeepTryingAsync(token => SetAsync(told, token), cancel)));
        await Task.WhenAll(batch.Where(static told => told.EndedWish is not null).Select(told => KeepTryingAsync(token => TakeAwayAsync(_acknowledgements, told.Key, told.EndedWish!.Value, token), cancel)));
    }

    private async Task SetAsync(Announcement told, CancellationToken cancel)
    {
        var (statuses, histories) = told.IsHost ? (_hosts, _hostHistory) : (_checks, _history);
        var history = told.History is null ? default : histories.SetAsync(told.Key, told.History, SetOptions.Default, cancel);
        await statuses.SetAsync(told.Key, told.Status, SetOptions.Default, cancel);
        await history;
    }

    private async Task ForgetAsync(Announcement told, CancellationToken cancel)
    {
        var (statuses, histories) = told.IsHost ? (_hosts, _hostHistory) : (_checks, _history);
        var isGone = false;
        await KeepTryingAsync(async token => isGone = await TakeAwayAsync(statuses, told.Key, told.Version, token), cancel);
        if (isGone)
        {
            await KeepTryingAsync(async token => await histories.DeleteAsync(told.Key, null, Shared.WriteOptions.None, token), cancel);
        }
    }

    // A newer wish, or the status that another plan has set, stays: false then.
    private static async Task<bool> TakeAwayAsync(IState state, string key, long version, CancellationToken cancel)
    {
        try
        {
            return await state.DeleteAsync(key, version, Shared.WriteOptions.None, cancel);
        }
        catch (PlanException error) when (error.Finding.Code == StateErrors.Moved)
        {
            return false;
        }
    }

    // A disk that is full refuses each change of a thousand: one line says so for all that begin to wait within a moment.
    private async Task WaitAsync(TimeSpan pause, string why, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow().UtcTicks;
        var said = Interlocked.Read(ref _said);
        if (Math.Abs(now - said) >= Moment.Ticks && Interlocked.CompareExchange(ref _said, now, said) == said)
        {
            Say($"changes of checks could not be written down, and each is tried again in {Duration.Show(pause)}: {why}");
        }

        await _clock.SleepAsync(pause, cancel);
    }

    private void Say(string text) => _log.Write(new LogLine(_clock.GetUtcNow(), LogLevel.Error, text, null, default));

    private async Task KeepTryingAsync(Func<CancellationToken, Task> write, CancellationToken cancel)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause * 2 < Longest ? pause * 2 : Longest)
        {
            try
            {
                await write(cancel);
                return;
            }
            catch (PlanException error)
            {
                // What no store takes, however long it is asked, would hold up all that waits behind it.
                var isLost = error.Finding.Code == SharedErrors.Value || error.Finding.Code == SharedErrors.Name;
                if (isLost)
                {
                    Say($"a change of a check could not be written down, and is lost: {error.Message}");
                    return;
                }

                await WaitAsync(pause, error.Message, cancel);
            }
        }
    }
}
