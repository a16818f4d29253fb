using System.Collections.Concurrent;
using Rem.Web.Sites;

namespace Rem.Web.Pages;

/// <summary>
/// What embedded pages gave, each for as long as its page says, by site (a plan that changes makes a new one), path, query,
/// ids of elements, user and session: nobody sees what was made for another, and a form in it has the session's own token. Safe to use from several threads.
/// </summary>
internal sealed class PortletCache(TimeProvider clock)
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<(Site, string, string, string, (string?, string?)), (string Html, long Until)> _kept = new();

    /// <summary>What is kept and still holds, or null.</summary>
    public string? Find((Site, string, string, string, (string?, string?)) key) =>
        _kept.TryGetValue(key, out var kept) && clock.GetTimestamp() < kept.Until ? kept.Html : null;

    /// <summary>Keeps something for a time.</summary>
    public void Keep((Site, string, string, string, (string?, string?)) key, string html, TimeSpan time)
    {
        var now = clock.GetTimestamp();
        if (_kept.Count >= Most)
        {
            DropOld(now);
        }

        _kept[key] = (html, now + (long)(time.TotalSeconds * clock.TimestampFrequency));
    }

    private void DropOld(long now)
    {
        foreach (var (key, kept) in _kept)
        {
            if (kept.Until <= now)
            {
                _kept.TryRemove(key, out _);
            }
        }

        if (_kept.Count >= Most)
        {
            _kept.Clear();
        }
    }
}
