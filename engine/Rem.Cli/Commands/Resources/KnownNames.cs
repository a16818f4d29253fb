using Rem.Errors;
using Rem.Plans;
using Rem.Settings;
using Rem.Shared;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>
/// The names of resources that are there. What looks at one or takes from it wants a name from here, so that a mistyped
/// one is an error and makes nothing; what puts, adds or sets makes what it names.
/// </summary>
internal static class KnownNames
{
    /// <summary>Throws when there is no queue of the call's name, neither at the node nor in its rem.yaml.</summary>
    public static async ValueTask CheckQueueAsync(ResourceCall call)
    {
        var names = new List<string>(await call.Shared.Queues.ListAsync(call.Cancel));
        foreach (var queue in RemSettings.ReadQueues(call.Words.Value("--node") ?? "", new FindingList()))
        {
            names.Add(queue.Name);
        }

        Check(call, "queue", names);
    }

    /// <summary>Throws when nobody holds a lock of the call's name.</summary>
    public static async ValueTask CheckLockAsync(ResourceCall call)
    {
        var names = new List<string>();
        foreach (var held in await call.Shared.Locks.ListAsync(call.Cancel))
        {
            names.Add(held.Lock);
        }

        Check(call, "lock", names);
    }

    /// <summary>Throws when there is no bucket of the call's name.</summary>
    public static async ValueTask CheckBucketAsync(ResourceCall call)
    {
        Names.RefuseOwn("bucket", call.Name);
        Check(call, "state", await call.Shared.States.ListAsync(call.Cancel));
    }

    /// <summary>Throws when there is no counter of the call's name.</summary>
    public static async ValueTask CheckCounterAsync(ResourceCall call) => Check(call, "counter", await call.Shared.Counters.ListAsync(call.Cancel));

    private static void Check(ResourceCall call, string command, IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (name == call.Name)
            {
                return;
            }
        }

        var title = command switch
        {
            "state" => $"there is no bucket {ValueText.Show(call.Name)}",
            "lock" => $"nobody holds a lock {ValueText.Show(call.Name)}",
            _ => $"there is no {command} {ValueText.Show(call.Name)}",
        };
        throw Unknown(call, command, title, names);
    }

    /// <summary>The error of a name that is not among those that there are.</summary>
    public static PlanException Unknown(ResourceCall call, string command, string title, IReadOnlyList<string> names, string? name = null, string list = "list")
    {
        var near = Suggestion.Nearest(name ?? call.Name, names);
        return new PlanException(CommandLineErrors.NoResource, SourceSpan.None, title, near is null ? $"see `rem {command} {list}`" : $"did you mean {ValueText.Show(near)}?");
    }
}
