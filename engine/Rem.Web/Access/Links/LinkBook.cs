using Rem.Errors;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Web.Access;

/// <summary>
/// Signs links, knows its own, and keeps those that were used until nobody could use them any more: in a bucket of REM's
/// own, so that all nodes of one state count a link once. Safe to use from several threads.
/// </summary>
internal sealed class LinkBook(AccessStore store, SharedResources shared)
{
    // Beyond the end of a link: the clocks of two nodes may differ.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly IState _used = shared.States.OpenOwn(Names.OwnPrefix + "links used");

    /// <summary>Who tries too many that are none waits.</summary>
    public LinkThrottle Throttle { get; } = new(store.Clock);

    /// <summary>The text of a link.</summary>
    public async ValueTask<string> WriteAsync(Link link, CancellationToken cancel) => LinkText.Write(link, await store.KeyAsync(AccessStore.KeyOfLinks, cancel));

    /// <summary>The link of a text; null for what was not signed here, or before all links were revoked. The key is read each time: what was revoked elsewhere is over here too.</summary>
    public async ValueTask<Link?> ReadAsync(string text, CancellationToken cancel) => LinkText.Read(text, await store.KeyAsync(AccessStore.KeyOfLinks, cancel));

    /// <summary>True when its time is over.</summary>
    public bool IsOver(Link link) => link.Until <= store.Clock.GetUtcNow();

    /// <summary>True while who had it made may still do what it does.</summary>
    public bool IsBacked(Link link) => link.Maker is not { } maker || store.Table.RoleOf(maker, store.Clock.GetUtcNow()) >= link.Role;

    /// <summary>When it was used; null for one that was not, or may be used again and again.</summary>
    public async ValueTask<DateTimeOffset?> UsedAsync(Link link, CancellationToken cancel) =>
        link.IsOnce && await _used.GetAsync(link.Id, cancel) is { } entry ? DateTimeOffset.FromUnixTimeSeconds(entry.Value as long? ?? 0) : null;

    /// <summary>Uses it up, durably, before anything is done; false when somebody was faster. Nobody cancels it.</summary>
    public async Task<bool> TryUseAsync(Link link)
    {
        if (!link.IsOnce)
        {
            return true;
        }

        var now = store.Clock.GetUtcNow();
        try
        {
            await _used.SetAsync(link.Id, now.ToUnixTimeSeconds(), new SetOptions { Version = 0, TimeToLive = link.Until - now + Kept }, CancellationToken.None);
            return true;
        }
        catch (PlanException error) when (error.Finding.Code == StateErrors.Moved)
        {
            return false;
        }
    }

    /// <summary>Nothing was done with it, and nothing will be: it may be used again.</summary>
    public async Task GiveBackAsync(Link link)
    {
        if (link.IsOnce)
        {
            await _used.DeleteAsync(link.Id, null, WriteOptions.None, CancellationToken.None);
        }
    }
}
