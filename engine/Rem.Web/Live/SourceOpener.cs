using System.Globalization;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Facts;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>Opens what a stream tells of, for one reader.</summary>
internal sealed class SourceOpener(TimeProvider clock)
{
    private const int LogLines = 200;
    private readonly EncodedEvents _encoded = new();

    /// <summary>Opens it. Throws a <see cref="PlanException"/> when its name cannot be worked out.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="found">The stream.</param>
    /// <param name="request">The request as its expressions see it.</param>
    /// <param name="after">The id of the last event that the reader has; empty for none.</param>
    public async ValueTask<IEventSource> OpenAsync(Exchange exchange, Found found, RemMap request, string after)
    {
        var (state, stream) = (found.State, found.Stream!);
        var name = await EvaluateAsync(stream.Name);
        var mark = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var resources = state.Open.Resources;
        switch (stream.Kind)
        {
            case StreamKind.Queue:
                return new QueueEvents(resources.Queues.Open(name), _encoded, mark, stream.History);
            case StreamKind.State:
                return new StateEvents(resources.States.Open(name), _encoded, stream.Prefix is null ? "" : await EvaluateAsync(stream.Prefix), mark);
            case StreamKind.Node:
                var fact = FactTable.Find(name) ?? throw new PlanException(WebErrors.Fact, stream.At, FactTable.Unknown(name).Message, FactTable.Unknown(name).Hint);
                return fact.Name == "log" ? new LogEvents(exchange.Node, mark ?? 0, LogLines, stream.Every, clock) : new FactEvents(fact, exchange, stream.Every, clock);
            default:
                return new CounterEvents(resources.Counters.Open(name), stream.Every, after.Length == 0 ? null : after, clock);
        }

        async ValueTask<string> EvaluateAsync(BoundFunction function)
        {
            var call = new FunctionCall { Pipe = request, Input = request, Captures = found.Captures };
            return ValueText.Of((await state.Open.EvaluateAsync(function, call, exchange.Http.RequestAborted)).Value);
        }
    }
}
