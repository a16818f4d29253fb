using System.Net;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Markup;
using Rem.Web.Pages;

namespace Rem.Web.Serving;

/// <summary>
/// Answers that something cannot be had or went wrong. The client learns an id; the log has the rest under it. Who writes
/// plans and sits at this machine also sees the place and its caret; nobody ever sees a stack trace.
/// </summary>
internal sealed class Failures(IRunLog log, TimeProvider clock)
{
    /// <summary>Answers with what went wrong.</summary>
    public Task AnswerAsync(Exchange exchange, Exception error)
    {
        switch (error)
        {
            case BadHttpRequestException bad:
                return AnswerAsync(exchange, bad.StatusCode, bad.Message);
            case PlanException plan:
                Write(exchange, error);
                var status = plan.Finding.Code == WebErrors.Timeout ? StatusCodes.Status504GatewayTimeout
                    : plan.Finding.Code == AccessErrors.Audit || plan.Finding.Code == WebErrors.Busy ? StatusCodes.Status503ServiceUnavailable
                    : StatusCodes.Status500InternalServerError;
                return AnswerAsync(exchange, status, $"it failed; the log says more under the id {exchange.Id}", ShowsPlaces(exchange) ? ErrorPrinter.Plain.Print(plan.Finding) : null);
            default:
                Write(exchange, error);
                return AnswerAsync(exchange, StatusCodes.Status500InternalServerError, $"it failed; the log says more under the id {exchange.Id}");
        }
    }

    /// <summary>Answers with a status and why.</summary>
    public static Task AnswerAsync(Exchange exchange, int status, string why, string? detail = null)
    {
        var http = exchange.Http;
        if (http.Response.HasStarted)
        {
            exchange.CutOff();
            return Task.CompletedTask;
        }

        var retry = http.Response.Headers.RetryAfter;
        var allow = http.Response.Headers.Allow;
        var challenge = http.Response.Headers.WWWAuthenticate;
        http.Response.Clear();
        SecurityHeaders.Set(http.Response.Headers, http.Request.IsHttps);
        http.Response.Headers.RetryAfter = retry;
        http.Response.Headers.Allow = allow;
        http.Response.Headers.WWWAuthenticate = challenge;
        http.Response.StatusCode = status;
        return Accepts.Html(http.Request)
            ? PageAnswer.WriteAsync(http, Page(exchange, $"{status} {ReasonOf(status)}", why, detail), PageShell.ContentType, http.RequestAborted)
            : PageAnswer.WriteAsync(http, Text(status, why, detail), "text/plain; charset=utf-8", http.RequestAborted);
    }

    /// <summary>Writes to the log what went wrong in a part of a request.</summary>
    public void Write(Exchange exchange, Exception error) => Write(exchange, error, LogLevel.Error);

    /// <summary>The same for a call of a function: what it refuses in its own words, which its caller is told, is no error of the site.</summary>
    public void WriteCall(Exchange exchange, Exception error) =>
        Write(exchange, error, error is PlanException plan && plan.Finding.Code == RunErrors.Said ? LogLevel.Info : LogLevel.Error);

    /// <summary>True for who writes plans and sits at this machine: only they see text and place of an error.</summary>
    public static bool ShowsPlaces(Exchange exchange) =>
        exchange.Caller.Role >= Role.Author && exchange.Http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private void Write(Exchange exchange, Exception error, LogLevel level)
    {
        var finding = error is PlanException plan ? plan.Finding : new Finding(RunErrors.Defect, SourceSpan.None, $"{error.GetType().Name}: {error.Message}");
        var fields = new RemMap(5);
        fields.Set("request", exchange.Id);
        fields.Set("trace", exchange.Trace.Trace);
        fields.Set("code", finding.Code.Id);
        fields.Set("endpoint", exchange.Endpoint);
        fields.Set("in", finding.Trail);
        log.Write(new LogLine(clock.GetUtcNow(), level, $"request {exchange.Id}: {finding.Message}", fields, finding.At));
    }

    private static string Text(int status, string why, string? detail) => $"{status} {ReasonOf(status)}: {why}\n{(detail is null ? "" : "\n" + detail)}";

    // A script that asks for a part of a page gets no page around it.
    private static string Page(Exchange exchange, string title, string why, string? detail) => Accepts.Part(exchange.Http.Request)
        ? Html.Of($"<p><strong>{title}</strong></p>{Body(why, detail)}").ToString()
        : PageShell.Of(exchange, title, Html.Of($"{Body(why, detail)}<p><a href=\"/\">Home</a></p>"));

    private static Html Body(string why, string? detail)
    {
        var body = Html.Of($"<p>{why}</p>");
        if (detail is not null)
        {
            body.Add($"<pre class=\"rem-scroll\" tabindex=\"0\">{detail}</pre>");
        }

        return body;
    }

    private static string ReasonOf(int status) => Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status);
}
