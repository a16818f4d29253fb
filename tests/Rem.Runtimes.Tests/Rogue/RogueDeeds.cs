using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests.Rogue;

/// <summary>
/// The deeds. One that is refused gives the refusal as text; one that succeeds gives `done`, which no test lets pass.
/// </summary>
internal static unsafe class RogueDeeds
{
    private const int Channel = 100; // where a worker keeps it; see ScriptWorker

    private static readonly List<object> Held = [];
    private static string _handed = "";

    public static object? Do(string deed, ScriptCall? call) => deed switch
    {
        "echo" => call!.Pipe.TryFind("x", out var value) ? value : null,
        "ask" => call!.Host.CallAsync("call.run", RemList.Of("x", 1L), default).AsTask().GetAwaiter().GetResult(),
        "spin" => Spin(),
        "block" => Block(),
        "spin on all threads" => SpinOnThreads(64, isWaited: true),
        "return and spin on" => SpinOnThreads(8, isWaited: false),
        "thread after thread" => ThreadAfterThread(),
        "catch everything" => CatchEverything(),
        "stack overflow" => Overflow(0),
        "managed memory" => ManagedMemory(),
        "native memory" => NativeMemory(),
        "shared memory" => Map(1 << 30, 0x21, -1),
        "shared page" => Map(4096, 0x21, -1),
        "shared memory that is checked" => Map(1 << 20, 0x23, -1), // MAP_SHARED_VALIDATE
        "shared memory of a device" => Map(1 << 20, 0x1, RogueLibc.open("/dev/zero", 0)),
        "files without end" => FilesWithoutEnd(),
        "exit" => Exit(),
        "crash" => Crash(),
        "kill itself" => RogueLibc.raise(9),
        "fail fast" => FailFast(),
        "unhandled on a thread" => Unhandled(),
        "odd exception" => throw new KeyNotFoundException("odd"),
        "raise a limit" => throw new Errors.LimitException(Errors.LimitErrors.While, default, "my own limit"),
        "cancelled for no reason" => throw new OperationCanceledException(),
        _ => Outside(deed),
    };

