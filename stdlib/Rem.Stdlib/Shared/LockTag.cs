using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>A block that only one holder at a time evaluates.</summary>
public sealed class LockTag : ITag
{
    private static readonly TimeSpan StandardWait = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("lock <name>")
    {
        Area = "shared",
        Summary = "Evaluates a block while it holds a lock, and always releases it: at the end, by a failure, a `return`, a timeout or an interruption.",
        Value = "a block",
        Shapes = ValueShapes.Map,
        Gives = "the block's result, merged; its writes to queues, state and counters are refused when the lock was lost",
        Settings = [new TagSetting("wait", "duration", "How long to wait for the lock; 0 does not wait.", Default: "1m")],
        Errors = [LockErrors.TimedOut, LockErrors.Nested, LockErrors.Lost, SharedErrors.Name],
        Examples =
        [
            new TagExample("host: web1\nlock deploy-${{ host }}:\n  wait: 5s\n  done: true", "{host: web1, done: true}"),
            new TagExample("lock a:\n  lock a:\n    x: 1", "fails REM4021"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var wait = WaitSetting.Bind(site, StandardWait);
        return new Bound(SharedName.Bind(site, "name", "lock"), wait, site.Body(), site.At);
    }

    private sealed class Bound(BoundText name, WaitSetting wait, Block body, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var item = Names.Check("lock", name.In(scope));
            if (DryRun.Shows(scope, at, $"take lock '{item}'"))
            {
                return await body.RunInAsync(scope, cancel);
            }

            var flow = scope.Flow.Inside();
            var request = new LockRequest(flow.Owner) { Wait = await wait.InAsync(scope, cancel), By = scope.Run.HolderAt(at) };
            var held = await HeldLock.AcquireAsync(scope.Run.Resources.Locks.Open(item), request, scope.Run.Clock, isRenewed: true, cancel, grant => scope.Run.LogLoss(grant, at));
            Completion completion;
            await using (held)
            {
                completion = await EvaluateAsync(held, flow, scope, cancel);
                if (!await held.ReleaseAsync())
                {
                    throw Lost(item);
                }
            }

            return completion;
        }

        private async ValueTask<Completion> EvaluateAsync(HeldLock held, Running.Flow flow, Scope scope, CancellationToken cancel)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, held.Lost);
            try
            {
                var inside = scope.OpenVariables(new RemMap(0), flow: flow.Holding(held.Grant.Fence));
                return await body.RunInAsync(inside, either.Token);
            }
            catch (OperationCanceledException) when (held.Lost.IsCancellationRequested && !cancel.IsCancellationRequested)
            {
                throw Lost(held.Grant.Lock);
            }
        }

        private PlanException Lost(string item) => new(LockErrors.Lost, at, $"lock '{item}' was lost before the block below it had ended");
    }
}
