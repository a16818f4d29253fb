using System.Net;
using Microsoft.AspNetCore.Http;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>The sites by the address that they listen on. What requests see is swapped as a whole.</summary>
internal sealed class SiteTable
{
    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IReadOnlyDictionary<IPEndPoint, Site[]> _byEnd = new Dictionary<IPEndPoint, Site[]>();

    /// <summary>All sites, each once.</summary>
    public IReadOnlyCollection<Site> All => [.. _byEnd.Values.SelectMany(static sites => sites).Distinct()];

    /// <summary>Ends with the next change.</summary>
    public Task Changed => _changed.Task;

    /// <summary>From now on these.</summary>
    public void Become(IReadOnlyCollection<Site> sites)
    {
        var byEnd = new Dictionary<IPEndPoint, Site[]>();
        foreach (var end in sites.SelectMany(static site => site.Settings.Listen).Distinct())
        {
            byEnd[end] = [.. sites.Where(site => site.Settings.Listen.Contains(end))];
        }

        _byEnd = byEnd;
        Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }

    /// <summary>As <see cref="Find"/>; waits while the site is being taken over.</summary>
    public async ValueTask<Site?> FindAsync(IPEndPoint end, HostString host, CancellationToken cancel)
    {
        while (true)
        {
            var changed = Changed;
            var site = Find(end, host);
            if (site is not { IsLeaving: true })
            {
                return site;
            }

            await changed.WaitAsync(cancel);
        }
    }

    /// <summary>The site that a request at an address is for, by the host that it names; null when there is none.</summary>
    public Site? Find(IPEndPoint end, HostString host)
    {
        if (!host.HasValue || !_byEnd.TryGetValue(end, out var sites))
        {
            return null;
        }

        var name = host.Host.ToLowerInvariant();
        foreach (var site in sites)
        {
            if (site.Settings.Answers(name))
            {
                return site;
            }
        }

        return null;
    }
}
