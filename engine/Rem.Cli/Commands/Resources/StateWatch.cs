using Rem.Errors;
using Rem.Node.Resources;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>`rem state watch`: what changes in a bucket, as it changes, until it is interrupted; also when the node is started again meanwhile.</summary>
internal static class StateWatch
{
    /// <summary>Prints changes.</summary>
    public static async Task<int> RunAsync(ResourceCall call)
    {
        var state = call.Shared.States.Open(call.Name);
        var prefix = call.Word(2) ?? "";
        var mark = (await state.ChangesAsync(prefix, null, TimeSpan.Zero, call.Cancel)).Mark;
        var isAway = false;
        while (Output.Lost is null)
        {
            try
            {
                var changes = await state.ChangesAsync(prefix, mark, null, call.Cancel);
                mark = changes.Mark;
                isAway = false;
                Print(call, changes);
            }
            catch (PlanException error) when (error.Finding.Code == ResourceErrors.Unreachable)
            {
                // Said once for each time that it is away; each attempt takes its 10 s.
                if (!isAway)
                {
                    Output.Message(ShownText.Message("waiting: " + error.Message) + "\n");
                }

                isAway = true;
            }
        }

        return ExitCode.Failed;
    }

    private static void Print(ResourceCall call, StateChanges changes)
    {
        foreach (var change in changes.Changes)
        {
            if (call.AsJson)
            {
                Output.Facts(NodeCall.Argument(("bucket", call.Name), ("key", change.Key), ("deleted", change.IsDeleted), ("entry", change.IsDeleted ? null : StateCommand.Facts(change.Value, change.Version, null))));
            }
            else
            {
                Output.Data(ShownText.Line(change.IsDeleted ? $"{change.Key} deleted" : $"{change.Key}: {ValueText.Json(change.Value)}") + "\n");
            }
        }
    }
}
