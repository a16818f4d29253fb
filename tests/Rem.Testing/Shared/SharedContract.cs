using Rem.Cases;
using Rem.Shared;

namespace Rem.Testing.Shared;

/// <summary>What every contract suite of shared resources stands on: fresh resources on a clock that the test moves.</summary>
public abstract class SharedContract
{
    /// <summary>The suite's resources are made on its own clock.</summary>
    protected SharedContract() => Resources = Make(Clock);

    /// <summary>The clock.</summary>
    protected FakeClock Clock { get; } = new();

    /// <summary>The resources under test.</summary>
    protected SharedResources Resources { get; }

    /// <summary>No cancellation.</summary>
    protected static CancellationToken Never => CancellationToken.None;

    /// <summary>Fresh resources of the backend under test, on a clock.</summary>
    protected abstract SharedResources Make(TimeProvider clock);

    /// <summary>Seconds.</summary>
    protected static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>Until it is true: what a backend elsewhere does in its own time.</summary>
    protected static async Task Until(Func<Task<bool>> isTrue, string what)
    {
        var since = TimeProvider.System.GetTimestamp();
        while (!await isTrue())
        {
            if (TimeProvider.System.GetElapsedTime(since) > Waiting.Patience)
            {
                throw new TimeoutException($"this did not happen: {what}");
            }

            await Task.Yield();
        }
    }

    /// <summary>Options with an operation id.</summary>
    protected static WriteOptions Once(string operation) => new() { Operation = operation };
}
