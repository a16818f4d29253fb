using System.Security.Cryptography;

namespace Rem.Processes;

/// <summary>Puts the text of a script into a file, for an interpreter.</summary>
internal static class ScriptFile
{
    /// <summary>Makes a file that only its owner can read, and gives its path. Whoever asked deletes it.</summary>
    public static string Create(string text)
    {
        var path = Path.Combine(Path.GetTempPath(), "rem-" + RandomNumberGenerator.GetHexString(16, lowercase: true));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(path, options);
        writer.Write(text);
        return path;
    }
}
