using Rem.Errors;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Runs checks of a plan, so many side by side at most. Whatever a run does, it comes to a result. Safe to use from several threads.</summary>
internal sealed class CheckRuns(OpenPlan plan, IReadOnlyList<HostRules> hosts, SteadyClock time, TimeProvider clock)
{
    private readonly Dictionary<string, RemMap> _hosts = hosts.ToDictionary(static host => host.Name, Shown, StringComparer.Ordinal);

    // One that does not heed that its time is over is left behind; its check is not run again until it has ended.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>Runs one.</summary>
    /// <param name="check">The check.</param>
    /// <param name="report">Is given the result, within the check's timeout and a second.</param>
    /// <param name="cancel">Ends it without a result.</param>
    /// <returns>Ends when the run really has ended: true when it took longer than its time.</returns>
    public async Task<bool> RunAsync(ScheduledCheck check, Action<CheckResult> report, CancellationToken cancel)
    {
        var (limit, begun) = (check.Check.Timeout, clock.GetTimestamp());
        using var late = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        var running = EvaluateAsync(check, late.Token, either.Token);
        if (running.IsCompleted || await EndsInTimeAsync(running, limit))
        {
            if (await running is { } result)
            {
                report(result with { Took = clock.GetElapsedTime(begun) });
            }

            return late.IsCancellationRequested;
        }

        report(new CheckResult(time.Now, []) { IsError = true, Text = $"it took longer than {Duration.Show(limit)} and did not end when it was told to", Took = clock.GetElapsedTime(begun) });
        await running;
        return true;
    }

    // Most runs end where they began: this is for those that wait for something.
    private async Task<bool> EndsInTimeAsync(Task running, TimeSpan limit)
    {
        using var done = new CancellationTokenSource();
        var isInTime = await Task.WhenAny(running, Task.Delay(limit + Grace, clock, done.Token)) == running;
        await done.CancelAsync();
        return isInTime;
    }

    private async Task<CheckResult?> EvaluateAsync(ScheduledCheck check, CancellationToken late, CancellationToken either)
    {
        try
        {
            var call = new FunctionCall { Pipe = new RemMap(2) { ["check"] = check.Name, ["host"] = _hosts[check.Check.Rules.Host] }, Input = null };
            var evaluated = await plan.EvaluateAsync(check.Check.Run, call, either);
            return ResultReader.Read(time.Now, evaluated.Value);
        }
        catch (OperationCanceledException) when (!late.IsCancellationRequested)
        {
            return null; // the plan ends
        }
        catch (OperationCanceledException)
        {
            return Failed($"it took longer than {Duration.Show(check.Check.Timeout)}");
        }
        catch (PlanException error)
        {
            return Failed(error.Message);
        }
#pragma warning disable CA1031 // Whatever a check fails with, it is its result and nobody else's.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failed($"REM itself failed: {error.GetType().Name}: {error.Message}");
        }
    }

    private static RemMap Shown(HostRules host) => (RemMap)Ownership.Share(new RemMap(3) { ["name"] = host.Name, ["address"] = host.Address, ["labels"] = StatusForms.Labels(host.Labels) })!;

    private CheckResult Failed(string text) => new(time.Now, []) { IsError = true, Text = CheckText.Clean(plan.Options.Secrets.Hide(text)) };
}
