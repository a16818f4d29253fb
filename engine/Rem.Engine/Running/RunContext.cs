using System.Globalization;
using Rem.Errors;
using Rem.Filters;
using Rem.Http;
using Rem.Plans;
using Rem.Scripting;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Values;

namespace Rem.Running;

/// <summary>What one run shares from its plan's root to its last branch. Per run, never kept beyond it.</summary>
public sealed class RunContext
{
    private readonly RunParts _parts;

    internal RunContext(RunParts parts, BoundPlan plan, object? input, IRunObserver? observer)
    {
        _parts = parts;
        Plan = plan;
        Input = input;
        Observer = observer;
    }

    /// <summary>The frozen configuration.</summary>
    public RemOptions Options => _parts.Options;

    /// <summary>The command line or request.</summary>
    public object? Input { get; }

    /// <summary>The plan that runs.</summary>
    public BoundPlan Plan { get; }

    /// <summary>The bucket of state that is the plan's own: its name without folder and ending.</summary>
    public string OwnBucket => Path.GetFileNameWithoutExtension(Plan.File.Path);

    /// <summary>The log, which hides secrets.</summary>
    public IRunLog Log => _parts.Log;

    /// <summary>The engine's clock.</summary>
    public TimeProvider Clock => Options.Clock;

    /// <summary>What filters may use.</summary>
    public FilterContext Filters => _parts.Filters;

    /// <summary>The secrets, which are hidden wherever text is written.</summary>
    public Secrets Secrets => Options.Secrets;

    /// <summary>Whom the plan is evaluated for, for the actions that speak to them; null for nobody.</summary>
    public object? Client { get; init; }

    /// <summary>What the plan's sections left for who opened the plan, in the order of the plan; null where nobody did.</summary>
    internal List<object>? Sections;

    /// <summary>Who watches, or null.</summary>
    public IRunObserver? Observer { get; }

    /// <summary>The folder that relative paths of commands and files start from.</summary>
    public string Folder => _parts.Folder;

    /// <summary>Queues, locks, state, counters and pools; made at first use.</summary>
    public SharedResources Resources => _parts.Resources;

    /// <summary>The HTTP client; made at first use.</summary>
    public IHttp Http => _parts.Http;

    /// <summary>The plans that can be called.</summary>
    public PlanLibrary Library => _parts.Library;

    /// <summary>Cached steps.</summary>
    public Caches Caches => _parts.Caches;

    /// <summary>What runs beside the plan.</summary>
    public Background Background => _parts.Background;

    /// <summary>Cancelled when what runs beside the plan has to end.</summary>
    internal ScriptThreads? ScriptThreads => _parts.ScriptThreads;

    public CancellationToken Stopping => _parts.Stopping;

    /// <summary>
    /// How a step ends that fails now: a time-out is a failure as any other (a message that makes its step too slow must
    /// not come back for ever); only the end of the run interrupts.
    /// </summary>
    public StepEnd EndOfFailed => Stopping.IsCancellationRequested ? StepEnd.Interrupted : StepEnd.Failed;

    /// <summary>Why a message is given back, for those who look at it later: what its step failed with, or that its time was up. Secrets are hidden.</summary>
    public string WhyFailed(Exception error) =>
        error is PlanException failure ? Secrets.Hide(failure.Finding.Message) : "took longer than the time of its step";

    /// <summary>For `always` after an interruption: cancelled some seconds later than the run.</summary>
    public CancellationToken CleanUp => _parts.CleanUp;

    /// <summary>Who holds a lock that is taken at a place: `sync run 3 at sync.yaml:12, pid 812`.</summary>
    public string HolderAt(SourceSpan at)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(at.File?.Path ?? Plan.File.Path)}:{at.Line}, pid {Environment.ProcessId}");
        return _parts.Name is { } name ? $"{name} at {place}" : place;
    }

    /// <summary>Writes to the log that a lock was lost before it was released.</summary>
    public void LogLoss(LockGrant grant, SourceSpan at) =>
        Log.Write(new LogLine(Clock.GetUtcNow(), LogLevel.Warn, $"lock '{grant.Lock}' (token {grant.Token}) was lost before it was released; what is written under it from now on is refused once somebody else has it", null, at));

    /// <summary>A fixed name that holds in the whole run.</summary>
    public bool TryFindFixed(string name, out object? value)
    {
        value = name switch
        {
            "input" => Input,
            "secrets" => Secrets.Values,
            "now" => Now(),
            _ => null,
        };
        return name is "input" or "secrets" or "now";
    }

    /// <summary>Waits on the engine's clock; ends with the run.</summary>
    public Task SleepAsync(TimeSpan time, CancellationToken cancel) => Clock.SleepAsync(time, cancel);

    /// <summary>Leaves what a section stands for to who opened the plan; without effect in a plan that is only run or called.</summary>
    public void Offer(object section) => Sections?.Add(section);

    /// <summary>The same run with another input, as a called plan or a cached step sees it.</summary>
    internal RunContext With(BoundPlan plan, object? input, IRunObserver? observer) => new(_parts, plan, input, observer) { Client = Client };

    /// <summary>Seconds since 1970, to the microsecond.</summary>
    private double Now() => (Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / 10 / 1e6;
}
