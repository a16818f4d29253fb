using System.Buffers;
using System.Net;
using Rem.Testing.Http;
using Rem.Web.Rpc;

namespace Rem.Web.Tests.Rpc.Peers;

/// <summary>
/// The three protocols over functions of a test, on a plain HTTP server of .NET's own: `/rpc` is JSON-RPC, `/RPC2` XML-RPC,
/// `/call/NAME` plain JSON. It keeps the bodies that came and went.
/// </summary>
internal sealed class RpcServer : IDisposable
{
    private readonly FreePort _port = FreePort.Take();
    private readonly HttpListener _listener = new();
    private readonly IFunctions _functions;
    private readonly List<(byte[] Request, byte[] Answer)> _seen = [];

    public RpcServer(IFunctions functions)
    {
        _functions = functions;
        Url = $"http://127.0.0.1:{_port.Number}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>`http://127.0.0.1:port`.</summary>
    public string Url { get; }

    /// <summary>The bodies so far, in order.</summary>
    public IReadOnlyList<(byte[] Request, byte[] Answer)> Seen
    {
        get
        {
            lock (_seen)
            {
                return [.. _seen];
            }
        }
    }

    public void Dispose()
    {
        _listener.Close();
        _port.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.InputStream.CopyToAsync(bytes);
        var reply = await CallAsync(http.Request.Url!.AbsolutePath, new ReadOnlySequence<byte>(bytes.ToArray()));
        lock (_seen)
        {
            _seen.Add((bytes.ToArray(), reply.Body.ToArray()));
        }

        http.Response.StatusCode = reply.Status;
        http.Response.ContentType = reply.ContentType;
        http.Response.ContentLength64 = reply.Body.Length;
        await http.Response.OutputStream.WriteAsync(reply.Body);
        http.Response.Close();
    }

    private ValueTask<RpcReply> CallAsync(string path, ReadOnlySequence<byte> body) => path switch
    {
        "/rpc" => new JsonRpcProtocol(RpcLimits.Default).AnswerAsync(body, _functions, Views.Author, CancellationToken.None),
        "/RPC2" => new XmlRpcProtocol(RpcLimits.Default).AnswerAsync(body, _functions, Views.Author, CancellationToken.None),
        _ => new JsonCallProtocol(RpcLimits.Default).AnswerAsync(Uri.UnescapeDataString(path["/call/".Length..]), body, _functions, Views.Author, CancellationToken.None),
    };
}
