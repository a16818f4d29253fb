using System.Globalization;
using System.Runtime.CompilerServices;
using Jurassic;
using Jurassic.Library;
using Rem.Scripting;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// Holds a run to its limits and notes its lines. Ticks stand at loop heads and function entries; a tick looks at the
/// stack and at what was allocated, and every few ticks at the clock. What ends a run is no exception of JavaScript, so
/// that no `catch` or `finally` of the script sees it.
/// </summary>
internal sealed class JsWatch(ScriptFunctions functions)
{
    /// <summary>Texts from this length on are counted when they are made.</summary>
    public const int LongText = 64 * 1024;

    /// <summary>The path that our code has in Jurassic's eyes.</summary>
    public const string ScriptPath = "s";

    private const int TicksBetweenLooks = 64;
    private const nint StackStep = 8 * 1024;
    private const int MostFrames = 8;

    [ThreadStatic]
    private static JsWatch? _current;

    private readonly List<JsFrame> _frames = [];
    private readonly ConditionalWeakTable<object, JsTrail> _trails = [];
    private CancellationToken _cancel;
    private CancellationTokenSource? _linked;
    private Exception? _noted;
    private nint _deepest;
    private long _deadline;
    private long _mayAllocate;
    private long _memory;
    private long _held;
    private int _fuel;

    /// <summary>The watch of the run at work on this thread, or null.</summary>
    public static JsWatch? Current => _current;

    /// <summary>The functions of the engine at work.</summary>
    public ScriptFunctions Functions => functions;

    /// <summary>Texts as objects.</summary>
    public TextObjects Texts { get; } = new();

    /// <summary>The mark of the last tick: U+0001 and a line.</summary>
    public string? At { get; private set; }

    /// <summary>The line, in our output, where a member was last asked for or set; some failures have no other.</summary>
    public int AccessLine { get; set; }

    /// <summary>The mark of the script's `return` that came last: U+0002 and its line.</summary>
    public string? ReturnAt { get; set; }

    /// <summary>Why the run was ended, or none.</summary>
    public Trip Trip { get; private set; }

    /// <summary>What a primitive ended the run with.</summary>
    public Exception? HostError { get; private set; }

    /// <summary>Milliseconds left, at least 1.</summary>
    public long MillisecondsLeft => Math.Max(1, _deadline - Environment.TickCount64);

    /// <summary>Bytes that the script may hold.</summary>
    public long MemoryBytes => _memory;

    /// <summary>Cancelled with the run and at its time limit: for waits of primitives.</summary>
    public CancellationToken Waiting
    {
        get
        {
            if (_linked is null)
            {
                _linked = CancellationTokenSource.CreateLinkedTokenSource(_cancel);
                _linked.CancelAfter(TimeSpan.FromMilliseconds(Math.Min(MillisecondsLeft, int.MaxValue)));
            }

            return _linked.Token;
        }
    }

    /// <summary>Starts to watch; gives the watch of the run around this one.</summary>
    public JsWatch? Start(ScriptLimits limits, CancellationToken cancel)
    {
        var outer = _current;
        _current = this;
        _cancel = cancel;
        var milliseconds = limits.Time.TotalMilliseconds;
        _deadline = milliseconds >= int.MaxValue ? long.MaxValue : Environment.TickCount64 + (long)Math.Ceiling(milliseconds);
        _memory = limits.MemoryBytes;
        _mayAllocate = GC.GetAllocatedBytesForCurrentThread() + (limits.MemoryBytes / 4);
        _held = -1;
        _deepest = nint.MaxValue;
        _fuel = 0;
        _noted = null;
        _frames.Clear();
        At = ReturnAt = null;
        AccessLine = 0;
        Trip = Trip.None;
        HostError = null;
        return outer;
    }

    /// <summary>Ends watching.</summary>
    public void Stop(JsWatch? outer)
    {
        _current = outer;
        if (_linked is not null)
        {
            _linked.Dispose();
            _linked = null;
        }
    }

    /// <summary>A loop's head or a function's entry.</summary>
    public static unsafe void Tick(string at)
    {
        var watch = _current;
        if (watch is null)
        {
            return;
        }

        watch.At = at;
        byte here;
        if ((nint)(&here) < watch._deepest)
        {
            watch.LookAtStack((nint)(&here));
        }

        if (GC.GetAllocatedBytesForCurrentThread() > watch._mayAllocate)
        {
            watch.LookAtMemory();
        }

        if (--watch._fuel < 0)
        {
            watch.Look();
        }
    }

