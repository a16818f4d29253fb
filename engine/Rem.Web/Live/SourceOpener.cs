using System.Globalization;
using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.TimeSeries;
using Rem.Values;
using Rem.Web.Facts;
using Rem.Web.Live.Series;
using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>Opens what a stream tells of, for one reader.</summary>
internal sealed class SourceOpener(TimeProvider clock)
{
    private const int LogLines = 200;
    private readonly EncodedEvents _encoded = new();
    private readonly ConditionalWeakTable<ITimeSeries, SeriesWatch> _watches = [];

    /// <summary>Opens it. Throws a <see cref="PlanException"/> when its name cannot be worked out.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="found">The stream.</param>
    /// <param name="request">The request as its expressions see it.</param>
    /// <param name="after">The id of the last event that the reader has; empty for none.</param>
    public async ValueTask<IEventSource> OpenAsync(Exchange exchange, Found found, RemMap request, string after)
    {
        var (state, stream) = (found.State, found.Stream!);
        var told = await EvaluateAsync(exchange, found, stream.Name, request);
        var name = ValueText.Of(told);
        var mark = long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (long?)null;
        var resources = state.Open.Resources;
        switch (stream.Kind)
        {
            case StreamKind.Queue:
                return new QueueEvents(resources.Queues.Open(name), _encoded, mark, stream.History);
            case StreamKind.State:
                return new StateEvents(resources.States.Open(name), _encoded, stream.Prefix is null ? "" : ValueText.Of(await EvaluateAsync(exchange, found, stream.Prefix, request)), mark);
            case StreamKind.Node:
                var fact = FactTable.Find(name) ?? throw new PlanException(WebErrors.Fact, stream.At, FactTable.Unknown(name).Message, FactTable.Unknown(name).Hint);
                return fact.Name == "log" ? new LogEvents(exchange.Node, mark ?? 0, LogLines, stream.Every, clock) : new FactEvents(fact, exchange, stream.Every, clock);
            case StreamKind.Series:
                var watch = _watches.GetValue(resources.TimeSeries, series => new SeriesWatch(series, clock));
                return new SeriesEvents(watch, SeriesScope.Of(told, stream.At).Asked(Query(request)), mark, clock);
            default:
                return new CounterEvents(resources.Counters.Open(name), stream.Every, after.Length == 0 ? null : after, clock);
        }
    }

    /// <summary>Reads what a request wants of the past of a stream of time series. Throws as <see cref="OpenAsync"/>, and <see cref="Microsoft.AspNetCore.Http.BadHttpRequestException"/>.</summary>
    public async ValueTask<SeriesAnswer> RangeAsync(Exchange exchange, Found found, RemMap request)
    {
        var scope = SeriesScope.Of(await EvaluateAsync(exchange, found, found.Stream!.Name, request), found.Stream.At);
        return new SeriesAnswer(found.State.Open.Resources.TimeSeries, SeriesRange.Read(scope, Query(request), clock.GetUtcNow()), clock);
    }

    private static RemMap Query(RemMap request) => (RemMap)request["query"]!;

    private static async ValueTask<object?> EvaluateAsync(Exchange exchange, Found found, BoundFunction function, RemMap request)
    {
        var call = new FunctionCall { Pipe = request, Input = request, Captures = found.Captures };
        return (await found.State.Open.EvaluateAsync(function, call, exchange.Http.RequestAborted)).Value;
    }
}
