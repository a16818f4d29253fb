using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rem.Web.Tests.Kit;

/// <summary>Sends a path as it is written: no client library tidies it first.</summary>
internal static class RawClient
{
    public static Task<(int Status, string Text)> GetAsync(int port, string path) =>
        SendAsync(port, $"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    public static async Task<(int Status, string Text)> SendAsync(int port, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var text = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(90), TimeProvider.System);
        return (!text.StartsWith("HTTP/1.", StringComparison.Ordinal) ? 0 : int.Parse(text.AsSpan(9, 3), CultureInfo.InvariantCulture), text);
    }
}
