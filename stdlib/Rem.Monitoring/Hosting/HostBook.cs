using Rem.Monitoring.Definitions;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>What is told of hosts: events at once, the counts of their checks every few seconds. For one monitor, which calls it under its gate.</summary>
internal sealed class HostBook
{
    private readonly HostKeys _keys;
    private readonly IState _hosts;
    private readonly IState _kept;
    private readonly string _plan;
    private readonly SteadyClock _time;
    private readonly Announcer _announcer;
    private readonly History _history;
    private readonly Dictionary<string, (Host Host, string Key)> _known = new(StringComparer.Ordinal);
    private readonly HashSet<Host> _changed = [];

    /// <summary>The hosts of a board.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="name">Its name in the state.</param>
    /// <param name="hosts">The hosts.</param>
    /// <param name="time">The monitor's time.</param>
    /// <param name="announcer">Writes what is told.</param>
    public HostBook(OpenPlan plan, string name, IReadOnlyCollection<Host> hosts, SteadyClock time, Announcer announcer)
    {
        _keys = HostKeys.Of(plan.Resources);
        (_hosts, _kept) = (plan.Resources.States.Open(MonitorNames.Hosts), plan.Resources.States.Open(MonitorNames.HostHistory));
        (_plan, _time, _announcer, _history) = (name, time, announcer, new History(hosts.Count));
        foreach (var host in hosts)
        {
            _known.Add(host.Rules.Name, (host, ""));
        }
    }

    /// <summary>Tells an event.</summary>
    public void Tell(HostEvent told)
    {
        var (host, key) = _known[told.Host];
        var shown = StatusForms.Of(told, _time);
        _changed.Remove(host);
        _announcer.Tell(new Announcement(key, StatusForms.Of(host, _plan, _time)) { IsHost = true, Event = shown, History = _history.Add(key, shown) });
    }

    /// <summary>A check has changed.</summary>
    public void Note(Check check)
    {
        if (check.Host is { } host)
        {
            _changed.Add(host);
        }
    }

    /// <summary>Shows the hosts whose counts have changed since.</summary>
    public void ShowChanged()
    {
        foreach (var host in _changed)
        {
            Show(host);
        }

        _changed.Clear();
    }

    /// <summary>Shows all hosts.</summary>
    public void ShowAll()
    {
        foreach (var (host, _) in _known.Values)
        {
            Show(host);
        }
    }

    /// <summary>Takes the keys, and takes up what was known of the hosts before the process began; what makes no sense begins anew.</summary>
    public async Task RestoreAsync(CancellationToken cancel)
    {
        var (kept, others) = await KeptAsync(cancel);
        foreach (var (name, (host, _)) in _known.ToList())
        {
            var second = HostKeys.Second(name, _plan);
            // Whoever begins first: the plan that has had the name goes on with it, or neither would find what it knew.
            var key = kept.ContainsKey(second) && others.Contains(name) ? second : _keys.Take(name, _plan, this);
            _known[name] = (host, key);
            var from = kept.ContainsKey(key) ? key : key == name ? second : name;
            if (kept.TryGetValue(from, out var before))
            {
                await RestoreAsync(host, key, from, (RemMap)before.Value!, cancel);
            }
        }

        var own = _known.Values.Select(static known => known.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, entry) in kept.Where(each => !own.Contains(each.Key) && !_keys.IsTaken(each.Key)))
        {
            _announcer.Tell(new Announcement(key, null) { IsHost = true, Version = entry.Version });
        }
    }

    /// <summary>Gives the keys back.</summary>
    public void Close() => _keys.Release(this);

    // What stands there of this plan, and the keys of plans that have not ended.
    private async Task<(Dictionary<string, StateEntry> Kept, HashSet<string> Others)> KeptAsync(CancellationToken cancel)
    {
        var (kept, others) = (new Dictionary<string, StateEntry>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var key in await _hosts.KeysAsync("", cancel))
        {
            if (await _hosts.GetAsync(key, cancel) is not { Value: RemMap was } entry)
            {
                continue;
            }

            if (Text(was, "plan") == _plan)
            {
                kept.Add(key, entry);
            }
            else if (!was.ContainsKey("ended"))
            {
                others.Add(key);
            }
        }

        return (kept, others);
    }

    private async Task RestoreAsync(Host host, string key, string from, RemMap was, CancellationToken cancel)
    {
        Restore(host, EndedPlan.Before(was));
        var told = (await _kept.GetAsync(from, cancel))?.Value as RemList;
        _history.Restore(key, told);
        if (from != key)
        {
            _announcer.Tell(new Announcement(key, StatusForms.Of(host, _plan, _time)) { IsHost = true, History = told ?? [] });
        }
    }

    private void Restore(Host host, RemMap was)
    {
        if (HostStatuses.Named(Text(was, "status")) is { } status)
        {
            var since = was.TryGetValue("since", out var shown) && MomentText.Read(shown) is { } time ? _time.Steady(time) : _time.Now;
            host.Restore(status, since, status is HostStatus.Down or HostStatus.Unreachable ? Text(was, "text") : "");
        }
    }

    private void Show(Host host) => _announcer.Tell(new Announcement(_known[host.Rules.Name].Key, StatusForms.Of(host, _plan, _time)) { IsHost = true });

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) ? value as string ?? "" : "";
}
