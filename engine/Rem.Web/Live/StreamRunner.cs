using Rem.Web.Live.Series;
using Rem.Web.Pages;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>Sends one stream until its reader leaves; of time series also a range, at once.</summary>
internal sealed class StreamRunner(Gate gate, SourceOpener opener, EventAnswers answers)
{
    /// <summary>Answers a request for what was found.</summary>
    public async Task AnswerAsync(Exchange exchange, Visit visit)
    {
        if (visit.Found.Stream!.Kind == StreamKind.Series && SeriesRange.IsAsked(exchange.Http.Request.Query))
        {
            await (await opener.RangeAsync(exchange, visit.Found, await RequestPipe.ReadAsync(exchange, gate))).SendAsync(exchange);
        }
        else
        {
            await FollowAsync(exchange, visit);
        }
    }

    // It leaves the plan as soon as it can: a stream must not keep an old version of it open.
    private async Task FollowAsync(Exchange exchange, Visit visit)
    {
        var (http, stream) = (exchange.Http, visit.Found.Stream!);
        using var answer = answers.Begin(exchange);
        using var source = await opener.OpenAsync(exchange, visit.Found, await RequestPipe.ReadAsync(exchange, gate), answer.After);
        var retired = visit.Found.State.Retired;
        exchange.LeaveLine();
        visit.Dispose();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, retired);
        try
        {
            if (!await answer.BeginAsync(ending.Token))
            {
                return;
            }

            while (gate.StillAdmits(exchange, stream.Role))
            {
                var events = await source.NextAsync(EventAnswer.KeepAlive, ending.Token);
                await (events.Count == 0 ? answer.KeepAsync(ending.Token) : answer.SendAsync(events, null, null, ending.Token));
            }
        }
        catch (OperationCanceledException) when (retired.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            // The plan has changed or ended: the reader comes back and goes on where it was.
        }
        catch (TimeoutException)
        {
            exchange.CutOff();
        }
    }
}
