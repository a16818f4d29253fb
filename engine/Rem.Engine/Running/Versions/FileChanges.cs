namespace Rem.Running.Versions;

/// <summary>What has become of the files of a plan since they were read.</summary>
public enum FileNews
{
    /// <summary>They are as they were read.</summary>
    None,

    /// <summary>They have changed, and are to be left alone: they change still, or were refused as they are.</summary>
    Wait,

    /// <summary>They have changed, and may be read anew.</summary>
    Changed,
}

/// <summary>
/// Says when the files that a plan was read from are to be read anew: changed, quiet for a while, and not refused as they
/// are. For one thread at a time.
/// </summary>
/// <param name="files">The files as they were read.</param>
/// <param name="clock">The time.</param>
public sealed class FileChanges(WatchedFiles files, TimeProvider clock)
{
    /// <summary>How often to look: what a look costs is paid by nodes that do nothing, and who saves a file waits a second for it at most.</summary>
    public static readonly TimeSpan LookTime = TimeSpan.FromMilliseconds(500);

    // A file that is being written changes again within this time, and half of it may be a whole plan.
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(300);
    private (string Changes, DateTimeOffset Since)? _seen;
    private string? _refused;

    /// <summary>The files.</summary>
    public WatchedFiles Files => files;

    /// <summary>Looks at the files.</summary>
    public FileNews Look()
    {
        var changes = files.Changes();
        if (changes is null)
        {
            (_seen, _refused) = (null, null);
            return FileNews.None;
        }

        if (changes == _refused)
        {
            _seen = null;
            return FileNews.Wait;
        }

        var now = clock.GetUtcNow();
        if (_seen is not { } seen || seen.Changes != changes)
        {
            _seen = (changes, now);
            return FileNews.Wait;
        }

        return now - seen.Since >= QuietTime ? FileNews.Changed : FileNews.Wait;
    }

    /// <summary>They are wrong as they were when they were looked at last: they are not to be read again until they change.</summary>
    public void Refuse() => (_refused, _seen) = (_seen?.Changes, null);
}
