using Rem.Errors;

namespace Rem.Processes.Unix;

/// <summary>
/// One run of one program: started on the caller's thread, then served by a <see cref="ServingThread"/>, which polls its
/// pipes, its end and the wish to stop. The main program's end counts as the end of the run; who still holds its pipes
/// then is heard as long as something comes, and not waited for.
/// </summary>
internal sealed unsafe class UnixRun(ProcessRequest request, TimeProvider clock, CancellationToken cancel)
{
    // How long nothing must come from a pipe that somebody in the background holds, and how long it is heard at most.
    private const int QuietMilliseconds = 200;
    private const int LongestDrain = 2000;

    // Without a descriptor for the process (kernels before 5.3, macOS), and while it is being ended, looks are taken in this rhythm.
    private const int FirstLook = 1;
    private const int LastLook = 50;

    private const int OpenProcess = 434;

    private readonly TaskCompletionSource<ProcessResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RunPipes _pipes = new(request);
    private readonly string _marker = StepMarker.Next();
    private string? _script;
    private StepProcesses? _processes;
    private Exception? _failure;
    private int _main;
    private int _mainFile = -1;
    private int? _status;
    private bool _isGuarded;
    private bool _isEnding;
    private bool _isCanceled;
    private long _startedTicks;
    private long _startedAt;
    private long _startedMilliseconds;
    private long _drainSince = -1;
    private long _killAt;
    private int _look = FirstLook;
    private double _seconds;

    /// <summary>The result, once <see cref="Complete"/> was called.</summary>
    public Task<ProcessResult> Result => _done.Task;

    private static long Now => System.Environment.TickCount64;

    /// <summary>Starts the program and finds a thread to serve it.</summary>
    public void Start()
    {
        var thread = ServingThread.Rent(request);
        try
        {
            var arguments = Arguments();
            _pipes.Open();
            _startedAt = clock.GetTimestamp();
            _startedTicks = ProcessTable.Now();
            _startedMilliseconds = Now;
            _main = Orphans.Start(() => Spawn.Start(request, arguments, _marker, _pipes.ChildInput, _pipes.ChildOutput, _pipes.ChildErrors));
        }
        catch
        {
            Release();
            thread.Return();
            throw;
        }

        _pipes.CloseChildEnds();
        _mainFile = Libc.IsLinux ? (int)Libc.syscall(OpenProcess, _main, 0) : -1;
        thread.Serve(this);
    }

    /// <summary>Serves the program to its end. Never throws.</summary>
    public void Serve(ServingThread thread)
    {
        var registration = cancel.UnsafeRegister(static state => ((ServingThread)state!).Wake(), thread);
        while (!Turn(thread))
        {
        }

        registration.Dispose();
        Release();
        if (_isGuarded)
        {
            Guardian.Forget(_main);
        }

        Orphans.StepEnded(StepMarker.Token(_marker));
    }

    /// <summary>Hands the outcome to whoever waits.</summary>
    public void Complete()
    {
        if (_failure is not null)
        {
            _done.SetException(_failure);
            return;
        }

        var signal = _status is > 0 and var status && (status & 0x7f) != 0 ? status & 0x7f : (int?)null;
        var result = _pipes.ToResult(Code, signal, _seconds);
        if (_isCanceled)
        {
            _done.SetException(new ProcessCanceledException(result, cancel));
        }
        else
        {
            _done.SetResult(result);
        }
    }

