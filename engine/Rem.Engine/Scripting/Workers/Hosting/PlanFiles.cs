using Microsoft.Win32.SafeHandles;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// Compiled scripts of one plan as files for its workers. One a script, the same for all workers and as often as they ask:
/// what a worker holds of them counts against no limit of its own, so all together they are held to a limit here.
/// </summary>
internal sealed class PlanFiles(long mostBytes) : IDisposable
{
    private readonly Dictionary<string, SafeFileHandle> _files = new(StringComparer.Ordinal);
    private long _bytes;
    private bool _isOver;

    /// <summary>The file of a key, with the content that it is to have when there is none; null with the reason why there can be none.</summary>
    public SafeFileHandle? Of(string key, Func<string, byte[]?> content, out string? reason)
    {
        lock (_files)
        {
            reason = null;
            if (_files.TryGetValue(key, out var file))
            {
                return file;
            }

            try
            {
                return Make(key, content(key), out reason);
            }
            catch (IOException error)
            {
                reason = error.Message;
                return null;
            }
        }
    }

    /// <summary>Closes them.</summary>
    public void Dispose()
    {
        lock (_files)
        {
            _isOver = true;
            foreach (var file in _files.Values)
            {
                file.Dispose();
            }

            _files.Clear();
        }
    }

    private SafeFileHandle? Make(string key, byte[]? content, out string? reason)
    {
        reason = content is null ? $"the compiled scripts of the plan take more than {mostBytes / 1024 / 1024} MiB"
            : _bytes + content.Length > mostBytes ? $"it has {content.Length} bytes, and with it the compiled scripts of the plan take more than {mostBytes / 1024 / 1024} MiB"
            : _isOver ? "the plan is gone"
            : null;
        if (reason is not null)
        {
            return null;
        }

        var file = SealedFile.Make(content);
        _files.Add(key, file);
        _bytes += content!.Length;
        return file;
    }
}
