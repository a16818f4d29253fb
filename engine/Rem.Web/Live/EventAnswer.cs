using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>
/// An answer of server-sent events (WHATWG HTML, 9.2). A reader that stops reading is cut off when what waits for it fills
/// its buffer and stays so; nobody else is held up by it. For one sender at a time.
/// </summary>
internal sealed class EventAnswer(Exchange exchange, TimeProvider clock, Action ended) : IDisposable
{
    /// <summary>A comment so often keeps what lies between from closing the connection, and finds out that nobody reads.</summary>
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private const int Slice = 16 * 1024;
    private static readonly byte[] Silence = Encoding.ASCII.GetBytes(":\n\n");
    private static readonly byte[] End = Encoding.ASCII.GetBytes("\n\n");
    private static readonly byte[] Start = Encoding.ASCII.GetBytes("retry: 2000\n\n");

    /// <summary>The time.</summary>
    public TimeProvider Clock => clock;

    /// <summary>The id behind the last event that the reader has; empty for none. A script that begins a connection anew cannot set the header.</summary>
    public string After
    {
        get
        {
            var header = exchange.Http.Request.Headers["Last-Event-ID"].ToString();
            return header.Length > 0 ? header : exchange.Http.Request.Query["after"].ToString();
        }
    }

    /// <summary>Says what comes; false when nothing more is to be sent, for HEAD.</summary>
    public async ValueTask<bool> BeginAsync(CancellationToken cancel)
    {
        exchange.Http.Response.ContentType = "text/event-stream";
        exchange.Http.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(exchange.Http.Request.Method))
        {
            return false;
        }

        Write(Start);
        await FlushAsync(cancel);
        return true;
    }

    /// <summary>Sends that there is nothing to send. Throws <see cref="TimeoutException"/> for a reader that does not read.</summary>
    public Task KeepAsync(CancellationToken cancel)
    {
        Write(Silence);
        return FlushAsync(cancel);
    }

    /// <summary>Sends events. Throws <see cref="TimeoutException"/> for a reader that does not read.</summary>
    /// <param name="events">The events.</param>
    /// <param name="name">Their kind; null for the one that has no name.</param>
    /// <param name="id">Makes the id that each is sent with of its own; null for that itself.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task SendAsync(IReadOnlyList<LiveEvent> events, string? name, Func<string, string>? id, CancellationToken cancel)
    {
        var waiting = 0;
        foreach (var each in events)
        {
            var after = id?.Invoke(each.Id) ?? each.Id;
            if (each.Data.IsEmpty)
            {
                Write(name is null ? $"id: {after}\n\n" : $"event: mark\nid: {after}\ndata: {{}}\n\n");
                continue;
            }

            if (name is not null)
            {
                Write($"event: {name}\n");
            }

            Write($"id: {after}\ndata: ");
            await WriteAsync(each.Data, cancel);
            Write(End);
            waiting += each.Data.Length;
            if (waiting > Slice)
            {
                await FlushAsync(cancel);
                waiting = 0;
            }
        }

        await FlushAsync(cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => ended();

    private PipeWriter Writer => exchange.Http.Response.BodyWriter;

    // In slices: what waits for a reader who does not read is the buffer and one slice, and not the buffer and one event.
    private async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancel)
    {
        for (; data.Length > Slice; data = data[Slice..])
        {
            Write(data.Span[..Slice]);
            await FlushAsync(cancel);
        }

        Write(data.Span);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        Writer.Write(bytes);
        exchange.Sent += bytes.Length;
    }

    private void Write(string text) => exchange.Sent += Encoding.UTF8.GetBytes(text, Writer);

    private async Task FlushAsync(CancellationToken cancel)
    {
        var flushing = Writer.FlushAsync(cancel);
        if (!flushing.IsCompletedSuccessfully)
        {
            await flushing.AsTask().WaitAsync(Patience, clock, cancel);
        }
    }
}
