using System.Globalization;
using System.Runtime.InteropServices;
using Rem.Processes.Unix;

namespace Rem.Scripting.Workers.Starting;

/// <summary>
/// Starts a worker process that is held from its first instruction: limits of the kernel, a session of its own, no open
/// file but its three, an environment of nothing but settings for .NET, no network, no files but those it needs, another
/// user where root starts it. What must not fail stops the start; the rest is reported.
/// </summary>
internal sealed unsafe class WorkerLaunch : IDisposable
{
    private const int LimitProcessor = 0;
    private const int LimitFileSize = 1;
    private const int LimitData = 2;
    private const int LimitStack = 3;
    private const int LimitCore = 4;
    private const int LimitOpenFiles = 7;

    private const int ParentDeathSignal = 1;
    private const int NoNewPrivileges = 38;
    private const int CloseOnExec = 4;
    private const int OwnNetwork = 0x40000000;
    private const int OwnMessages = 0x08000000;
    private const int OwnUsers = 0x10000000;
    private const int SignalSetBytes = 8;
    private const int SetSignals = 2;

    private readonly LaunchMemory _memory = new();
    private readonly LaunchList _list;
    private readonly int* _errors;
    private int _fence = -1;
    private string? _user;

    /// <summary>Prepares the start of a program on three files: its channel, its control and its messages.</summary>
    public WorkerLaunch(WorkerProgram program, WorkerLimits limits, int channel, int control, int messages)
    {
        _list = new LaunchList(_memory);
        _list.Need("a session of its own", SystemCalls.SetSid);
        _list.Need("putting its files in place", SystemCalls.Dup3, channel, 0);
        _list.Need("putting its files in place", SystemCalls.Dup3, control, 1);
        _list.Need("putting its files in place", SystemCalls.Dup3, messages, 2);
        AddLimits(limits);
        AddConfinement(program);
        AddStart(program, limits);
        _errors = SharedPage.Take(_list.Count + 2);
    }

    /// <summary>What could not be put in place and is not needed.</summary>
    public List<string> Missing
    {
        get
        {
            var missing = _list.Missing(_errors);
            if (_fence < 0)
            {
                missing.Add("Landlock: this kernel has none");
            }

            if (_user is not null)
            {
                missing.Add(_user);
            }

            return missing;
        }
    }

    /// <summary>Why the program does not run, or null.</summary>
    public string? Failure => _list.Failure(_errors);

    /// <summary>True while the new process has not come to starting the program.</summary>
    public bool IsStuck => _list.Failure(_errors) is null && _errors[_list.Count] < _list.Count - 1;

    /// <summary>Starts it and gives its id, or -1.</summary>
    public int Start()
    {
        var all = stackalloc ulong[16];
        var before = stackalloc ulong[16];
        new Span<ulong>(all, 16).Fill(ulong.MaxValue);

        // No handler of .NET's may run in the child: it would write into pipes that both processes have.
        _ = LaunchLibc.pthread_sigmask(SetSignals, all, before);
        var child = Orphans.StartBeside(() => LaunchCalls.Start(_list.Calls, _list.Count, _errors));
        _ = LaunchLibc.pthread_sigmask(SetSignals, before, null);
        return child;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_fence >= 0)
        {
            Libc.close(_fence);
            _fence = -2;
        }

        _memory.Dispose();
        SharedPage.Give(_errors);
    }

    private void AddLimits(WorkerLimits limits)
    {
        Limit("limiting processor time", LimitProcessor, limits.ProcessorSeconds);
        Limit("limiting memory", LimitData, limits.DataBytes);
        Limit("limiting files", LimitFileSize, 0);
        Limit("limiting core files", LimitCore, 0);
        Limit("limiting open files", LimitOpenFiles, WorkerLimits.OpenFiles);
        Limit("limiting the stack", LimitStack, WorkerLimits.StackBytes);
    }

    private void Limit(string what, int resource, long most)
    {
        var pair = (long*)_memory.Take(2 * sizeof(long));
        pair[0] = most;
        pair[1] = most;
        _list.Need(what, SystemCalls.PrLimit, 0, resource, (nint)pair);
    }

    private void AddConfinement(WorkerProgram program)
    {
        var folders = new List<string> { Path.GetDirectoryName(program.File)! };
        if (DotNet is not null)
        {
            folders.Add(DotNet);
        }

        _list.Try("no network", SystemCalls.Unshare, OwnNetwork | OwnMessages | (Environment.IsPrivilegedProcess ? 0 : OwnUsers));
        _list.Need("giving up privileges", SystemCalls.PrCtl, NoNewPrivileges, 1);
        _fence = FileFence.Open(_memory, folders);
        if (_fence >= 0)
        {
            FileFence.Close(_memory, _list, _fence);
        }

        _user = WorkerUser.Add(_memory, _list, [program.File, Path.ChangeExtension(program.File, ".dll"), .. folders]);

        // The thread that starts workers lives as long as this process; see WorkerKeeper.
        _list.Need("ending with its engine", SystemCalls.PrCtl, ParentDeathSignal, Libc.SigKill);
    }

    private void AddStart(WorkerProgram program, WorkerLimits limits)
    {
        _list.Need("closing other files", SystemCalls.CloseRange, 3, int.MaxValue, CloseOnExec);
        _list.Need("its signals", SystemCalls.SignalMask, SetSignals, (nint)_memory.Take(SignalSetBytes), 0, SignalSetBytes);
        _list.Need(
            "starting " + program.File,
            SystemCalls.Execve,
            (nint)_memory.Text(program.File),
            (nint)_memory.Texts([program.File, .. program.Arguments]),
            (nint)_memory.Texts(EnvironmentOf(limits)));
    }

    // Nothing of the engine's own environment: it holds what operators put there, secrets among it.
    private static List<string> EnvironmentOf(WorkerLimits limits)
    {
        List<string> variables =
        [
            "DOTNET_GCHeapHardLimit=0x" + limits.HeapBytes.ToString("x", CultureInfo.InvariantCulture),
            "DOTNET_EnableDiagnostics=0", // no socket for debuggers
            "DOTNET_EnableWriteXorExecute=0", // it maps memory through files, which are limited to nothing
            "DOTNET_gcConcurrent=0",
            "DOTNET_GCHeapCount=1",
            "DOTNET_TieredPGO=0",
            "DOTNET_GCgen0size=0x400000", // a worker is small
            "LANG=C.UTF-8",
        ];
        if (DotNet is not null)
        {
            variables.Add("DOTNET_ROOT=" + DotNet);
        }

        return variables;
    }

    /// <summary>The folder of the .NET that this process runs on, where programs share it; else null.</summary>
    private static string? DotNet { get; } = FindDotNet();

    private static string? FindDotNet()
    {
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Directory.Exists(Path.Combine(root, "host", "fxr")) ? root : null;
    }
}
