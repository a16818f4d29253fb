using Rem.Errors;
using Rem.Http;
using Rem.Plans;
using Rem.Processes;
using Rem.Processes.Shell;
using Rem.Scripting;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Values;

namespace Rem.Running;

/// <summary>What a run gives the primitives behind `rem` for one script.</summary>
internal sealed class RunServices(Scope scope, SourceSpan at) : IScriptServices
{
    private readonly RunContext _run = scope.Run;
    private readonly Flow _flow = scope.Flow.Inside();

    public SharedResources Shared => _run.Resources;

    public TimeProvider Clock => _run.Clock;

    public RemLimits Limits => _run.Options.Limits;

    public IRunLog Log => _run.Log;

    public IHttp Http => _run.Http;

    public string Folder => _run.Folder;

    public string OwnBucket => _run.OwnBucket;

    // A name of its own: scripts in two branches of one flow wait for each other.
    public string LockOwner => _flow.Owner;

    public string LockHolder => _run.HolderAt(at);

    public IReadOnlyList<Fence> Fences => scope.Flow.Fences;

    public bool IsDryRun => _run.Options.IsDryRun;

    public SourceSpan Place => at;

    public async Task<RemMap> ShellAsync(ShellCall call, CancellationToken cancel)
    {
        using var watch = call.Timeout is { } limit ? new CancellationTokenSource(limit, Clock) : null;
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancel, watch?.Token ?? default);
        try
        {
            var command = new ShellCommand(at, [.. call.OkCodes.Select(static code => (int)code)])
            {
                Environment = ShellCommand.Variables(call.Environment),
                Folder = call.Folder,
                Input = call.Input is null ? ProcessInput.None : ProcessInput.FromText(call.Input),
            };
            return await (call.Command is RemList words ? command.RunWordsAsync(words, _run, linked.Token) : command.RunTextAsync((string)call.Command, _run, linked.Token));
        }
        catch (OperationCanceledException) when (watch is { IsCancellationRequested: true } && !cancel.IsCancellationRequested)
        {
            throw new PlanException(RunErrors.Timeout, at, $"the command took longer than {call.Timeout!.Value.TotalSeconds:0.###}s (its timeout)");
        }
    }

    public async Task<object?> CallAsync(string name, object? input, CancellationToken cancel) =>
        await _run.Plan.Calls!.CallAsync(name, input, scope, at, cancel);

    public ValueTask<string> SecretAsync(string name, CancellationToken cancel)
    {
        if (_run.Secrets.Values.TryGetValue(name, out var secret))
        {
            return new(ValueText.Of(secret));
        }

        var (why, fix) = _run.Secrets.Missing(name);
        throw new PlanException(RunErrors.Secret, at, $"there is no secret '{name}'; {why}", fix);
    }

    public void LockLost(LockGrant grant) => _run.LogLoss(grant, at);

    // A local file runs with the operator's rights; installed plans come with packages.
    public void Permit(string primitive, RemList arguments)
    {
    }
}
