using System.Text;
using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands.Access;

/// <summary>A new password: from a file, from standard input, or typed twice and not shown. Never from the command line.</summary>
internal static class PasswordInput
{
    private const int LongestFile = 64 * 1024;
    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Asks for it, or reads it from where `--password-file` says. Throws where neither is possible.</summary>
    public static string Read(ResourceCall call, string user, string hint)
    {
        if (call.Words.Value("--password-file") is { } path)
        {
            return Text(path == "-" ? StandardFiles.ReadAll(LongestFile) : File(path), path == "-" ? "standard input" : ValueText.Show(path));
        }

        return HiddenPrompt.IsTerminal ? Ask(user) : throw ResourceCall.Wrong("there is no terminal to ask for the password", hint);
    }

    private static string Ask(string user)
    {
        var first = HiddenPrompt.Ask($"password of {user} (not shown): ") ?? throw ResourceCall.Wrong("no password was given");
        var second = HiddenPrompt.Ask("once more: ");
        return first == second ? first : throw ResourceCall.Wrong("the two passwords differ", "nothing was changed; try again");
    }

    // A file that others can read holds no secret.
    private static byte[] File(string path)
    {
        var full = NodeCall.PathOf(path);
        try
        {
            using var file = new FileStream(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (!OperatingSystem.IsWindows() && (System.IO.File.GetUnixFileMode(file.SafeFileHandle) & Others) != 0)
            {
                throw new PlanException(SettingsErrors.Open, SourceSpan.None, $"the file '{full}' can be read or written by others than its owner", $"let only its owner in: chmod 600 '{full}'");
            }

            var bytes = new byte[LongestFile + 1];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw error is UnauthorizedAccessException && !Directory.Exists(full)
                ? new PlanException(FileErrors.Denied, SourceSpan.None, $"cannot read '{full}': permission denied", FileErrors.Denied.Fix)
                : ResourceCall.Wrong($"the password file {ValueText.Show(path)} cannot be read: {(Directory.Exists(full) ? "it is a folder" : error is FileNotFoundException or DirectoryNotFoundException ? "it is not there" : error.Message)}");
        }
    }

    private static string Text(byte[] bytes, string source)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\ufeff');
            return text.EndsWith("\r\n", StringComparison.Ordinal) ? text[..^2] : text.EndsWith('\n') ? text[..^1] : text;
        }
        catch (DecoderFallbackException)
        {
            throw ResourceCall.Wrong($"the password in {source} is no UTF-8 text");
        }
    }
}
