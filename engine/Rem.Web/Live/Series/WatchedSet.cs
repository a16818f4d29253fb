namespace Rem.Web.Live.Series;

/// <summary>The groups that readers of one page follow: all who name the same share it, and the bytes of its events. Safe to use from several threads.</summary>
/// <param name="key">Their names, as text.</param>
/// <param name="groups">The groups.</param>
internal sealed class WatchedSet(string key, WatchedGroup[] groups)
{
    private volatile Told? _told;

    /// <summary>Their names, as text.</summary>
    public string Key => key;

    /// <summary>The groups.</summary>
    public WatchedGroup[] Groups => groups;

    /// <summary>How many follow it. Under the lock of who watches.</summary>
    public int Readers { get; set; }

    /// <summary>The bytes that a look came to for all who had the one before; made once.</summary>
    public ReadOnlyMemory<byte> Of(long look, Func<byte[]> make)
    {
        if (_told is not { } told || told.Look != look)
        {
            _told = told = new Told(look, make());
        }

        return told.Data;
    }

    private sealed record Told(long Look, byte[] Data);
}
