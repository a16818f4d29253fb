using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Rem.Errors;
using Rem.Running;
using Rem.Values;
using Rem.Web.Sections;
using Rem.Web.Serving;

namespace Rem.Web.Pages;

/// <summary>Answers with a page: its block is evaluated over the request, and what it gives becomes the answer.</summary>
internal sealed class PageRunner(Gate gate, TimeProvider clock)
{
    /// <summary>Answers.</summary>
    public async Task AnswerAsync(Exchange exchange, Found found)
    {
        var page = found.Page!;
        if (page.MaxBody is { } most && exchange.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = most;
        }

        var pipe = await RequestPipe.ReadAsync(exchange, gate);
        using var deadline = new Deadline(page.Timeout, clock, exchange.Http.RequestAborted);
        try
        {
            var evaluated = await EvaluateAsync(found, pipe, exchange, deadline.Token);
            await PageAnswer.SendAsync(exchange.Http, page, found.State.Open, evaluated, deadline.Token);
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            throw new PlanException(WebErrors.Timeout, page.At, $"the page '{page.Path}' took longer than {Duration.Show(page.Timeout)} (timeout)", WebErrors.Timeout.Fix);
        }
    }

    /// <summary>Evaluates a page over a request.</summary>
    public static ValueTask<Evaluated> EvaluateAsync(Found found, RemMap request, object? client, CancellationToken cancel) =>
        found.State.Open.EvaluateAsync(found.Page!.Function, new FunctionCall { Pipe = request, Input = request, Captures = found.Captures, Client = client }, cancel);
}
