using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.Queues;

namespace Rem.Settings;

/// <summary>A queue that `rem.yaml` describes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Settings">Its settings.</param>
public sealed record NamedQueue(string Name, QueueSettings Settings);

/// <summary>Reads `queues:` of `rem.yaml`.</summary>
internal sealed class QueueReader(FindingList findings)
{
    private static readonly TimeSpan LeastVisibility = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostVisibility = TimeSpan.FromDays(1);

    /// <summary>The queues, in order.</summary>
    public List<NamedQueue> Read(IReadOnlyList<MapEntry> entries)
    {
        var queues = new List<NamedQueue>(entries.Count);
        foreach (var (name, node) in entries)
        {
            if (IsName(name) && KnownKeys.Read(node, $"the queue '{name.Text}'", SettingsTable.Names(SettingsTable.Queue), SettingsErrors.Key, findings) is { } keys)
            {
                queues.Add(new NamedQueue(name.Text, ReadQueue(keys)));
            }
        }

        return queues;
    }

    private static QueueSettings ReadQueue(KnownKeys keys)
    {
        var standard = QueueSettings.Default;
        return new QueueSettings
        {
            Visibility = Visibility(keys) ?? standard.Visibility,
            MaxTries = (int)(keys.Integer("max tries", 1, SettingsTable.MostTries) ?? standard.MaxTries),
            MaxMessages = keys.Integer("max messages", 1, long.MaxValue) ?? standard.MaxMessages,
            MaxBytes = Bytes(keys) ?? standard.MaxBytes,
            MaxAge = keys.Time("max age"),
            MaxDead = (int)(keys.Integer("max dead", 0, SettingsTable.MostDead) ?? standard.MaxDead),
            DeadAge = keys.Time("dead age") ?? standard.DeadAge,
            WhenFull = WhenFull(keys),
        };
    }

    private static TimeSpan? Visibility(KnownKeys keys)
    {
        var time = keys.Time("visibility");
        if (time is null || (time >= LeastVisibility && time <= MostVisibility))
        {
            return time;
        }

        keys.Wrong<string>("visibility", keys.Find("visibility")!, "a duration from 1s to 1d");
        return null;
    }

    private static long? Bytes(KnownKeys keys)
    {
        var node = keys.Find("max bytes");
        var bytes = node switch
        {
            ScalarNode { Value: long number } => number,
            ScalarNode { Value: string text } => SizeText.Read(text),
            _ => null,
        };
        if (node is null || bytes >= 1)
        {
            return bytes;
        }

        keys.Wrong<string>("max bytes", node, "a size from 1 byte, in bytes or as in 8 MiB");
        return null;
    }

    private static FullPolicy WhenFull(KnownKeys keys)
    {
        switch (keys.Text("when full"))
        {
            case null or "refuse":
                return FullPolicy.Refuse;
            case "drop oldest":
                return FullPolicy.DropOldest;
            default:
                keys.Wrong<string>("when full", keys.Find("when full")!, "refuse or drop oldest");
                return FullPolicy.Refuse;
        }
    }

    private bool IsName(ScalarNode name)
    {
        try
        {
            Names.Check("queue", name.Text);
            return true;
        }
        catch (PlanException error)
        {
            findings.Error(SettingsErrors.Key, name.Span, error.Finding.Message, SharedErrors.Name.Fix);
            return false;
        }
    }
}
