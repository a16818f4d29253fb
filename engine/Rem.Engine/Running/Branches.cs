using Rem.Errors;
using Rem.Plans;

namespace Rem.Running;

/// <summary>
/// Branches that run side by side. All of them are waited for; when one or more failed, the tag fails after the
/// others have ended, with every failure in `error.failures`.
/// </summary>
public sealed class Branches(SourceSpan at, int atMost)
{
    private readonly List<(string Name, Func<CancellationToken, Task<Completion>> Run)> _branches = [];

    /// <summary>Adds a branch; its name stands in the trail of its failures.</summary>
    public void Add(string name, Func<CancellationToken, Task<Completion>> run) => _branches.Add((name, run));

    /// <summary>Runs them all; the first `return`, in their order, is passed on.</summary>
    public async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        if (_branches.Count == 0)
        {
            return Completion.Done;
        }

        using var places = new SemaphoreSlim(Math.Min(atMost, _branches.Count));
        var flows = scope.Run.Clock.Branches(_branches.Count);
        var tasks = new Task<Outcome>[_branches.Count];
        for (var i = 0; i < tasks.Length; i++)
        {
            var branch = _branches[i];
            tasks[i] = Task.Run(() => RunBranchAsync(branch.Name, branch.Run, places, flows, cancel), CancellationToken.None);
        }

        return Join(await Task.WhenAll(tasks), cancel);
    }

    private static async Task<Outcome> RunBranchAsync(string name, Func<CancellationToken, Task<Completion>> run, SemaphoreSlim places, FlowBranches flows, CancellationToken cancel)
    {
        try
        {
            await places.WaitAsync(cancel);
            try
            {
                return new Outcome(await run(cancel), null);
            }
            finally
            {
                places.Release();
            }
        }
        catch (PlanException error)
        {
            error.Within(name);
            return new Outcome(default, error);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return default;
        }
        finally
        {
            flows.End();
        }
    }

    private Completion Join(Outcome[] outcomes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var failures = new List<PlanException>();
        var completion = Completion.Done;
        foreach (var outcome in outcomes)
        {
            if (outcome.Error is LimitException)
            {
                throw outcome.Error;
            }

            if (outcome.Error is not null)
            {
                failures.Add(outcome.Error);
            }
            else if (outcome.Completion.IsReturn && !completion.IsReturn)
            {
                completion = outcome.Completion;
            }
        }

        return failures.Count == 0 ? completion : throw Failure(failures, outcomes.Length);
    }

    private PlanException Failure(List<PlanException> failures, int count)
    {
        var first = failures[0].Finding;
        var which = failures.Count == 1 && count == 1 ? "" : $"{failures.Count} of {count} branches failed; the first: ";
        return new PlanException(RunErrors.Branches, at, $"{which}{first.Code.Id} at {first.At}: {first.Message}", first.Hint) { Failures = failures };
    }

    private readonly record struct Outcome(Completion Completion, PlanException? Error);
}
