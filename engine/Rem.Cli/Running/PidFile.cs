using System.Globalization;
using System.Text;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>
/// A file with the process id while a plan runs. It is locked as long as the process lives, so that one that a crash
/// left behind is known as stale even when its number belongs to another process by now.
/// </summary>
internal sealed class PidFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    private PidFile(string path, FileStream held)
    {
        _path = path;
        _lock = held;
    }

    /// <summary>Writes the file whole. Throws <see cref="UsageErrors.Running"/> when the plan runs already.</summary>
    public static PidFile Take(string path)
    {
        var beside = $"{path}.{Environment.ProcessId}";
        FileStream? held = null;
        try
        {
            using var stale = OpenStale(path);
            held = new FileStream(beside, FileMode.Create, FileAccess.ReadWrite, FileShare.None);
            held.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n"));
            held.Flush(flushToDisk: true);
            if (stale is not null)
            {
                File.Delete(path);
            }

            // Without overwriting: of two that start at once the second one fails here.
            File.Move(beside, path);
            return new PidFile(path, held);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            File.Delete(beside);
            throw File.Exists(path) && error is IOException
                ? new PlanException(UsageErrors.Running, SourceSpan.None, $"the plan runs already: the process named in {ValueText.Show(path)} holds that file", "stop it first")
                : new PlanException(UsageErrors.PidFile, SourceSpan.None, $"the pidfile {ValueText.Show(path)} cannot be written: {error.Message}", UsageErrors.PidFile.Fix);
        }
    }

    /// <summary>Takes the file away.</summary>
    public void Dispose()
    {
        File.Delete(_path);
        _lock.Dispose();
    }

    // Whoever holds the lock of a left file alone may replace it.
    private static FileStream? OpenStale(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
