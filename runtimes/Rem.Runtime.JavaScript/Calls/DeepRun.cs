namespace Rem.Runtime.JavaScript.Calls;

/// <summary>Scripts that run inside primitives of other scripts: every few levels go on on a thread with a stack of its own.</summary>
internal static class DeepRun
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
}
