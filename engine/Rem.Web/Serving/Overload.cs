using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Rem.Web.Serving;

/// <summary>
/// Bounds the requests that are worked on side by side. What is beyond waits in a line, and what the line does not hold
/// or holds for too long, is told to come again: the work that was begun is done, and nobody waits without end.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="atOnce">Requests that are worked on.</param>
/// <param name="waiting">Requests that wait.</param>
internal sealed class Overload(TimeProvider clock, int atOnce, int waiting) : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = atOnce,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private long _refused;

    /// <summary>Requests that were told to come again.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Does the work of a request when there is room for it.</summary>
    public async Task RunAsync(Exchange exchange, Func<Exchange, Task> work)
    {
        if (await EnterAsync(exchange.Http.RequestAborted) is not { } lease)
        {
            Interlocked.Increment(ref _refused);
            exchange.Http.Response.Headers.RetryAfter = "1";
            await Failures.AnswerAsync(exchange, StatusCodes.Status503ServiceUnavailable, "the server has more to do than it can; try again in a second");
            return;
        }

        exchange.Permit = lease;
        try
        {
            await work(exchange);
        }
        finally
        {
            exchange.LeaveLine();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    private async ValueTask<RateLimitLease?> EnterAsync(CancellationToken gone)
    {
        var lease = _limiter.AttemptAcquire();
        return lease.IsAcquired ? lease : await WaitAsync(gone);
    }

    // Who has waited so long has most likely given up: to work for it then would keep the others waiting too.
    private async Task<RateLimitLease?> WaitAsync(CancellationToken gone)
    {
        using var patience = new Deadline(ServingLimits.Patience, clock, gone);
        try
        {
            var lease = await _limiter.AcquireAsync(1, patience.Token);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (patience.IsOver)
        {
            return null;
        }
    }
}
