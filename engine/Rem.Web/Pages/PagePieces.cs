using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using Rem.Web.Serving;

namespace Rem.Web.Pages;

/// <summary>
/// Whom a page is evaluated for, and what it sends before it has ended: the first piece sends status and headers, and each
/// goes out at once. Safe to use from several threads; pieces go one after the other.
/// </summary>
internal sealed class PagePieces(Exchange exchange, Found found, Deadline deadline, PieceRoom room, TimeProvider clock)
{
    private const string Plain = "text/plain; charset=utf-8";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15); // that a reader may not read
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SemaphoreSlim? _turn; // few pages need it
    private bool _hasEnded;
    private bool _isGivenUp;

    /// <summary>True when something has been sent: nothing else of the page is.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>True when it was ended since nobody takes more of it: only its headers were asked for, or its reader does not read.</summary>
    public bool IsCut => Volatile.Read(ref _isGivenUp) || IsHead;

    private bool IsHead => HasBegun && HttpMethods.IsHead(exchange.Http.Request.Method);

    private SemaphoreSlim Turn => LazyInitializer.EnsureInitialized(ref _turn, static () => new SemaphoreSlim(1));

    /// <summary>The request of a client that tags were given; null for another, and for a page that has been answered.</summary>
    public static Exchange? ExchangeOf(object? client) => client as Exchange ?? (client as PagePieces)?.Current;

    private Exchange? Current => Volatile.Read(ref _hasEnded) ? null : exchange;

    /// <summary>Sends a text as it is, anything else as a line of JSON. Waits for a reader that reads slowly, and gives one up that does not.</summary>
    /// <param name="piece">What is sent.</param>
    /// <param name="response">What stands under `response` in the page by now.</param>
    /// <param name="at">Where it is sent, for errors.</param>
    /// <param name="cancel">Ends it.</param>
    public async ValueTask SendAsync(object? piece, object? response, SourceSpan at, CancellationToken cancel)
    {
        await Turn.WaitAsync(cancel);
        try
        {
            if (Volatile.Read(ref _hasEnded))
            {
                throw Over(at, "the page has been answered");
            }

            if (!HasBegun)
            {
                Begin(response, at);
                HasBegun = true;
            }

            if (IsCut)
            {
                deadline.End();
                cancel.ThrowIfCancellationRequested();
            }

            await WriteAsync(found.State.Open.Options.Secrets.Hide(piece), at, cancel);
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>
    /// The page has ended: what goes on beside it can send no more. A piece of that which is being sent is waited for, but
    /// not longer than the page may take.
    /// </summary>
    public async ValueTask EndAsync()
    {
        Volatile.Write(ref _hasEnded, true);
        Interlocked.MemoryBarrier(); // who sends makes its turn before it looks whether the page has ended
        if (_turn is { } turn)
        {
            await TakeLastAsync(turn);
            turn.Release();
        }

        if (HasBegun)
        {
            room.Leave();
            exchange.IsCutOff |= exchange.Http.RequestAborted.IsCancellationRequested; // its steps may have ended well all the same
        }
    }

    private async ValueTask TakeLastAsync(SemaphoreSlim turn)
    {
        try
        {
            await turn.WaitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            // The page's own steps have ended: it is a list beside it that holds the turn, and its cancel is not the page's.
            _left.TrySetResult();
            await turn.WaitAsync(CancellationToken.None);
        }
    }

    private void Begin(object? response, SourceSpan at)
    {
        var (http, page) = (exchange.Http, found.Page!);
        var control = response is null ? null : ResponseControl.Of(new RemMap(1) { [ResponseControl.Key] = response }, page);
        if (control is { IsWhole: true } or { HasBody: true })
        {
            throw new PlanException(WebErrors.Response, at, $"'response' of the page '{page.Path}' says what is sent, and so do its pieces", "take 'redirect', 'file' or 'body' out, or send no pieces");
        }

        control?.Apply(http);
        if (control is not null && ResponseControl.IsBodiless(http.Response.StatusCode))
        {
            throw control.Bodiless(http.Response.StatusCode, "the page sends pieces");
        }

        http.Response.ContentType = control?.ContentType ?? page.ContentType ?? Plain;
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (!room.TryEnter())
        {
            throw new PlanException(WebErrors.Busy, at, string.Create(CultureInfo.InvariantCulture, $"{PieceRoom.Most} pages are being sent bit by bit"), WebErrors.Busy.Fix);
        }

        exchange.LeaveLine();
    }

    private async ValueTask WriteAsync(object? piece, SourceSpan at, CancellationToken cancel)
    {
        if (_isGivenUp)
        {
            cancel.ThrowIfCancellationRequested();
            throw Over(at, "the reader of the page does not read");
        }

        var writer = exchange.Http.Response.BodyWriter;
        exchange.Sent += Encoding.UTF8.GetBytes(piece as string ?? ValueText.Json(piece, long.MaxValue) + "\n", writer);
        var flushing = writer.FlushAsync(cancel);
        if (flushing.IsCompletedSuccessfully)
        {
            return;
        }

        var sent = flushing.AsTask();
        try
        {
            if (await Task.WhenAny(sent, _left.Task).WaitAsync(Patience, clock, cancel) == sent)
            {
                await sent;
                return;
            }
        }
        catch (TimeoutException)
        {
            // Told below.
        }

        GiveUp();
        cancel.ThrowIfCancellationRequested();
        throw Over(at, "the reader of the page does not read");
    }

    // Ends the steps of the page; what goes on beside it is told by an error.
    private void GiveUp()
    {
        Volatile.Write(ref _isGivenUp, true);
        exchange.CutOff();
        deadline.End();
    }

    private static PlanException Over(SourceSpan at, string why) => new(WebErrors.Response, at, why + ", and nothing more of it can be sent");
}
