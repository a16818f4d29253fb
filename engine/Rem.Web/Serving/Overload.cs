using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace Rem.Web.Serving;

/// <summary>
/// Bounds the requests that are worked on side by side. What is beyond waits in a line, and what the line does not hold
/// is told to come again: the work that was begun is done, and nobody waits without end.
/// </summary>
internal sealed class Overload : IDisposable
{
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = ServingLimits.AtOnce,
        QueueLimit = ServingLimits.Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private long _refused;

    /// <summary>Requests that were told to come again.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Does the work of a request when there is room for it.</summary>
    public async Task RunAsync(Exchange exchange, Func<Exchange, Task> work)
    {
        var lease = _limiter.AttemptAcquire() is { IsAcquired: true } now ? now : await _limiter.AcquireAsync(1, exchange.Http.RequestAborted);
        if (lease.IsAcquired)
        {
            exchange.Permit = lease;
            try
            {
                await work(exchange);
            }
            finally
            {
                exchange.LeaveLine();
            }

            return;
        }

        Interlocked.Increment(ref _refused);
        exchange.Http.Response.Headers.RetryAfter = "1";
        await Failures.AnswerAsync(exchange, StatusCodes.Status503ServiceUnavailable, "the server has more to do than it can; try again in a second");
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
