using System.Net;
using System.Net.Sockets;

namespace Rem.Web.Tests.Kit;

/// <summary>Asks a site over TLS at 127.0.0.1 under a host name, and keeps which certificate it showed last.</summary>
internal sealed class TlsClient : IDisposable
{
    private readonly HttpClient _client;

    public TlsClient(RunningSite site, string host = "localhost", Version? version = null, bool isAnonymous = false)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, EnableMultipleHttp2Connections = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            Thumbprint = certificate?.GetCertHashString() ?? "";
            return certificate is not null; // nobody signed it; which one it is, is what the tests look at
        };
        handler.ConnectCallback = async (_, cancel) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, site.Port, cancel);
            Connections++;
            return new NetworkStream(socket, ownsSocket: true);
        };
        _client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"https://{host}:{site.Port}/"),
            DefaultRequestVersion = version ?? HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromSeconds(90),
        };
        _client.DefaultRequestHeaders.Authorization = isAnonymous ? null : new("Bearer", site.Token);
    }

    /// <summary>What its pages are from.</summary>
    public string Origin => _client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>The certificate of the newest connection.</summary>
    public string Thumbprint { get; private set; } = "";

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Sends a request.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _client.SendAsync(request);

    /// <summary>The answer to a path.</summary>
    public Task<HttpResponseMessage> AskAsync(string path) => _client.GetAsync(path);

    /// <summary>The text at a path.</summary>
    public Task<string> GetAsync(string path) => _client.GetStringAsync(path);

    public void Dispose() => _client.Dispose();
}
