using Rem.Shared;
using Rem.Shared.Journals;
using Rem.Shared.Queues;

namespace Rem.Settings;

/// <summary>Gives queues the settings that `rem.yaml` names.</summary>
public static class QueueConfiguration
{
    /// <summary>
    /// Sets every queue that `queues:` describes, and puts back to the defaults those that it describes no longer: the file
    /// alone says it. What is in the queues stays. Nothing is done to a queue that has its settings, nor to those that are
    /// damaged: they keep nobody from the others, and are what is given.
    /// </summary>
    public static async Task<IReadOnlyList<DamagedException>> ConfigureQueuesAsync(RemSettings settings, SharedResources resources, CancellationToken cancel)
    {
        var wanted = new Dictionary<string, QueueSettings>(StringComparer.Ordinal);
        foreach (var name in await resources.Queues.ListAsync(cancel))
        {
            wanted[name] = QueueSettings.Default;
        }

        foreach (var queue in settings.Queues)
        {
            wanted[queue.Name] = queue.Settings;
        }

        var damaged = new List<DamagedException>();
        foreach (var (name, its) in wanted)
        {
            try
            {
                var queue = resources.Queues.Open(name);
                if (queue.Settings != its)
                {
                    await queue.ConfigureAsync(its, cancel);
                }
            }
            catch (DamagedException damage)
            {
                damaged.Add(damage);
            }
        }

        return damaged;
    }
}
