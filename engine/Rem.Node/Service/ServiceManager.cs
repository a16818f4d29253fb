using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rem.Node.Service;

/// <summary>
/// What systemd is told over $NOTIFY_SOCKET: ready, reloading, stopping, a line of status, and that the node is alive.
/// Without the variable it does nothing. Safe to use from several threads; never throws.
/// </summary>
internal sealed class ServiceManager : IDisposable
{
    private readonly Socket? _socket;
    private readonly EndPoint? _address;
    private readonly ITimer? _alive;

    private ServiceManager(string? address, TimeSpan? watchdog, TimeProvider clock)
    {
        if (string.IsNullOrEmpty(address))
        {
            return;
        }

        // An abstract name begins with a 0 byte, which the variable shows as @.
        _address = new UnixDomainSocketEndPoint(address[0] == '@' ? "\0" + address[1..] : address);
        _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { Blocking = false };
        if (watchdog is { } limit)
        {
            var half = limit / 2;
            _alive = clock.CreateTimer(_ => Send("WATCHDOG=1"), null, half, half);
        }
    }

    /// <summary>The manager that the environment names. Its variables are taken away, so that no step speaks for the node.</summary>
    public static ServiceManager FromEnvironment(TimeProvider clock)
    {
        var address = Take("NOTIFY_SOCKET");
        return At(address, Watchdog(Take("WATCHDOG_USEC"), Take("WATCHDOG_PID")), clock);
    }

    /// <summary>The manager at an address, or one that nobody hears.</summary>
    internal static ServiceManager At(string? address, TimeSpan? watchdog, TimeProvider clock)
    {
        try
        {
            return new ServiceManager(address, watchdog, clock);
        }
        catch (Exception error) when (error is ArgumentException or SocketException)
        {
            return new ServiceManager(null, null, clock); // no such address: who started us does not listen
        }
    }

    /// <summary>How long the node may be silent; null for no limit, or one of another process.</summary>
    internal static TimeSpan? Watchdog(string? microseconds, string? process)
    {
        var isOurs = string.IsNullOrEmpty(process) || process == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return isOurs && long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time is > 0 and < long.MaxValue / 10
            ? TimeSpan.FromTicks(time * TimeSpan.TicksPerMicrosecond)
            : null;
    }

    /// <summary>The node serves.</summary>
    public void Ready() => Send("READY=1");

    /// <summary>The node reads its settings and plans again; <see cref="Ready"/> follows.</summary>
    public void Reloading() => Send(string.Create(CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000)}"));

    /// <summary>The node ends.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <summary>How it does, in a line.</summary>
    public void Status(string text) => Send("STATUS=" + text.ReplaceLineEndings(" "));

    /// <inheritdoc/>
    public void Dispose()
    {
        _alive?.Dispose();
        _socket?.Dispose();
    }

    private static string? Take(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        Environment.SetEnvironmentVariable(variable, null);
        return value;
    }

    private void Send(string text)
    {
        try
        {
            _socket?.SendTo(Encoding.UTF8.GetBytes(text), _address!);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // A manager that does not listen, or is full, stops nothing.
        }
    }
}
