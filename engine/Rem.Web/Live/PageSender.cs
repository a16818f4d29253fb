using System.Threading.Channels;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>Sends the streams of one page: their sources run side by side, and this alone writes.</summary>
/// <param name="exchange">The request.</param>
/// <param name="answer">Its answer.</param>
/// <param name="feeds">The streams that it may read.</param>
/// <param name="marks">The id of the last event of each that was asked for; changed as they are told.</param>
internal sealed class PageSender(Exchange exchange, EventAnswer answer, List<PageFeed> feeds, string[] marks)
{
    private const int Waiting = 8; // what is told and not yet sent, before the sources wait
    private readonly Channel<PageFeed.Told> _told = Channel.CreateBounded<PageFeed.Told>(new BoundedChannelOptions(Waiting) { SingleReader = true });

    /// <summary>What is to be told of streams that are not sent.</summary>
    public required List<LiveEvent> Refusals { get; init; }

    /// <summary>Who looks at whether the reader may still read.</summary>
    public required Gate Gate { get; init; }

    /// <summary>Where what fails is logged.</summary>
    public required Failures Failures { get; init; }

    /// <summary>Sends until it is cancelled, or nothing is left to send.</summary>
    public async Task SendAsync(CancellationTokenSource ending)
    {
        var pumps = feeds.ConvertAll(feed => Task.Run(() => feed.PumpAsync(_told.Writer, ending.Token), CancellationToken.None));
        try
        {
            while (await RefuseAsync(ending.Token))
            {
                await NextAsync(ending.Token);
            }
        }
        finally
        {
            // The sources look at the request, which becomes another one when this has ended.
            await ending.CancelAsync();
            await Task.WhenAll(pumps);
        }
    }

    // Roles are taken and sessions end meanwhile. False when nothing is left.
    private async ValueTask<bool> RefuseAsync(CancellationToken cancel)
    {
        Gate.Identify(exchange);
        foreach (var feed in feeds)
        {
            if (!feed.IsRefused && feed.Role > exchange.Caller.Role)
            {
                feed.IsRefused = true;
                Refusals.Add(Refusal.Unseen(feed.Place, exchange));
            }
        }

        if (Refusals.Count > 0)
        {
            await answer.SendAsync(Refusals, Refusal.Name, _ => string.Join(',', marks), cancel);
            Refusals.Clear();
        }

        return feeds.Exists(static feed => !feed.IsRefused);
    }

    private async Task NextAsync(CancellationToken cancel)
    {
        if (await ReadAsync(cancel) is not { } told)
        {
            await answer.KeepAsync(cancel);
        }
        else if (told.Error is not null)
        {
            told.Feed.IsRefused = true;
            Failures.Write(exchange, told.Error);
            Refusals.Add(Refusal.Failed(told.Feed.Place, exchange));
        }
        else if (!told.Feed.IsRefused)
        {
            await answer.SendAsync(told.Events, told.Feed.Name, id => IdAfter(told.Feed, id), cancel);
        }
    }

    private async ValueTask<PageFeed.Told?> ReadAsync(CancellationToken cancel)
    {
        if (_told.Reader.TryRead(out var told))
        {
            return told;
        }

        using var silence = new Deadline(EventAnswer.KeepAlive, answer.Clock, cancel);
        try
        {
            return await _told.Reader.ReadAsync(silence.Token);
        }
        catch (OperationCanceledException) when (silence.IsOver)
        {
            return null;
        }
    }

    private string IdAfter(PageFeed feed, string id)
    {
        marks[feed.Place] = id;
        return string.Join(',', marks);
    }
}