    // 128 + the signal, as shells say it; -1 for a status that somebody else took.
    private int Code => _status is not { } status || status < 0 ? -1 : (status & 0x7f) == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f);

    private IReadOnlyList<string> Arguments()
    {
        if (request.Arguments.Count == 0)
        {
            throw new PlanException(ProcessErrors.Empty, request.At, "there is no program to run: the list is empty");
        }

        if (request.ScriptFile is null)
        {
            return request.Arguments;
        }

        _script = ScriptFile.Create(request.ScriptFile);
        return [.. request.Arguments, _script];
    }

    // One look at everything; true when the run is over.
    private bool Turn(ServingThread thread)
    {
        try
        {
            Listen(thread);
            if (cancel.IsCancellationRequested && !_isCanceled && _failure is null)
            {
                _isCanceled = true;
                BeginEnding();
            }
        }
        catch (Exception e)
        {
            // A limit, or a sink or source that failed: the program has to end, and says nothing more.
            _failure ??= e;
            _pipes.IsDeaf = true;
            _pipes.CloseOutputs();
            BeginEnding();
        }

        TakeStatus();
        Guard();
        return _isEnding ? TryEnd() : _status is not null && TryFinish();
    }

    private void Listen(ServingThread thread)
    {
        var entries = stackalloc Libc.PollEntry[5];
        entries[0] = new Libc.PollEntry { File = thread.WakeRead, Wanted = Libc.PollIn };
        entries[1] = new Libc.PollEntry { File = _status is null ? _mainFile : -1, Wanted = Libc.PollIn };
        _pipes.Prepare(entries + 2);
        if (Libc.poll(entries, 5, Patience()) <= 0)
        {
            return;
        }

        if (entries[0].Seen != 0)
        {
            thread.ForgetWakes();
        }

        _pipes.Serve(entries + 2, thread.Buffer);
    }

    // Most programs have ended by then.
    private void Guard()
    {
        if (!_isGuarded && _status is null && Now - _startedMilliseconds >= Guardian.Patience)
        {
            _isGuarded = true;
            Guardian.Watch(_main, StepMarker.Token(_marker));
        }
    }

    // Milliseconds that poll may wait.
    private int Patience()
    {
        if (_isEnding || (_status is null && _mainFile < 0))
        {
            _look = Math.Min(LastLook, _look * 2);
            return _look;
        }

        if (_status is null && !_isGuarded)
        {
            return (int)Math.Clamp(_startedMilliseconds + Guardian.Patience - Now, 1, Guardian.Patience);
        }

        return _status is null ? -1 : _drainSince < 0 ? 0 : QuietMilliseconds;
    }

    private void TakeStatus()
    {
        if (_status is null && Orphans.TryReap(_main) is { } status)
        {
            _status = status;
            _seconds = clock.GetElapsedTime(_startedAt).TotalSeconds;
            _look = FirstLook;
            if (!_isEnding && !IsOk && Orphans.MayLive())
            {
                BeginEnding();
            }
        }
    }

    private bool IsOk
    {
        get
        {
            foreach (var code in request.OkCodes)
            {
                if (code == Code)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private void BeginEnding()
    {
        if (_isEnding)
        {
            return;
        }

        _isEnding = true;
        _look = FirstLook;
        _killAt = Now + (long)request.Grace.TotalMilliseconds;
        _pipes.CloseInput();
        _processes = new StepProcesses(_main, StepMarker.Token(_marker), _startedTicks);
        _processes.Terminate();
    }

    // Asked to end; when that has not helped in time, made to end.
    private bool TryEnd()
    {
        var isGone = _status is not null && _processes!.AreGone();
        if (!isGone && Now < _killAt)
        {
            return false;
        }

        if (!isGone)
        {
            _processes!.Kill();
            WaitForMain();
        }

        _isEnding = false;
        return TryFinish();
    }

    private void WaitForMain()
    {
        const int LongestWait = 5000;

        for (var until = Now + LongestWait; _status is null && Now < until;)
        {
            TakeStatus();
            if (_status is null)
            {
                ServingThread.Pause(1);
            }
        }

        _status ??= -1;
    }

    // The program has ended: what lies in the pipes is heard, and what somebody in the background still says at once.
    private bool TryFinish()
    {
        var now = Now;
        if (_pipes.AreSilent)
        {
            return EndSinks();
        }

        if (_drainSince < 0)
        {
            _drainSince = now;
            return false;
        }

        var heard = Math.Max(_drainSince, _pipes.LastHeard);
        return (now - heard >= QuietMilliseconds || now - _drainSince >= LongestDrain) && EndSinks();
    }

    private bool EndSinks()
    {
        try
        {
            _pipes.EndSinks();
        }
        catch (Exception e)
        {
            _failure ??= e;
        }

        return true;
    }

    private void Release()
    {
        _pipes.Release();
        Descriptors.Close(ref _mainFile);
        if (_script is not null)
        {
            File.Delete(_script);
            _script = null;
        }
    }
}
