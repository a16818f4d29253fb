using Rem.Processes.Unix;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Serving;

/// <summary>A worker process: serves the scripts of one plan until its engine is gone. What `rem worker` runs.</summary>
public static unsafe class ScriptWorker
{
    private const int DuplicateClosedOnExec = 1030;
    private const int FirstFree = 100; // above what .NET opens, so that the numbers are known
    private const int SetDumpable = 4;

    /// <summary>True when an engine started this process as a worker: its standard input is a socket then. For nobody else there is such a command.</summary>
    public static bool IsCalledByEngine => WorkerProgram.IsSupported && IsSocket(0);

    /// <summary>Serves until the channel closes and gives the exit code. Its standard files are the channel, the control and its last words.</summary>
    public static int Serve(RuntimeTable runtimes)
    {
        var channel = Take(0);
        var control = Take(1);
        _ = Libc.prctl(SetDumpable, 0, 0, 0, 0);
        var refused = CallFilter.Apply();
        RefusedMapping.IsInPlace = refused is null;
        var calls = new RunningCalls();
        new Thread(() => Listen(control, calls), 256 * 1024) { IsBackground = true, Name = "rem control" }.Start();
        var loop = new ServingLoop(new FrameChannel(channel, -1) { TakesFiles = true }, runtimes, calls);
        CompiledCache.OfWorker = new EngineStore(loop);
        loop.SayHello(refused);
        loop.Serve();
        return 0;
    }

    private static bool IsSocket(int file)
    {
        byte none;
        return WireLibc.recv(file, &none, 0, WireLibc.DontWait) >= 0 || System.Runtime.InteropServices.Marshal.GetLastSystemError() == Libc.Eagain;
    }

    // A script that reads standard input must not read the engine's frames.
    private static int Take(int file)
    {
        var taken = Libc.fcntl(file, DuplicateClosedOnExec, FirstFree);
        _ = WireLibc.dup2(Descriptors.Null, file);
        return taken;
    }

    // The number of a call that is to end, eight bytes each. The end of the file is the end of the engine, and then
    // nothing that a script is doing is worth a moment.
    private static void Listen(int control, RunningCalls calls)
    {
        long number;
        while (true)
        {
            var got = Libc.read(control, (byte*)&number, sizeof(long));
            if (got == sizeof(long))
            {
                calls.Cancel(number);
            }
            else if (got >= 0 || System.Runtime.InteropServices.Marshal.GetLastSystemError() != Libc.Eintr)
            {
                WireLibc._exit(0);
            }
        }
    }
}
