using Rem.Plans;

namespace Rem.Running.Versions;

/// <summary>Plans from the disk, with a note of how each file looked before it was read: what has changed since is seen by it.</summary>
public sealed class WatchedFiles(IPlanFiles files) : IPlanFiles
{
    private readonly Dictionary<string, (FileInfo File, FileLook Look)> _looks = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public byte[]? Read(string path, int limit)
    {
        Note(path);
        return files.Read(path, limit);
    }

    /// <summary>Notes how a file looks that is about to be read by somebody else.</summary>
    public void Note(string path)
    {
        var full = Path.GetFullPath(path);
        lock (_looks)
        {
            // The first look counts: a file that changes between two readings is read again.
            if (!_looks.ContainsKey(full))
            {
                var file = new FileInfo(full);
                _looks.Add(full, (file, FileLook.At(file)));
            }
        }
    }

    /// <summary>How the files look now, where that is not how they looked when they were read; null where nothing changed.</summary>
    public string? Changes()
    {
        lock (_looks)
        {
            string? changes = null;
            foreach (var (path, (file, look)) in _looks)
            {
                var now = FileLook.At(file);
                if (now != look)
                {
                    changes += $"{path}\0{now}\n";
                }
            }

            return changes;
        }
    }

    /// <summary>How a file looks without being read.</summary>
    private readonly record struct FileLook(long Length, long Written, bool IsThere)
    {
        // One question of the system for a file that is no link.
        public static FileLook At(FileInfo file)
        {
            file.Refresh();
            file = file.Exists && file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? Target(file) : file;
            return file.Exists ? new FileLook(file.Length, file.LastWriteTimeUtc.Ticks, true) : default;
        }

        // What a link leads to: certificates and the plans of a cluster are renewed by leading a link elsewhere.
        private static FileInfo Target(FileInfo link)
        {
            try
            {
                return link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? link;
            }
            catch (IOException)
            {
                return link; // it leads in a circle, and reading it will say so
            }
        }
    }
}
