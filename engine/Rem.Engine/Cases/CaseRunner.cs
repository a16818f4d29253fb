using Rem.CommandLines;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Cases;

/// <summary>
/// Runs cases: each in a fresh folder, on an engine of its own with fresh resources. Safe to use from several threads.
/// </summary>
/// <param name="optionsOf">The engine's parts for a case's folder: a rem.yaml among its files is read there.</param>
public sealed class CaseRunner(Func<string, RemOptions> optionsOf)
{
    /// <summary>No case of a test may take longer, whatever its plan does.</summary>
    private static readonly TimeSpan LongestCase = TimeSpan.FromSeconds(120);

    /// <summary>A runner with the same parts for every case.</summary>
    public CaseRunner(RemOptions options)
        : this(_ => options)
    {
    }

    /// <summary>Throws <see cref="CaseErrors.Folder"/> where this machine has no place for the folders of cases.</summary>
    public static void CheckFolders() => CaseFolder.Try();

    /// <summary>Runs a case. Throws only when <paramref name="cancel"/> was cancelled.</summary>
    public async Task<CaseResult> RunAsync(PlanCase made, CancellationToken cancel)
    {
        var why = await FailureOfAsync(made, cancel);
        if (made.Skip is { } skip)
        {
            return why is null
                ? new CaseResult(made, CaseOutcome.Failed, $"it is skipped ({skip.Because}) but passes now: take 'skip' away")
                : new CaseResult(made, CaseOutcome.Skipped, skip.Until is null ? skip.Because : $"{skip.Because} (until {skip.Until})");
        }

        return new CaseResult(made, why is null ? CaseOutcome.Passed : CaseOutcome.Failed, why);
    }

    private async Task<string?> FailureOfAsync(PlanCase made, CancellationToken cancel)
    {
        using var folder = new CaseFolder(made);
        using var clock = made.Now is { } now ? new AutoClock(now) : null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(LongestCase);
        var check = new CaseCheck(made, folder);
        try
        {
            var options = Prepare(made, folder, clock, check);
            check.Secrets = options.Secrets;
            return await RunPlanAsync(made, folder, options, check, limit.Token);
        }
        catch (InvalidPlanException error)
        {
            return check.Failed(error.Findings);
        }
        catch (PlanException error)
        {
            return check.Failed(error);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"it took longer than {LongestCase.TotalSeconds} s";
        }
#pragma warning disable CA1031 // A defect of REM fails the case that shows it; the other cases still run.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return "REM itself failed: " + error;
        }
    }

    private RemOptions Prepare(PlanCase made, CaseFolder folder, AutoClock? clock, CaseCheck check)
    {
        var options = optionsOf(folder.Root);
        if (clock is not null)
        {
            options = options with { Clock = clock };
        }

        if (made.Secrets is not null)
        {
            options = options with { Secrets = new Secrets(made.Secrets) };
        }

        return made.Shell is null ? options : options with { Processes = check.Processes = new CaseProcesses(made.Shell) };
    }

    private static async Task<string?> RunPlanAsync(PlanCase made, CaseFolder folder, RemOptions options, CaseCheck check, CancellationToken cancel)
    {
        var engine = new RemEngine(options);
        var plan = engine.Load(folder.Plan, new FindingList());
        plan.EnsureValid();
        var request = new RunRequest
        {
            Pipe = made.Pipe,
            Input = made.Input is RemMap map ? map : PlanUsage.InputOf(plan.Plan, Words(made.Input as RemList)),
            Folder = PlanUsage.FolderOf(plan.Plan, folder.Root),
        };
        return check.Gave(await engine.RunAsync(plan, request, cancel));
    }

    private static string[] Words(RemList? list)
    {
        var words = new string[list?.Count ?? 0];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = (string)list![i]!;
        }

        return words;
    }
}
