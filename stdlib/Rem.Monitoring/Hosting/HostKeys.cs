using System.Runtime.CompilerServices;
using Rem.Shared;

namespace Rem.Monitoring.Hosting;

/// <summary>
/// Under which keys the plans of a process show their hosts: the host's name is the first plan's that has checks of it;
/// another plan, which tells it from other checks, adds its own name. Safe to use from several threads.
/// </summary>
internal sealed class HostKeys
{
    private static readonly ConditionalWeakTable<SharedResources, HostKeys> All = [];
    private readonly Lock _gate = new();
    private readonly Dictionary<string, object> _owners = new(StringComparer.Ordinal);

    /// <summary>The keys of plans that share something.</summary>
    public static HostKeys Of(SharedResources resources) => All.GetValue(resources, static _ => new HostKeys());

    /// <summary>The key of a host, for an owner that belongs to a plan.</summary>
    public string Take(string host, string plan, object owner)
    {
        lock (_gate)
        {
            return _owners.TryAdd(host, owner) ? host : Second(host, plan);
        }
    }

    /// <summary>The key of a host whose name another plan has.</summary>
    public static string Second(string host, string plan) => Longest($"{host} ({plan})");

    /// <summary>True when somebody has a key.</summary>
    public bool IsTaken(string key)
    {
        lock (_gate)
        {
            return _owners.ContainsKey(key);
        }
    }

    /// <summary>Gives the keys of an owner back.</summary>
    public void Release(object owner)
    {
        lock (_gate)
        {
            foreach (var (host, by) in _owners)
            {
                if (ReferenceEquals(by, owner))
                {
                    _owners.Remove(host);
                }
            }
        }
    }

    private static string Longest(string key) => key.Length > Names.Longest ? key[..Names.Longest] : key;
}
