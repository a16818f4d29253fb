using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Web.Serving;

/// <summary>An address that is listened on: Kestrel, with nothing between it and the pipeline.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly WebApplication _host;
    private readonly IServer _server;

    private Listener(IPEndPoint end, WebApplication host)
    {
        End = end;
        _host = host;
        _server = host.Services.GetRequiredService<IServer>();
    }

    /// <summary>The address.</summary>
    public IPEndPoint End { get; }

    /// <summary>The services that requests see.</summary>
    public IServiceProvider Services => _host.Services;

    /// <summary>Listens. Throws a <see cref="PlanException"/> (<see cref="WebErrors.Listen"/>) when the address is taken or not there.</summary>
    public static async Task<Listener> StartAsync(IPEndPoint end, Certificates? certificates, Connections connections, Func<Listener, Pipeline> pipeline, SourceSpan at)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseSockets(static options => options.CreateBoundListenSocket = Bind).UseKestrelHttpsConfiguration().ConfigureKestrel(options => Configure(options, end, certificates, connections));
        var listener = new Listener(end, builder.Build());
        try
        {
            await listener._server.StartAsync(pipeline(listener), CancellationToken.None);
            return listener;
        }
        catch (Exception error) when (error is IOException or InvalidOperationException or SocketException)
        {
            await listener._host.DisposeAsync();
            throw new PlanException(WebErrors.Listen, at, $"{end} cannot be listened on: {error.Message}", WebErrors.Listen.Fix);
        }
    }

    /// <summary>Takes no new connection, lets the requests that are under way end, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        using var late = new CancellationTokenSource(Patience);
        await _server.StopAsync(late.Token);
        await _host.DisposeAsync();
    }

    // Connections take the size over from what they were accepted by: without it the kernel keeps megabytes for a client that does not read.
    private static Socket Bind(EndPoint end)
    {
        var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(end);
        socket.SendBufferSize = ServingLimits.SendBuffer;
        return socket;
    }

    private static void Configure(KestrelServerOptions options, IPEndPoint end, Certificates? certificates, Connections connections)
    {
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
        var limits = options.Limits;
        limits.MaxRequestBodySize = ServingLimits.Body;
        limits.MaxRequestHeadersTotalSize = ServingLimits.Headers;
        limits.MaxRequestHeaderCount = ServingLimits.HeaderCount;
        limits.MaxRequestLineSize = ServingLimits.RequestLine;
        limits.RequestHeadersTimeout = ServingLimits.HeadersTime;
        limits.KeepAliveTimeout = ServingLimits.KeepAlive;
        limits.MaxResponseBufferSize = ServingLimits.ResponseBuffer;
        limits.Http2.MaxStreamsPerConnection = ServingLimits.Streams;
        options.Listen(end, listen =>
        {
            listen.Protocols = certificates is null ? HttpProtocols.Http1 : HttpProtocols.Http1AndHttp2;
            listen.Use(connections.Guard);
            if (certificates is not null)
            {
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = certificates.Choose });
            }
        });
    }
}
