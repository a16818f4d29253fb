using Rem.Binding;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>Takes a message out of a queue.</summary>
public sealed class TakeFromQueueTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("take from queue <queue> into <path>")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Takes the next message and evaluates a block with it: acknowledges when that succeeded, gives the message back when it failed. Without a block it acknowledges at once.",
        Value = "a block, or nothing",
        Shapes = ValueShapes.Map | ValueShapes.Nothing,
        Gives = "the block's result, merged; the message is set at the path, null when the queue stayed empty (nothing is then evaluated)",
        Settings = [new TagSetting("wait", "duration", "How long to wait for a message.", Default: "0s")],
        Errors = [QueueErrors.NotTaken, SharedErrors.Name],
        Examples =
        [
            new TagExample("run:\n  - put in queue jobs: {host: web1}\n  - take from queue jobs into job:\n      wait: 5s\n      done: \"${{ job.host }}\"", "{job: {host: web1}, done: web1}"),
            new TagExample("run:\n  - take from queue jobs into job:\n      done: true", "{job: null}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var wait = WaitSetting.Bind(site, TimeSpan.Zero);
        var body = site.Value is MapNode ? site.Body() : null;
        return new Bound(SharedName.Bind(site, "queue", "queue"), site.Path("path"), wait, body is { IsEmpty: true } ? null : body);
    }

    private sealed class Bound(BoundText queue, BoundPath path, WaitSetting wait, Block? body) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var open = scope.Run.Resources.Queues.Open(Names.Check("queue", queue.In(scope)));
            if (DryRun.Shows(scope, queue.At, $"take a message from queue '{open.Name}'"))
            {
                return await LookAsync(open, scope, cancel);
            }

            var held = await HeldMessage.TakeAsync(open, await wait.InAsync(scope, cancel), scope.Run.Clock, cancel);
            if (held is null)
            {
                path.Set(scope, null);
                return Completion.Done;
            }

            await using (held)
            {
                var completion = await EvaluateAsync(held, scope, cancel);
                await held.AckAsync(SharedWrites.Of(scope), CancellationToken.None);
                return completion;
            }
        }

        // A dry run shows what would be done with the message that stands first.
        private async ValueTask<Completion> LookAsync(IQueue open, Scope scope, CancellationToken cancel)
        {
            var messages = await open.PeekAsync(1, null, cancel);
            path.Set(scope, messages.Count == 0 ? null : Ownership.Share(messages[0].Value));
            return messages.Count == 0 || body is null ? Completion.Done : await body.RunInAsync(scope, cancel);
        }

        private async ValueTask<Completion> EvaluateAsync(HeldMessage held, Scope scope, CancellationToken cancel)
        {
            try
            {
                path.Set(scope, Ownership.Share(held.Message.Value));
                return body is null ? Completion.Done : await body.RunInAsync(scope, cancel);
            }
            catch (Exception error)
            {
                await GiveBackAsync(held, error, scope);
                throw;
            }
        }

        // An interrupted run says nothing about the message; a step that was too slow for its timeout does.
        private static async ValueTask GiveBackAsync(HeldMessage held, Exception error, Scope scope)
        {
            var options = new NackOptions
            {
                Reason = scope.Run.WhyFailed(error),
                CountsAsTry = scope.Run.EndOfFailed != StepEnd.Interrupted,
            };
            try
            {
                await held.NackAsync(options, CancellationToken.None);
            }
            catch (Errors.PlanException)
            {
                // Somebody else has it by now; the failure that is on its way says more.
            }
        }
    }
}