    private static object? Outside(string deed) => deed switch
    {
        "read secrets" => Refused(static () => File.ReadAllText("/etc/passwd")),
        "read the engine's environment" => Refused(static () => Encoding.UTF8.GetString(File.ReadAllBytes($"/proc/{RogueLibc.getppid()}/environ"))),
        "list a folder" => Refused(static () => string.Join(' ', Directory.GetFileSystemEntries("/tmp"))),
        "own environment" => string.Join('\n', Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal)),
        "open files" => OpenFiles(),
        "user" => (long)RogueLibc.getuid(),
        "write a file" => Refused(static () => File.WriteAllText("/tmp/rogue-was-here", "x")),
        "delete a file" => Refused(static () => File.Delete("/tmp/rogue-victim")),
        "change a file's mode" => Result(RogueLibc.chmod("/tmp", 0x100)),
        "connect" => Refused(static () => new TcpClient().Connect("127.0.0.1", 22)),
        "socket" => Result(RogueLibc.socket(2, 1, 0)),
        "unix socket" => Result(RogueLibc.socket(1, 1, 0)),
        "fork" => Result(RogueLibc.fork()),
        "exec" => Result(Exec()),
        "start a program" => Refused(static () => System.Diagnostics.Process.Start("/bin/true")),
        "kill the engine" => Result(RogueLibc.kill(RogueLibc.getppid(), 9)),
        "kill all" => Result(RogueLibc.kill(-1, 9)),
        "trace the engine" => Result((int)RogueLibc.ptrace(16, RogueLibc.getppid(), 0, 0)),
        "become root" => Result(RogueLibc.setresuid(0, 0, 0)),
        "raise its limits" => RaiseLimits(),
        "limit the engine" => LimitEngine(),
        "new namespaces" => Result(RogueLibc.unshare(0x10000000)),
        _ => Protocol(deed),
    };

    private static string? Protocol(string deed) => deed switch
    {
        "handed file: open to write" => Refused(static () => File.OpenWrite(_handed)),
        "handed file: write" => Result((int)RogueLibc.write(HandedFile, "x", 1)),
        "handed file: grow" => Result(RogueLibc.ftruncate(HandedFile, 1 << 30)),
        "handed file: map to write" => Map(4096, 0x1, HandedFile),
        "close the channel" => Close(),
        "send nonsense" => Send([5, 0, 0, 0, 99, 1, 2, 3, 4]),
        "send a huge length" => Send([255, 255, 255, 127, 12]),
        "send a negative length" => Send([255, 255, 255, 255, 12]),
        "send half a frame" => Send([200, 0, 0, 0, 12, 1, 6]),
        "send a huge count" => Send([8, 0, 0, 0, 12, 1, 6, 255, 255, 255, 255, 7]),
        "send a bomb" => SendBomb(),
        "send without end" => SendWithoutEnd(),
        "send a deep value" => SendDeep(),
        "send two results" => Send([3, 0, 0, 0, 12, 1, 0, 3, 0, 0, 0, 12, 1, 0]),
        "send a failure of the engine" => Send([6, 0, 0, 0, 13, 2, 80, 0, 0, 0]),
        "send a false cancellation" => Send([2, 0, 0, 0, 13, 3]),
        "ask without arguments" => Send([4, 0, 0, 0, 14, 2, 120, 0]),
        _ => throw new ArgumentException("no such deed: " + deed),
    };

    private static string? Spin()
    {
        while (true)
        {
        }
    }

    private static string? Block()
    {
        new ManualResetEvent(false).WaitOne();
        return "done";
    }

    private static string? SpinOnThreads(int count, bool isWaited)
    {
        for (var i = 0; i < count; i++)
        {
            new Thread(static () => Spin(), 128 * 1024) { IsBackground = true }.Start();
        }

        return isWaited ? Block() : "returned";
    }

    private static string? ThreadAfterThread()
    {
        while (true)
        {
            new Thread(static () => Block(), 128 * 1024) { IsBackground = true }.Start();
        }
    }

    private static string? CatchEverything()
    {
        while (true)
        {
            try
            {
                Held.Add(new byte[1_000_000]);
            }
            catch (Exception)
            {
                Held.Clear();
            }
        }
    }

    private static string? Overflow(int depth) => Overflow(depth + 1) + depth;

    private static string? ManagedMemory()
    {
        while (true)
        {
            Held.Add(new byte[1_000_000]);
        }
    }

    private static string? NativeMemory()
    {
        while (true)
        {
            var piece = RogueLibc.malloc(1_000_000);
            if (piece == 0)
            {
                return "refused: " + Marshal.GetLastPInvokeErrorMessage();
            }

            new Span<byte>((void*)piece, 1_000_000).Fill(1);
        }
    }

    private static int HandedFile => int.Parse(Path.GetFileName(_handed), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Has the engine keep something and hand it over as a file.</summary>
    public static void TakeFile()
    {
        var cache = CompiledCache.OfUser("rogue");
        cache.Put("some", [1, 2, 3]);
        _handed = cache.FileOf("some") ?? throw new InvalidOperationException("there are files in workers only");
        if (!File.ReadAllBytes(_handed).AsSpan().SequenceEqual<byte>([1, 2, 3]))
        {
            throw new InvalidOperationException("the file holds something else");
        }
    }

    private static string? FilesWithoutEnd()
    {
        var cache = CompiledCache.OfUser("rogue");
        var piece = new byte[3_000_000];
        for (var i = 0; ; i++)
        {
            cache.Put("some" + i, piece);
            cache.FileOf("some" + i);
            cache.FileOf("some" + i); // the same again
        }
    }

    private static string? Map(nint size, int flags, int file) =>
        RogueLibc.mmap(0, size, 3, flags, file, 0) == -1 ? "refused: " + Marshal.GetLastPInvokeErrorMessage() : "done";

    private static string? Exit()
    {
        Environment.Exit(3);
        return null;
    }

    private static string? Crash()
    {
        // Below 64 KiB .NET takes it for a null reference.
        *(byte*)0x100001 = 1;
        return "done";
    }

    private static string? FailFast()
    {
        Environment.FailFast("no more");
        return null;
    }

    private static string? Unhandled()
    {
        new Thread(static () => throw new InvalidOperationException("nobody catches this")).Start();
        return Block();
    }

    private static string? Refused(Action deed)
    {
        try
        {
            deed();
            return "done";
        }
        catch (Exception error)
        {
            return "refused: " + error.GetType().Name;
        }
    }

    private static string? Refused(Func<object?> deed) => Refused(() => { _ = deed(); });

    private static string? Result(int result) => result < 0 ? "refused: " + Marshal.GetLastPInvokeErrorMessage() : "done";

    private static int Exec()
    {
        var none = (nint)0;
        return RogueLibc.execv("/bin/true", &none);
    }

    private static string? RaiseLimits()
    {
        var pair = stackalloc ulong[2] { 1UL << 40, 1UL << 40 };
        return Result(RogueLibc.setrlimit(2, pair));
    }

    private static string? LimitEngine()
    {
        var pair = stackalloc ulong[2] { 0, 0 };
        return Result(RogueLibc.prlimit(RogueLibc.getppid(), 0, pair, null));
    }

    private static string? OpenFiles()
    {
        var open = new List<string>();
        for (var file = 0; file < 256; file++)
        {
            if (new FileInfo($"/proc/self/fd/{file}").LinkTarget is { } target)
            {
                open.Add(target);
            }
        }

        return string.Join('\n', open);
    }

    private static string? Close()
    {
        _ = RogueLibc.shutdown(Channel, 2);
        return Block();
    }

    private static string? Send(byte[] bytes)
    {
        SendAll(bytes);
        return Block();
    }

    private static void SendAll(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            fixed (byte* start = bytes)
            {
                var sent = RogueLibc.send(Channel, start, bytes.Length, 0x4000);
                if (sent < 0)
                {
                    return;
                }

                bytes = bytes[(int)sent..];
            }
        }
    }

    // 60 MB of empty lists: eight times that and more in the engine's memory.
    private static string? SendBomb()
    {
        const int Count = 30_000_000;
        var bytes = new byte[4 + 1 + 1 + 5 + (Count * 2)];
        BitConverter.TryWriteBytes(bytes, bytes.Length - 4);
        bytes[4] = 12;
        bytes[5] = 1;
        bytes[6] = 6;
        for (var i = 0; i < 4; i++)
        {
            bytes[7 + i] = (byte)(((Count >> (7 * i)) & 0x7f) | (i < 3 ? 0x80 : 0));
        }

        for (var i = 11; i < bytes.Length; i += 2)
        {
            bytes[i] = 6;
        }

        return Send(bytes);
    }

    private static string? SendWithoutEnd()
    {
        SendAll([255, 255, 255, 15, 12, 1]);
        var more = new byte[64 * 1024];
        while (true)
        {
            SendAll(more);
        }
    }

    private static string? SendDeep()
    {
        const int Levels = 100_000;
        var bytes = new byte[4 + 2 + (Levels * 2)];
        BitConverter.TryWriteBytes(bytes, bytes.Length - 4);
        bytes[4] = 12;
        bytes[5] = 1;
        for (var i = 6; i < bytes.Length; i += 2)
        {
            bytes[i] = 6;
            bytes[i + 1] = 1;
        }

        return Send(bytes);
    }
}
