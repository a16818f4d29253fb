using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Rem.Errors;
using Rem.Values;
using Rem.Web.Pages;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>
/// `/rem/live?at=/news&amp;at=/hosts`: the streams that a page follows, over one connection, since a browser has only six
/// for a site. Each is looked for, checked and resumed as if it had been asked for alone. An event's kind is the place of
/// its stream among those asked for, from 0; its id holds the id of each stream's last event, with commas between them. A
/// stream that cannot be read is told as `refused`, `{at, status, why}`, and the others go on.
/// </summary>
internal sealed class PageStreams(Gate gate, SourceOpener opener, Failures failures, EventAnswers answers)
{
    /// <summary>Its path.</summary>
    public const string Path = "rem/live";

    private const int Most = 64; // streams of one connection; the length of the request's line bounds their names

    /// <summary>Sends them until the reader leaves, or nothing is left that it may read.</summary>
    public async Task AnswerAsync(Exchange exchange)
    {
        var http = exchange.Http;
        var asked = http.Request.Query["at"];
        if (asked.Count is 0 or > Most)
        {
            throw new BadHttpRequestException($"`at` names the streams to follow, 1 to {Most} of them, got {asked.Count}");
        }

        using var answer = answers.Begin(exchange);
        var marks = Marks(answer.After, asked.Count);
        var (feeds, refusals) = (new List<PageFeed>(asked.Count), new List<LiveEvent>());
        try
        {
            var request = await RequestPipe.ReadAsync(exchange, gate);
            for (var i = 0; i < asked.Count; i++)
            {
                if (await OpenAsync(exchange, request, asked[i] ?? "", (i, marks[i]), refusals) is { } feed)
                {
                    feeds.Add(feed);
                }
            }

            exchange.LeaveLine();
            await SendAsync(exchange, answer, feeds, marks, refusals);
        }
        finally
        {
            feeds.ForEach(static feed => feed.Source.Dispose());
        }
    }

    private async Task SendAsync(Exchange exchange, EventAnswer answer, List<PageFeed> feeds, string[] marks, List<LiveEvent> refusals)
    {
        var http = exchange.Http;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource([http.RequestAborted, .. feeds.Select(static feed => feed.Retired).Distinct()]);
        try
        {
            if (await answer.BeginAsync(ending.Token))
            {
                await new PageSender(exchange, answer, feeds, marks) { Refusals = refusals, Gate = gate, Failures = failures }.SendAsync(ending);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            // A plan has changed or ended: the reader comes back and goes on where it was.
        }
        catch (TimeoutException)
        {
            exchange.CutOff();
        }
    }

    private async ValueTask<PageFeed?> OpenAsync(Exchange exchange, RemMap request, string address, (int Place, string After) at, List<LiveEvent> refusals)
    {
        var (path, query) = Parts(address);
        using var visit = path is null ? null : await Finder.EnterAsync(exchange, path);
        if (visit?.Found is not { Stream: { } stream } found || stream.Role > exchange.Caller.Role)
        {
            refusals.Add(Refusal.Unseen(at.Place, exchange));
            return null;
        }

        try
        {
            var own = request.Copy();
            own.Set("path", "/" + path);
            own.Set("query", RequestPipe.Values(QueryHelpers.ParseQuery(query)));
            return new PageFeed(at.Place, stream.Role, await opener.OpenAsync(exchange, found, own, at.After), found.State.Retired);
        }
        catch (BadHttpRequestException error)
        {
            refusals.Add(Refusal.Wrong(at.Place, error));
            return null;
        }
        catch (PlanException error)
        {
            failures.Write(exchange, error);
            refusals.Add(Refusal.Failed(at.Place, exchange));
            return null;
        }
    }

    // A path of this site, decoded as the server decodes one; no path for what leads elsewhere.
    private static (string? Path, string Query) Parts(string address)
    {
        if (RedirectAddress.Of(address) is not { } own || own[0] != '/')
        {
            return (null, "");
        }

        var mark = own.IndexOf('?', StringComparison.Ordinal);
        return (PathString.FromUriComponent(mark < 0 ? own : own[..mark]).Value![1..], mark < 0 ? "" : own[mark..]);
    }

    private static string[] Marks(string after, int count)
    {
        var marks = after.Split(',');
        return marks.Length == count ? marks : [.. Enumerable.Repeat("", count)];
    }
}
