using System.Globalization;
using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Storage;

namespace Rem.Cli.Commands.Series;

/// <summary>Where `rem ts` puts what it has made: into a file, which it replaces only when told to, or on standard output.</summary>
internal static class SeriesOutput
{
    /// <summary>Standard output in the place of a file.</summary>
    public const string StandardOutput = "-";

    /// <summary>Writes it, and for a file says how large it is.</summary>
    public static async Task<int> WriteAsync(ResourceCall call, string file, string format, byte[] bytes)
    {
        if (file == StandardOutput)
        {
            Output.Data(bytes);
            return ExitCode.Done;
        }

        var path = NodeCall.PathOf(file);
        if (!call.Words.Has("--force") && File.Exists(path))
        {
            throw new PlanException(StorageErrors.Exists, SourceSpan.None, $"'{path}' was not written: a file of that name is there", "choose another name, or say --force to replace it");
        }

        await AtomicFile.WriteAsync(path, bytes, null, call.Cancel);
        return call.Answer(string.Create(CultureInfo.InvariantCulture, $"{path}: {bytes.Length} bytes"), ("group", call.Name), ("file", path), ("format", format), ("bytes", (long)bytes.Length));
    }
}
