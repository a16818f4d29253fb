using Rem.Web.Metering;

namespace Rem.Web.Serving;

/// <summary>What is kept of each request: its share of the metrics, and its line in the log of requests where there is one.</summary>
internal sealed class RequestLog(AccessLog? log, RequestMetrics metrics, TimeProvider clock)
{
    /// <summary>What was counted of the requests.</summary>
    public RequestMetrics Metrics => metrics;

    /// <summary>Lines of the log of requests that were lost.</summary>
    public long Lost => log?.Lost ?? 0;

    /// <summary>Notes a request that is over.</summary>
    public void Write(Exchange exchange)
    {
        var http = exchange.Http;
        var took = clock.GetElapsedTime(exchange.Started);
        metrics.Count(exchange.Endpoint, http.Request.Method, http.Response.StatusCode, took);
        log?.Write(exchange, took);
    }
}
