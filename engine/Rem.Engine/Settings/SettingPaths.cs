using Rem.Files;
using Rem.Plans;

namespace Rem.Settings;

/// <summary>What the paths in rem.yaml can be: said when rem.yaml is read, because a log that cannot be written has nowhere to say so.</summary>
internal static class SettingPaths
{
    /// <summary>True for a text that can be a path: it says something, and nothing that nobody would see.</summary>
    public static bool IsPath(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c))
            {
                return false;
            }
        }

        return !string.IsNullOrWhiteSpace(text) && PlanPaths.Full(text) is not null;
    }

    /// <summary>Why nothing can be logged into a file, in words; null where that may go well.</summary>
    /// <param name="given">The path as it is written.</param>
    /// <param name="full">The path from the root.</param>
    public static string? LogProblem(string given, string full)
    {
        if (given[^1] is '/' || Path.GetFileName(given) is "" or "." or ".." || Directory.Exists(full))
        {
            return "that is a folder";
        }

        if (FileKind.IsSpecial(full))
        {
            return "that is a device, pipe or socket";
        }

        try
        {
            _ = OwnFolder.IsThere(Path.GetDirectoryName(full)!);
            return null;
        }
        catch (IOException error)
        {
            return error.Message;
        }
        catch (UnauthorizedAccessException)
        {
            return null; // the node may be another user, and says it itself
        }
    }
}
