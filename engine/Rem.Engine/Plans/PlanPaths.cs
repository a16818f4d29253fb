namespace Rem.Plans;

/// <summary>Paths of plans as errors show them.</summary>
internal static class PlanPaths
{
    /// <summary>A path that starts from the folder of another file, without `.` and `..` where they can be worked out.</summary>
    public static string Combine(string fromFile, string path)
    {
        var combined = Path.IsPathRooted(path) ? path : Path.Combine(Path.GetDirectoryName(fromFile) ?? "", path);
        var parts = new List<string>();
        foreach (var part in combined.Split('/', Path.DirectorySeparatorChar))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not (".." or ""))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != "." && (part.Length > 0 || parts.Count == 0))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The path from the root, or null for a path that is none.</summary>
    public static string? Full(string path)
    {
        try
        {
            return Path.GetFullPath(path);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    /// <summary>Why a file cannot be read, in our words.</summary>
    public static string Reason(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied",
        PathTooLongException => "its path is too long",
        ArgumentException or NotSupportedException => "this is no path",
        _ => error.Message,
    };
}
