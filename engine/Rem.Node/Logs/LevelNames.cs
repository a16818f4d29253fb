using Rem.Running;

namespace Rem.Node.Logs;

/// <summary>The levels as they are written.</summary>
public static class LevelNames
{
    /// <summary>All of them, the lightest first.</summary>
    public static IReadOnlyList<string> All { get; } = ["debug", "info", "warn", "error"];

    /// <summary>The name of a level.</summary>
    public static string Of(LogLevel level) => All[(int)level];

    /// <summary>The level of a name; false when it is none.</summary>
    public static bool TryRead(string name, out LogLevel level)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == name)
            {
                level = (LogLevel)i;
                return true;
            }
        }

        level = default;
        return false;
    }
}
