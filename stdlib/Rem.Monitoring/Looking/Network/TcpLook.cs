using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Rem.Monitoring.Hosting;
using Rem.Values;

namespace Rem.Monitoring.Looking.Network;

/// <summary>One look at a port.</summary>
internal sealed class TcpLook(TcpWish wanted, TimeProvider clock)
{
    private const int MostRead = 64 * 1024;
    private const int MostShown = 4 * 1024;
    private readonly RemMap _result = new(8);
    private string _at = "connected";
    private string? _wrong;

    /// <summary>Looks; what is wrong is the result's status.</summary>
    public async Task<RemMap> RunAsync(CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(wanted.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            await LookAsync(either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            Say("critical", $"not {_at} within {Duration.Show(wanted.Timeout)}");
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain or SocketError.NoRecovery)
        {
            Say("unknown", $"nobody knows the address of {wanted.Host}");
        }
        catch (Exception error) when (error is SocketException or IOException or AuthenticationException)
        {
            Say("critical", (_wrong ?? error.Message).TrimEnd('.'));
        }

        return _result;
    }

    private async Task LookAsync(CancellationToken cancel)
    {
        using var client = new TcpClient();
        var begun = clock.GetTimestamp();
        await client.ConnectAsync(wanted.Host, wanted.Port, cancel);
        var seconds = Math.Round(clock.GetElapsedTime(begun).TotalSeconds, 6);
        _result.Set("time", seconds);
        _result.Set("units", new RemMap(2) { ["time"] = "s", ["certificate days"] = "d" });
        _result.Set("text", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{wanted.Host} port {wanted.Port} is connected in {seconds * 1000:0.0} ms"));
        _at = "secured";
        await using var stream = wanted.IsSecure ? await SecureAsync(client.GetStream(), cancel) : (Stream)client.GetStream();
        _at = "answered";
        if (wanted.Send is { } send)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes(send), cancel);
        }

        if (wanted.Expect is { } expect)
        {
            await ReadAsync(stream, Encoding.UTF8.GetBytes(expect), cancel);
        }
    }

    private async Task<SslStream> SecureAsync(NetworkStream plain, CancellationToken cancel)
    {
        var secure = new SslStream(plain, leaveInnerStreamOpen: false);
        await secure.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = wanted.Host, RemoteCertificateValidationCallback = (_, certificate, chain, faults) => IsRight(certificate, chain, faults) },
            cancel);
        return secure;
    }

    private bool IsRight(System.Security.Cryptography.X509Certificates.X509Certificate? certificate, System.Security.Cryptography.X509Certificates.X509Chain? chain, SslPolicyErrors faults)
    {
        if (certificate is System.Security.Cryptography.X509Certificates.X509Certificate2 known)
        {
            _result.Set("certificate days", Math.Floor((known.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime).TotalDays * 10) / 10);
        }

        if (faults != SslPolicyErrors.None && wanted.Verifies)
        {
            var why = chain?.ChainStatus.Select(static each => each.StatusInformation.Trim()).FirstOrDefault(static each => each.Length > 0);
            _wrong = "its certificate is not right: " + (faults.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is not one of {wanted.Host}" : why ?? faults.ToString());
            return false;
        }

        return true;
    }

    private async Task ReadAsync(Stream stream, byte[] expected, CancellationToken cancel)
    {
        var (bytes, held) = (new byte[MostRead], 0);
        while (held < bytes.Length && bytes.AsSpan(0, held).IndexOf(expected) < 0)
        {
            var read = await stream.ReadAsync(bytes.AsMemory(held), cancel);
            if (read == 0)
            {
                break;
            }

            held += read;
            _result.Set("answer", CheckText.Clean(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(held, MostShown)))));
        }

        if (bytes.AsSpan(0, held).IndexOf(expected) < 0)
        {
            Say("critical", held == 0 ? "it hung up without an answer" : $"its answer does not hold {ValueText.Show(wanted.Expect)}: {ValueText.Show(_result["answer"])}");
        }
    }

    private void Say(string status, string why)
    {
        _result.Set("status", status);
        _result.Set("text", $"{wanted.Host} port {wanted.Port}: {why}");
    }
}
