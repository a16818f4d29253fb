using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Files;

/// <summary>Paths as plans and scripts write them.</summary>
public static class FilePaths
{
    /// <summary>The full path; a relative one starts at a folder, `~/` at the user's home. Throws <see cref="FileErrors.Path"/>.</summary>
    public static string Full(string path, string folder)
    {
        if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal))
        {
            var fault = path.Length == 0 ? "an empty text" : "a text with a NUL character";
            throw new PlanException(FileErrors.Path, SourceSpan.None, $"{fault} cannot be the path of a file, got {ValueText.Show(path.Replace('\0', '␀'))}");
        }

        var expanded = path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : path;
        return Path.GetFullPath(expanded, Path.GetFullPath(folder));
    }
}
