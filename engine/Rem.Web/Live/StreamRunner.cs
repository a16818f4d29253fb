using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Facts;
using Rem.Web.Mounting;
using Rem.Web.Pages;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>
/// Sends a stream as server-sent events (WHATWG HTML, 9.2) until its reader leaves. A reader that stops reading is cut off
/// when what waits for it fills its buffer and stays so; nobody else is held up by it.
/// </summary>
internal sealed class StreamRunner(Gate gate, TimeProvider clock)
{
    // A comment now and then keeps what lies between from closing the connection, and finds out that nobody reads.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private const int LogLines = 200;
    private static readonly byte[] Comment = Encoding.ASCII.GetBytes(":\n\n");
    private static readonly byte[] Begin = Encoding.ASCII.GetBytes("retry: 2000\n\n");

    /// <summary>Sends it.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="state">The plan.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="captures">What its path captured.</param>
    /// <param name="leave">Leaves the plan: a stream must not keep an old version of it open.</param>
    public async Task AnswerAsync(Exchange exchange, PlanState state, LiveStream stream, RemMap? captures, Action leave)
    {
        var http = exchange.Http;
        var source = await SourceAsync(exchange, state, stream, captures);
        var retired = state.Retired;
        exchange.LeaveLine();
        leave();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, retired);
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return;
        }

        try
        {
            await SendAsync(http, Begin, ending.Token);
            while (gate.StillAdmits(exchange, stream.Role))
            {
                var events = await source.NextAsync(KeepAlive, ending.Token);
                await SendAsync(http, events.Count == 0 ? Comment : Bytes(events), ending.Token);
            }
        }
        catch (OperationCanceledException) when (retired.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            // The plan has changed or ended: the reader comes back and goes on where it was.
        }
        catch (TimeoutException)
        {
            http.Abort();
        }
    }

    private async ValueTask<IEventSource> SourceAsync(Exchange exchange, PlanState state, LiveStream stream, RemMap? captures)
    {
        var request = await RequestPipe.ReadAsync(exchange, gate);
        var cancel = exchange.Http.RequestAborted;
        var name = ValueText.Of((await EvaluateAsync(stream.Name)).Value);
        // A script that begins a connection anew cannot set the header.
        var after = exchange.Http.Request.Headers["Last-Event-ID"].ToString();
        after = after.Length == 0 ? exchange.Http.Request.Query["after"].ToString() : after;
        var mark = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var resources = state.Open.Resources;
        switch (stream.Kind)
        {
            case StreamKind.Queue:
                return new QueueEvents(resources.Queues.Open(name), mark, stream.History);
            case StreamKind.State:
                var prefix = stream.Prefix is null ? "" : ValueText.Of((await EvaluateAsync(stream.Prefix)).Value);
                return new StateEvents(resources.States.Open(name), prefix, mark);
            case StreamKind.Node:
                var fact = FactTable.Find(name) ?? throw new PlanException(WebErrors.Fact, stream.At, FactTable.Unknown(name).Message, FactTable.Unknown(name).Hint);
                return fact.Name == "log" ? new LogEvents(exchange.Node, mark ?? 0, LogLines, stream.Every, clock) : new FactEvents(fact, exchange, stream.Every, clock);
            default:
                return new CounterEvents(resources.Counters.Open(name), stream.Every, after.Length == 0 ? null : after, clock);
        }

        ValueTask<Evaluated> EvaluateAsync(BoundFunction function) => state.Open.EvaluateAsync(function, new FunctionCall { Pipe = request, Input = request, Captures = captures }, cancel);
    }

    private async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var writing = http.Response.BodyWriter.WriteAsync(bytes, cancel);
        if (!writing.IsCompletedSuccessfully)
        {
            await writing.AsTask().WaitAsync(Patience, clock, cancel);
        }
    }

    private static ReadOnlyMemory<byte> Bytes(IReadOnlyList<LiveEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>(256 * events.Count);
        foreach (var each in events)
        {
            Encoding.UTF8.GetBytes($"id: {each.Id}\ndata: {each.Data}\n\n", buffer);
        }

        return buffer.WrittenMemory;
    }
}
