using System.Threading.Channels;
using Rem.Errors;
using Rem.Running;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Writes down what is told, in its order: events into a queue, statuses into state. For one monitor.</summary>
internal sealed class Announcer
{
    private readonly Channel<(RemMap? Event, string Check, RemMap? Status, long? EndedWish)> _waiting =
        Channel.CreateUnbounded<(RemMap?, string, RemMap?, long?)>(new UnboundedChannelOptions { SingleReader = true });

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(32);
    private readonly IQueue _changes;
    private readonly IState _checks;
    private readonly IState _acknowledgements;
    private readonly IRunLog _log;
    private readonly TimeProvider _clock;

    /// <summary>One that writes into what a plan shares.</summary>
    public Announcer(OpenPlan plan)
    {
        _changes = plan.Resources.Queues.Open(MonitorNames.Changes);
        _checks = plan.Resources.States.Open(MonitorNames.Checks);
        _acknowledgements = plan.Resources.States.Open(MonitorNames.Acknowledgements);
        (_log, _clock) = (plan.Log, plan.Options.Clock);
    }

    /// <summary>Hands on an event with the status behind it, and the version of the wish that it ends.</summary>
    public void Tell(RemMap told, string check, RemMap status, long? endedWish) => _waiting.Writer.TryWrite((told, check, status, endedWish));

    /// <summary>Hands on a status, or that there is none any more.</summary>
    public void Show(string check, RemMap? status) => _waiting.Writer.TryWrite((null, check, status, null));

    /// <summary>Nothing more comes.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Writes until it is complete. What cannot be written is logged and tried again for a minute.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await _changes.ConfigureAsync(_changes.Settings with { MaxMessages = 100_000, WhenFull = FullPolicy.DropOldest }, cancel);
        await foreach (var (told, check, status, ended) in _waiting.Reader.ReadAllAsync(cancel))
        {
            if (told is not null)
            {
                await KeepTryingAsync(async token => await _changes.PutAsync(told, PutOptions.Default, token), cancel);
            }

            await KeepTryingAsync(async token => _ = status is null ? await _checks.DeleteAsync(check, null, Shared.WriteOptions.None, token) : await _checks.SetAsync(check, status, SetOptions.Default, token) > 0, cancel);
            if (ended is { } version)
            {
                await KeepTryingAsync(token => EndWishAsync(check, version, token), cancel);
            }
        }
    }

    // A newer wish that has come meanwhile stays.
    private async Task EndWishAsync(string check, long version, CancellationToken cancel)
    {
        try
        {
            await _acknowledgements.DeleteAsync(check, version, Shared.WriteOptions.None, cancel);
        }
        catch (PlanException error) when (error.Finding.Code == StateErrors.Moved)
        {
        }
    }

    private async Task KeepTryingAsync(Func<CancellationToken, Task> write, CancellationToken cancel)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause *= 2)
        {
            try
            {
                await write(cancel);
                return;
            }
            catch (PlanException error)
            {
                var isLast = pause > Longest;
                _log.Write(new LogLine(_clock.GetUtcNow(), LogLevel.Error, $"a change of a check could not be written down, and {(isLast ? "is lost" : "is tried again in " + Duration.Show(pause))}: {error.Message}", null, default));
                if (isLast)
                {
                    return;
                }

                await _clock.SleepAsync(pause, cancel);
            }
        }
    }
}
