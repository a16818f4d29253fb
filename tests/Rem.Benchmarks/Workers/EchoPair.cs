using Rem.Processes.Unix;
using Rem.Scripting.Workers;
using Rem.Scripting.Workers.Starting;
using Rem.Scripting.Workers.Wire;

namespace Rem.Benchmarks.Workers;

/// <summary>The least that a call of another process can cost: bytes over the same kind of socket, sent back as they came.</summary>
internal sealed unsafe class EchoPair : IDisposable
{
    /// <summary>The word by which this program becomes the other side.</summary>
    public const string Word = "--echo";

    private const int Most = 64 * 1024;

    private readonly int _socket;
    private readonly int _process;

    public EchoPair()
    {
        var ends = stackalloc int[4];
        _ = WireLibc.socketpair(WireLibc.Unix, WireLibc.Stream | WireLibc.CloseOnExec, 0, ends);
        _ = WireLibc.socketpair(WireLibc.Unix, WireLibc.Stream | WireLibc.CloseOnExec, 0, ends + 2);
        _socket = ends[0];
        var program = new WorkerProgram(Environment.ProcessPath!, [Word]);
        using var launch = new WorkerLaunch(program, WorkerLimits.For(new(TimeSpan.FromSeconds(30), 128 * 1024 * 1024, 200)), ends[1], ends[3], ends[3]);
        _process = launch.Start();
        Exchange(new byte[1]);
    }

    /// <summary>The other side: until its input closes.</summary>
    public static void Serve()
    {
        var buffer = stackalloc byte[Most];
        nint got;
        while ((got = WireLibc.recv(0, buffer, Most, 0)) > 0)
        {
            _ = WireLibc.send(0, buffer, got, WireLibc.NoSignal);
        }
    }

    /// <summary>Sends bytes and waits for them.</summary>
    public void Exchange(ReadOnlySpan<byte> bytes)
    {
        var back = stackalloc byte[Most];
        fixed (byte* start = bytes)
        {
            _ = WireLibc.send(_socket, start, bytes.Length, WireLibc.NoSignal);
        }

        for (nint total = 0; total < bytes.Length;)
        {
            var got = WireLibc.recv(_socket, back, Most, 0);
            total += got > 0 ? got : throw new InvalidOperationException("the echo is gone");
        }
    }

    public void Dispose()
    {
        Libc.close(_socket);
        _ = Libc.kill(_process, Libc.SigKill);
        while (Orphans.TryReap(_process) is null)
        {
            ServingThread.Pause(1);
        }
    }
}
