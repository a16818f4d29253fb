using System.Collections.Concurrent;
using Rem.Runtime.CSharp.Gates;
using Rem.Scripting;

namespace Rem.Runtime.CSharp;

/// <summary>
/// A thread for scripts that may block. Idle ones wait a while for the next. One whose script does not come back from
/// a call of a library at its limit is left behind, counted, and ends when that call ends.
/// </summary>
internal sealed class ScriptThread : IDisposable
{
    private const int IdleMilliseconds = 10_000;
    private const int MostIdle = 8;

    private static readonly ConcurrentStack<ScriptThread> _idle = new();
    private static int _leftBehind;

    private readonly SemaphoreSlim _wake = new(0);
    private Action? _work;

    private ScriptThread() => new Thread(Loop) { IsBackground = true, Name = "rem-csharp" }.Start();

    /// <summary>How many threads are inside a call that their script's limit could not end.</summary>
    public static int LeftBehind => Volatile.Read(ref _leftBehind);

    /// <summary>Runs a script on such a thread.</summary>
    public static Task<ScriptResult> RunAsync(CSharpScript script, ScriptCall call, ScriptGate gate, CancellationToken cancel)
    {
        var done = new TaskCompletionSource<ScriptResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isLeft = 0;
        gate.Abandon = () =>
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
            {
                var count = Interlocked.Increment(ref _leftBehind);
                done.TrySetException(CSharpFailure.Abandoned(script, gate, call, count, cancel));
            }
        };
        var thread = _idle.TryPop(out var idle) ? idle : new ScriptThread();
        thread._work = () =>
        {
            try
            {
                done.TrySetResult(script.Run(call, gate, cancel));
            }
            catch (Exception error)
            {
                done.TrySetException(error);
            }
            finally
            {
                if (Interlocked.Exchange(ref isLeft, 1) == 1)
                {
                    Interlocked.Decrement(ref _leftBehind);
                }
            }
        };
        thread._wake.Release();
        return done.Task;
    }

    /// <inheritdoc/>
    public void Dispose() => _wake.Dispose();

    private void Loop()
    {
        while (_wake.Wait(IdleMilliseconds) || !TryLeave())
        {
            _work?.Invoke();
            _work = null;
            if (_idle.Count >= MostIdle)
            {
                break;
            }

            _idle.Push(this);
        }

        Dispose(); // nobody knows of it any more
    }

    // Out of the pool, unless somebody has just taken it.
    private bool TryLeave()
    {
        var kept = new List<ScriptThread>();
        var isHere = false;
        while (!isHere && _idle.TryPop(out var other))
        {
            isHere = other == this;
            if (!isHere)
            {
                kept.Add(other);
            }
        }

        foreach (var other in kept)
        {
            _idle.Push(other);
        }

        if (!isHere)
        {
            _wake.Wait(); // taken: its work is on the way
        }

        return isHere;
    }
}
