using System.Runtime.InteropServices;

namespace Rem.Processes.Unix;

/// <summary>
/// A thread that serves the pipes of one running program at a time, and waits for the next one behind it. Threads of our
/// own, because a program may run for hours and the thread pool would starve; they end after ten idle seconds.
/// </summary>
internal sealed unsafe class ServingThread
{
    /// <summary>Bytes of <see cref="Buffer"/>: as much as a pipe holds.</summary>
    public const int BufferSize = 64 * 1024;

    private const int StackSize = 512 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly List<ServingThread> Idle = [];

    private readonly int _wakeWrite;
    private UnixRun? _next;

    private ServingThread(int wakeRead, int wakeWrite)
    {
        WakeRead = wakeRead;
        _wakeWrite = wakeWrite;
        Buffer = (byte*)NativeMemory.Alloc(BufferSize);
    }

    /// <summary>Becomes readable when <see cref="Wake"/> was called.</summary>
    public int WakeRead { get; }

    /// <summary>Room for what is read.</summary>
    public byte* Buffer { get; }

    /// <summary>An idle thread, or a new one: to be given a run, or given back.</summary>
    public static ServingThread Rent(ProcessRequest request)
    {
        lock (Idle)
        {
            if (Idle.Count > 0)
            {
                var idle = Idle[^1];
                Idle.RemoveAt(Idle.Count - 1);
                return idle;
            }
        }

        Descriptors.Pipe(request, out var wakeRead, out var wakeWrite);
        Descriptors.SetNonBlocking(wakeRead);
        Descriptors.SetNonBlocking(wakeWrite);
        var thread = new ServingThread(wakeRead, wakeWrite);
        new Thread(thread.Loop, StackSize) { IsBackground = true, Name = "rem process" }.Start();
        return thread;
    }

    /// <summary>Lets this rented thread serve a program that has been started.</summary>
    public void Serve(UnixRun run)
    {
        lock (this)
        {
            _next = run;
            Monitor.Pulse(this);
        }
    }

    /// <summary>Gives a rented thread back that has nothing to serve.</summary>
    public void Return()
    {
        lock (Idle)
        {
            Idle.Add(this);
        }
    }

    /// <summary>Waits. Processes live in the machine's time, so the run's clock has no say here.</summary>
    public static void Pause(int milliseconds) => _ = Libc.poll(null, 0, milliseconds);

    /// <summary>Ends the wait for what the program says; from any thread.</summary>
    public void Wake()
    {
        byte one = 1;
        _ = Libc.write(_wakeWrite, &one, 1);
    }

    /// <summary>Forgets calls of <see cref="Wake"/>.</summary>
    public void ForgetWakes()
    {
        while (Libc.read(WakeRead, Buffer, BufferSize) > 0)
        {
        }
    }

    private void Loop()
    {
        while (WaitForNext() is { } run)
        {
            run.Serve(this);
            _next = null;
            Return();

            // Only now: whoever waits may start the next program at once, and shall find this thread.
            run.Complete();
        }

        Libc.close(WakeRead);
        Libc.close(_wakeWrite);
        NativeMemory.Free(Buffer);
    }

    private UnixRun? WaitForNext()
    {
        lock (this)
        {
            while (_next is null)
            {
                if (!Monitor.Wait(this, Patience) && TryLeave())
                {
                    return null;
                }
            }

            return _next;
        }
    }

    // False when this thread has been taken for a program that is about to be put into _next.
    private bool TryLeave()
    {
        lock (Idle)
        {
            return Idle.Remove(this);
        }
    }
}
