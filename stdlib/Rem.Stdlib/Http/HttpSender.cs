using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Rem.Errors;
using Rem.Http;
using Rem.Plans;

namespace Rem.Stdlib.Http;

/// <summary>
/// Sends HTTP requests over one shared set of connections: no cookies, at most 10 redirects and only to http and
/// https, compressed answers unpacked, bodies read up to their limit.
/// </summary>
public sealed class HttpSender : IHttp, IDisposable
{
    private const int MaxRedirects = 10;
    private const int PieceBytes = 64 * 1024;

    // A server that does not answer a connection in this time is not there; the caller's own limit may be shorter.
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;

    /// <summary>Opens nothing until the first request.</summary>
    public HttpSender()
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false, // followed here, where the scheme is checked and credentials are dropped
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = ConnectTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5), // a name that moves is looked up again
        };
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("rem", typeof(HttpSender).Assembly.GetName().Version?.ToString(3)));
    }

    /// <inheritdoc/>
    public async Task<HttpAnswer> SendAsync(HttpCall call, CancellationToken cancel)
    {
        var hop = RequestBuilder.Start(call);
        for (var redirects = 0; ; redirects++)
        {
            using var request = hop.ToMessage();
            using var response = await SendOnceAsync(request, hop.Url, cancel);
            if (!IsRedirect(response))
            {
                var bytes = await ReadAsync(response, hop.Url, call.MaxBytes, cancel);
                return AnswerReader.Read(response, bytes);
            }

            if (redirects == MaxRedirects)
            {
                throw new PlanException(HttpErrors.Redirects, SourceSpan.None, $"{call.Url} was redirected more than {MaxRedirects} times, last to {response.Headers.Location}");
            }

            hop = hop.Redirect(response.StatusCode, response.Headers.Location!);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, Uri url, CancellationToken cancel)
    {
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        }
        catch (HttpRequestException error)
        {
            throw Fault(error, url);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new PlanException(HttpErrors.ConnectTime, SourceSpan.None, $"no connection to {Authority(url)} within {ConnectTime.TotalSeconds} s");
        }
    }

    private static async Task<MemoryStream> ReadAsync(HttpResponseMessage response, Uri url, long maxBytes, CancellationToken cancel)
    {
        var bytes = new MemoryStream();
        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            var piece = new byte[PieceBytes];
            int read;
            while ((read = await body.ReadAsync(piece, cancel)) > 0)
            {
                if (bytes.Length + read > maxBytes)
                {
                    throw new LimitException(LimitErrors.Text, SourceSpan.None, $"the answer of {url} has more than {maxBytes} bytes, the limit of a text", LimitErrors.Text.Fix);
                }

                bytes.Write(piece, 0, read);
            }

            return bytes;
        }
        catch (Exception error) when (error is IOException or HttpRequestException or InvalidDataException)
        {
            throw new PlanException(new Finding(HttpErrors.Broken, SourceSpan.None, $"the answer of {url} broke off after {bytes.Length} bytes: {error.Message}"), error);
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) =>
        response.Headers.Location is not null && response.StatusCode is
            HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static PlanException Fault(HttpRequestException error, Uri url)
    {
        var to = Authority(url);
        var (code, message) = (error.HttpRequestError, error.InnerException) switch
        {
            (HttpRequestError.NameResolutionError, _) => (HttpErrors.UnknownHost, $"the host '{url.Host}' is not known"),
            (HttpRequestError.SecureConnectionError, var inner) => (HttpErrors.Tls, $"no secure connection to {to}: {Reason(inner, error)}"),
            (_, AuthenticationException inner) => (HttpErrors.Tls, $"no secure connection to {to}: {inner.Message}"),
            (_, SocketException { SocketErrorCode: SocketError.ConnectionRefused }) => (HttpErrors.Refused, $"nobody listens at {to}: connection refused"),
            (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }) => (HttpErrors.UnknownHost, $"the host '{url.Host}' is not known"),
            (_, SocketException { SocketErrorCode: SocketError.TimedOut }) => (HttpErrors.ConnectTime, $"no connection to {to} in time"),
            (HttpRequestError.ConnectionError, var inner) => (HttpErrors.Refused, $"no connection to {to}: {Reason(inner, error)}"),
            (_, var inner) => (HttpErrors.Broken, $"the connection to {to} broke: {Reason(inner, error)}"),
        };
        return new PlanException(new Finding(code, SourceSpan.None, message, code.Fix), error);
    }

    private static string Reason(Exception? inner, Exception error)
    {
        var text = new StringBuilder(inner?.Message ?? error.Message);
        text.Replace("\r", "").Replace('\n', ' ');
        return text.ToString();
    }

    private static string Authority(Uri url) => $"{url.Host}:{url.Port}";
}
