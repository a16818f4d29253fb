using System.Runtime.ExceptionServices;

namespace Rem.Scripting;

/// <summary>
/// Scripts that run inside primitives of other scripts. How deep a stack each of them takes, no check of .NET foresees:
/// so every few levels go on on a thread with a stack of its own. Safe to use from several threads.
/// </summary>
public static class NestedRuns
{
    private const int LevelsOnOneThread = 8;

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

    /// <summary>Does work on a new thread with a stack of so many bytes, and waits for it. Throws what the work throws.</summary>
    public static T OnNewThread<T>(int stackBytes, Func<T> work)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception error)
                {
                    failure = ExceptionDispatchInfo.Capture(error);
                }
            },
            stackBytes);
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;
    }
}
