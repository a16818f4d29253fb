using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Rem.Errors;
using Rem.Running.Versions;
using Rem.Web.Mounting;

namespace Rem.Web.Serving;

/// <summary>What every request of a listener goes through, in this order: headers, host, health, overload, caller, endpoint, errors, log.</summary>
internal sealed class Pipeline(Listener listener, SiteTable sites, Router router, Overload overload, Failures failures, RequestLog log, TimeProvider clock) : IHttpApplication<Exchange>
{
    /// <summary>The newer versions of plans that do not serve.</summary>
    public required RefusedVersions Refusals { get; init; }

    /// <inheritdoc/>
    public Exchange CreateContext(IFeatureCollection contextFeatures)
    {
        Exchange exchange;
        if (contextFeatures is IHostContextContainer<Exchange> container)
        {
            exchange = container.HostContext is { IsLeftBehind: false } last ? last : container.HostContext = new Exchange();
        }
        else
        {
            exchange = new Exchange();
        }

        exchange.Begin(contextFeatures, listener, sites, clock.GetTimestamp());
        return exchange;
    }

    /// <inheritdoc/>
    public void DisposeContext(Exchange context, Exception? exception) => context.End();

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(Exchange context)
    {
        var http = context.Http;
        SecurityHeaders.Set(http.Response.Headers, http.Request.IsHttps);
        try
        {
            await HandleAsync(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            context.IsCutOff = true; // the client has gone; there is nobody to answer
        }
#pragma warning disable CA1031 // Whatever it is, the client gets an answer with an id, and the log the rest.
        catch (Exception error)
#pragma warning restore CA1031
        {
            await failures.AnswerAsync(context, error);
        }
        finally
        {
            log.Write(context);
        }
    }

    private async Task HandleAsync(Exchange context)
    {
        if (!await context.FindSiteAsync())
        {
            await Failures.AnswerAsync(context, StatusCodes.Status400BadRequest, "there is no site of this host name here");
            return;
        }

        Forwarded.Apply(context.Http, context.Site!.Settings);
        context.Path = context.Http.Request.Path.Value is { Length: > 1 } path ? path[1..] : "";
        if (context.Path == "healthz")
        {
            await Health.AnswerAsync(context, Refusals.Count);
            return;
        }

        await overload.RunAsync(context, router.RouteAsync);
    }
}
