using System.Net;
using Rem.Errors;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>The addresses that are listened on, each for all sites there. Changed by one thread at a time.</summary>
/// <param name="connections">Counts their connections.</param>
/// <param name="pipe">What the requests of a listener go through.</param>
internal sealed class Listeners(Connections connections, Func<Listener, Pipeline> pipe) : IAsyncDisposable
{
    private readonly Dictionary<IPEndPoint, (Listener Listener, Certificates? Certificates)> _all = [];

    /// <summary>
    /// Listens where these sites want it and nowhere else, with their certificates. Throws a <see cref="PlanException"/>
    /// for the first address that cannot be listened on.
    /// </summary>
    public async Task BecomeAsync(IReadOnlyList<Site> sites)
    {
        var wanted = sites.SelectMany(static site => site.Settings.Listen.Select(end => (end, site))).ToLookup(static each => each.end, static each => each.site);
        foreach (var (end, (listener, certificates)) in _all.ToArray())
        {
            // An address that is to be encrypted from now on, or no more, is listened on anew.
            if (!wanted.Contains(end) || wanted[end].Any(IsEncrypted) != (certificates is not null))
            {
                _all.Remove(end);
                await listener.DisposeAsync();
            }
        }

        foreach (var at in wanted)
        {
            if (_all.TryGetValue(at.Key, out var there))
            {
                there.Certificates?.Become(at);
            }
            else
            {
                await StartAsync(at.Key, [.. at]);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (listener, _) in _all.Values)
        {
            await listener.DisposeAsync();
        }
    }

    private async Task StartAsync(IPEndPoint end, List<Site> sites)
    {
        var certificates = sites.Exists(IsEncrypted) ? new Certificates() : null;
        certificates?.Become(sites);
        try
        {
            _all[end] = (await Listener.StartAsync(end, certificates, connections, pipe, sites[0].Settings.At), certificates);
        }
        catch (PlanException) when (end.Address.Equals(IPAddress.IPv6Loopback) && sites.Exists(site => site.Settings.Listen.Contains(new IPEndPoint(IPAddress.Loopback, end.Port))))
        {
            // A machine without IPv6: the same port of 127.0.0.1 serves.
        }
    }

    private static bool IsEncrypted(Site site) => site.Certificate is not null;
}
