using System.Net.Sockets;
using System.Text;
using Rem.Cases;
using Rem.Node.Service;

namespace Rem.Node.Tests.Service;

/// <summary>What systemd hears, on a socket that listens as systemd does.</summary>
public sealed class ServiceManagerTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = 30_000 };

    public void Dispose()
    {
        _socket.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_hears_of_every_stage_on_a_path_and_on_an_abstract_name(bool isAbstract)
    {
        var address = isAbstract ? "@rem-test-" + Guid.NewGuid() : Path.Combine(_folder.Path, "notify");
        _socket.Bind(new UnixDomainSocketEndPoint(isAbstract ? "\0" + address[1..] : address));
        using var manager = ServiceManager.At(address, null, TimeProvider.System);

        manager.Ready();
        manager.Reloading();
        manager.Status("2 plans:\n1 running");
        manager.Stopping();

        Receive().ShouldBe("READY=1");
        Receive().ShouldMatch("^RELOADING=1\nMONOTONIC_USEC=[1-9][0-9]{3,}$");
        Receive().ShouldBe("STATUS=2 plans: 1 running");
        Receive().ShouldBe("STOPPING=1");
    }

    [Fact]
    public void A_watchdog_hears_twice_in_its_time()
    {
        var clock = new FakeClock();
        var address = Path.Combine(_folder.Path, "notify");
        _socket.Bind(new UnixDomainSocketEndPoint(address));
        using var manager = ServiceManager.At(address, TimeSpan.FromSeconds(10), clock);

        clock.Advance(TimeSpan.FromSeconds(4));
        _socket.Available.ShouldBe(0);
        clock.Advance(TimeSpan.FromSeconds(1));
        Receive().ShouldBe("WATCHDOG=1");
        clock.Advance(TimeSpan.FromSeconds(5));
        Receive().ShouldBe("WATCHDOG=1");
    }

    [Theory]
    [InlineData("10000000", "1", null)]
    [InlineData("10000000", "", 10.0)]
    [InlineData("10000000", null, 10.0)]
    [InlineData("x", null, null)]
    [InlineData("0", null, null)]
    [InlineData(null, null, null)]
    public void A_watchdog_of_another_process_or_of_no_time_is_none(string? microseconds, string? process, double? seconds) =>
        ServiceManager.Watchdog(microseconds, process)?.TotalSeconds.ShouldBe(seconds!.Value);

    [Fact]
    public void Nobody_who_listens_stops_nothing()
    {
        using var none = ServiceManager.At(null, null, TimeProvider.System);
        using var gone = ServiceManager.At(Path.Combine(_folder.Path, "nowhere"), null, TimeProvider.System);
        using var wrong = ServiceManager.At(new string('x', 300), null, TimeProvider.System);

        none.Ready();
        gone.Ready();
        wrong.Ready();
    }

    [Fact]
    public void Steps_do_not_inherit_the_socket()
    {
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", Path.Combine(_folder.Path, "nowhere"));
        Environment.SetEnvironmentVariable("WATCHDOG_USEC", "1000000");

        using var manager = ServiceManager.FromEnvironment(TimeProvider.System);

        Environment.GetEnvironmentVariable("NOTIFY_SOCKET").ShouldBeNull();
        Environment.GetEnvironmentVariable("WATCHDOG_USEC").ShouldBeNull();
    }

    private string Receive()
    {
        var bytes = new byte[1000];
        return Encoding.UTF8.GetString(bytes, 0, _socket.Receive(bytes));
    }
}
