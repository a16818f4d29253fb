using System.Runtime.ExceptionServices;
using Rem.Scripting;

namespace Rem.Runtime.Lua;

/// <summary>
/// Scripts that run inside primitives of other scripts. Lua's C functions may go 200 levels deep in each, which no
/// check of .NET foresees: so every few levels go on on a thread with a stack of its own.
/// </summary>
internal static class DeepRun
{
    private const int LevelsOnOneThread = 8;
    private const int StackBytes = 8 * 1024 * 1024;

    [ThreadStatic]
    private static int _levels;

    /// <summary>Goes one level down; false when the thread has had its share.</summary>
    public static bool TryEnter()
    {
        if (_levels >= LevelsOnOneThread)
        {
            return false;
        }

        _levels++;
        return true;
    }

    /// <summary>Comes one level up.</summary>
    public static void Leave() => _levels--;

    /// <summary>Runs on a new thread and waits for it.</summary>
    public static ScriptResult OnNewThread(Func<ScriptResult> run)
    {
        var result = ScriptResult.Nothing;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = run();
                }
                catch (Exception error)
                {
                    failure = ExceptionDispatchInfo.Capture(error);
                }
            },
            StackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
