using Rem.Binding;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Tags;

namespace Rem.Stdlib.Shared;

/// <summary>Puts a message into a queue.</summary>
public sealed class PutInQueueTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("put in queue <queue>")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Puts a value into a queue as a message; the queue is made when it is first used.",
        Value = "the message: any data, all of it (for a delay, a priority or a time to live use `rem.queue` in a script)",
        Gives = "nothing",
        Result = TagResult.Dropped,
        Errors = [SharedErrors.Name, SharedErrors.Value, SharedErrors.StaleFence, QueueErrors.Full],
        Examples =
        [
            new TagExample("run:\n  - put in queue mail: {to: anna}\n  - take from queue mail into message:", "{message: {to: anna}}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(SharedName.Bind(site, "queue", "queue"), site.Data());

    private sealed class Bound(BoundText queue, BoundValue message) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await message.EvaluateAsync(scope, cancel);
            return completion.IsReturn ? completion : await QueuePut.RunAsync(queue, completion.Value, scope, cancel);
        }
    }
}