    /// <summary>Looks at clock and token.</summary>
    public void Look()
    {
        _fuel = TicksBetweenLooks;
        if (_cancel.IsCancellationRequested)
        {
            End(Trip.Cancelled);
        }

        if (Environment.TickCount64 >= _deadline)
        {
            End(Trip.Time);
        }
    }

    /// <summary>A look for native code that works long; asked for now and then.</summary>
    public static void Check()
    {
        if (_current is { } watch)
        {
            watch.Look();
            if (GC.GetAllocatedBytesForCurrentThread() > watch._mayAllocate)
            {
                watch.LookAtMemory();
            }
        }
    }

    /// <summary>A text of some length is about to be made, or was.</summary>
    public void TakeText(long length) => Take(length * sizeof(char));

    /// <summary>Memory is about to be taken in one piece.</summary>
    public void Take(long bytes)
    {
        if (bytes > _memory)
        {
            End(Trip.Memory);
        }

        if (GC.GetAllocatedBytesForCurrentThread() + bytes > _mayAllocate)
        {
            LookAtMemory(bytes);
        }
    }

    /// <summary>Looks whether the stack has room for a native method that calls itself.</summary>
    public static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            if (_current is { } watch)
            {
                watch.End(Trip.Depth);
            }

            throw new JavaScriptException(ErrorType.RangeError, "Maximum call stack size exceeded");
        }
    }

    /// <summary>Ends the run.</summary>
    public void End(Trip why, Exception? error = null)
    {
        if (Trip == Trip.None)
        {
            Trip = why;
            HostError = error;
        }

        throw new TripException();
    }

    /// <summary>Ends the run because a primitive's wait was cancelled: by the run, by the time limit, or by itself.</summary>
    public void EndWait(OperationCanceledException error) => End(
        _cancel.IsCancellationRequested ? Trip.Cancelled : _linked?.IsCancellationRequested == true || Environment.TickCount64 >= _deadline ? Trip.Time : Trip.Host,
        error);

    /// <summary>Notes a line on the way of a failure, from the inside out. Always false: it is asked as a filter.</summary>
    public bool Note(Exception error, FunctionInstance called, string? path, string? function, int line)
    {
        if (!ReferenceEquals(error, _noted))
        {
            _noted = error;
            _frames.Clear();
            if (error is JavaScriptException { LineNumber: > 0, SourcePath: ScriptPath } located)
            {
                _frames.Add(new JsFrame(located.FunctionName, located.LineNumber));
            }
            else if (called is UserDefinedFunction && AccessLine > 0)
            {
                _frames.Add(new JsFrame(called.GetPropertyValue("name") as string, AccessLine));
            }
        }

        if (path == ScriptPath && line > 0 && _frames.Count < MostFrames)
        {
            _frames.Add(new JsFrame(function, line));
        }

        return false;
    }

    /// <summary>A script caught a failure: its lines stay with its value.</summary>
    public void Caught(JavaScriptException error, object value)
    {
        if (value is ObjectInstance && !_trails.TryGetValue(value, out _))
        {
            _trails.Add(value, TrailOf(error));
        }
    }

    /// <summary>The lines of a failure, and of the value that was thrown.</summary>
    public JsTrail Trail(JavaScriptException error, object? value) =>
        value is ObjectInstance && _trails.TryGetValue(value, out var known) ? known : TrailOf(error);

    private JsTrail TrailOf(JavaScriptException error)
    {
        if (ReferenceEquals(error, _noted))
        {
            return new JsTrail([.. _frames]);
        }

        return error is { LineNumber: > 0, SourcePath: ScriptPath } ? new JsTrail([new JsFrame(error.FunctionName, error.LineNumber)]) : new JsTrail([]);
    }

    /// <summary>The script's line of the tick that came last; 0 where there was none.</summary>
    public int LastLine => LineOf(At);

    /// <summary>The script's line of its `return` that came last; 0 where there was none.</summary>
    public int ReturnLine => LineOf(ReturnAt);

    private static int LineOf(string? mark) => mark is null ? 0 : int.Parse(mark.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture);

    private void LookAtStack(nint here)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            End(Trip.Depth);
        }

        _deepest = here - StackStep;
    }

    // What was allocated is no measure of what is held: only the collector knows that, and it is asked as late as can be.
    private void LookAtMemory(long more = 0)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        GC.Collect();
        var total = GC.GetTotalMemory(forceFullCollection: false);
        if (_held < 0)
        {
            _held = Math.Max(0, total - (_memory / 4)); // what others hold, at least
        }

        var own = total - _held + more;
        if (own > _memory)
        {
            End(Trip.Memory);
        }

        _mayAllocate = allocated + Math.Max(1024 * 1024, (_memory - own) / 2);
    }
}
