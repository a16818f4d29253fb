using Rem.Running;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>The put that two tags have in common.</summary>
internal static class QueuePut
{
    public static async ValueTask<Completion> RunAsync(BoundText queue, object? message, Scope scope, CancellationToken cancel)
    {
        var name = Names.Check("queue", queue.In(scope));
        if (!DryRun.Shows(scope, queue.At, $"put {ValueText.Show(message)} in queue '{name}'"))
        {
            await scope.Run.Resources.Queues.Open(name).PutAsync(message, new PutOptions { Write = SharedWrites.Of(scope) }, cancel);
        }

        return Completion.Done;
    }
}
