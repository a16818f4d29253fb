using System.Security.Cryptography;
using System.Text;

namespace Rem.Plans;

/// <summary>Plans from elsewhere, with a note of what was read: whether a plan has changed is seen by it.</summary>
public sealed class RecordingFiles(IPlanFiles files) : IPlanFiles
{
    private readonly SortedDictionary<string, string> _seen = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public byte[]? Read(string path, int limit)
    {
        var bytes = files.Read(path, limit);
        lock (_seen)
        {
            _seen[Path.GetFullPath(path)] = bytes is null ? "none" : Convert.ToHexString(SHA256.HashData(bytes));
        }

        return bytes;
    }

    /// <summary>The full paths of all files so far, also of those that were looked for and are not there.</summary>
    public IReadOnlyList<string> Paths
    {
        get
        {
            lock (_seen)
            {
                return [.. _seen.Keys];
            }
        }
    }

    /// <summary>The names and contents of all files so far, as one short text.</summary>
    public string Digest()
    {
        var text = new StringBuilder();
        lock (_seen)
        {
            foreach (var (path, content) in _seen)
            {
                text.Append(path).Append('\0').Append(content).Append('\n');
            }
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
