namespace Rem.Web.Tests.Kit;

/// <summary>
/// Requests at a pace: each is due at a moment of its own whether those before it have been answered or not, and what is
/// late is sent at once, so that a machine that was busy for a while still gets all that was due.
/// </summary>
internal sealed class PacedLoad
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private readonly List<TimeSpan> _took = [];
    private readonly List<string> _failures = [];
    private readonly long _began = TimeProvider.System.GetTimestamp();
    private readonly int _perSecond;
    private readonly Func<int, Task<string?>> _askAsync;
    private readonly Task[] _workers;
    private int _next;
    private long _over = long.MaxValue; // ticks from the beginning

    private PacedLoad(int perSecond, Func<int, Task<string?>> askAsync)
    {
        (_perSecond, _askAsync) = (perSecond, askAsync);
        _workers = [.. Enumerable.Range(0, AtOnce).Select(_ => Task.Run(WorkAsync))];
    }

    /// <summary>Begins.</summary>
    /// <param name="perSecond">How many are due each second.</param>
    /// <param name="askAsync">Sends the request of a number and gives what is wrong with its answer, or null.</param>
    public static PacedLoad Start(int perSecond, Func<int, Task<string?>> askAsync) => new(perSecond, askAsync);

    /// <summary>Sends nothing more that is not due yet, and gives what came of all that was.</summary>
    public async Task<LoadResult> EndAsync()
    {
        Volatile.Write(ref _over, TimeProvider.System.GetElapsedTime(_began).Ticks);
        await Task.WhenAll(_workers).WaitAsync(Patience, TimeProvider.System);
        _took.Sort();
        return new LoadResult(_took.Count, TimeProvider.System.GetElapsedTime(_began), _failures) { Slowest = _took[^1], Percentile99 = _took[(int)((_took.Count - 1) * 0.99)] };
    }

    private async Task WorkAsync()
    {
        for (var number = Interlocked.Increment(ref _next) - 1; await IsDueAsync(number); number = Interlocked.Increment(ref _next) - 1)
        {
            var began = TimeProvider.System.GetTimestamp();
            var wrong = await AskAsync(number);
            lock (_took)
            {
                _took.Add(TimeProvider.System.GetElapsedTime(began));
                if (wrong is not null)
                {
                    _failures.Add($"request {number}: {wrong}");
                }
            }
        }
    }

    private async Task<bool> IsDueAsync(int number)
    {
        var due = TimeSpan.FromSeconds((double)number / _perSecond);
        for (var left = due - TimeProvider.System.GetElapsedTime(_began); left > TimeSpan.Zero; left = due - TimeProvider.System.GetElapsedTime(_began))
        {
            if (due.Ticks > Volatile.Read(ref _over))
            {
                return false;
            }

            await Task.Delay(left, TimeProvider.System);
        }

        return due.Ticks <= Volatile.Read(ref _over);
    }

    private async Task<string?> AskAsync(int number)
    {
        try
        {
            return await _askAsync(number);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException)
        {
            return error.Message;
        }
    }
}
