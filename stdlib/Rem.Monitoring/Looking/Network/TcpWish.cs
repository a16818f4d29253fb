using Rem.Monitoring.Definitions;
using Rem.Values;

namespace Rem.Monitoring.Looking.Network;

/// <summary>A connection to be tried.</summary>
/// <param name="Host">The name or address.</param>
/// <param name="Port">The port.</param>
internal sealed record TcpWish(string Host, int Port)
{
    /// <summary>What is sent first; null for nothing.</summary>
    public string? Send { get; init; }

    /// <summary>What the answer has to hold; null for nothing.</summary>
    public string? Expect { get; init; }

    /// <summary>True for TLS.</summary>
    public bool IsSecure { get; init; }

    /// <summary>True when the certificate has to be right.</summary>
    public bool Verifies { get; init; } = true;

    /// <summary>How long all of it may take.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Reads one; what is wrong is noted.</summary>
    public static TcpWish? Read(Fields fields)
    {
        var (host, port) = (fields.As<string>("host", "a name or an address"), fields.Count("port", 1, 65535));
        if (port is null && !fields.Has("port"))
        {
            fields.Problems.Add(fields.Path, "expected 'port', a whole number from 1 to 65535, got none");
        }

        if (host is "")
        {
            fields.Problems.Expected(fields.At("host"), "a name or an address", host);
        }

        var secure = fields.Flag("tls") ?? false;
        var wish = new TcpWish(host ?? "", port ?? 0)
        {
            Send = fields.Text("send"),
            Expect = fields.Text("expect"),
            IsSecure = secure,
            Verifies = fields.Flag("verify") ?? true,
            Timeout = fields.Time("timeout", TimeSpan.FromMilliseconds(1)) ?? TimeSpan.FromSeconds(10),
        };
        return host is null || port is null ? null : wish;
    }
}
