using Rem.Filters;
using Rem.Http;
using Rem.Plans;
using Rem.Processes;
using Rem.Running.Versions;
using Rem.Scripting;
using Rem.Shared;
using Rem.Tags;

namespace Rem.Running;

/// <summary>What an engine is made of: frozen, shared by all its runs. The program alone knows all the parts.</summary>
public sealed record RemOptions
{
    /// <summary>The tags.</summary>
    public required TagTable Tags { get; init; }

    /// <summary>The filters.</summary>
    public required FilterTable Filters { get; init; }

    /// <summary>The script languages.</summary>
    public RuntimeTable Runtimes { get; init; } = RuntimeTable.None;

    /// <summary>The limits of section 9.</summary>
    public RemLimits Limits { get; init; } = RemLimits.Default;

    /// <summary>Where plans are read from.</summary>
    public IPlanFiles Files { get; init; } = DiskPlanFiles.Instance;

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The zone of dates that name none.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Runs programs.</summary>
    public required IProcesses Processes { get; init; }

    /// <summary>Sends HTTP requests; made at first use.</summary>
    public required Func<IHttp> Http { get; init; }

    /// <summary>Makes the shared resources; called at first use.</summary>
    public required Func<TimeProvider, SharedResources> Resources { get; init; }

    /// <summary>The names of the connection pools, which a plan's fixed ones are checked against; null where they are not known before a run.</summary>
    public IReadOnlyList<string>? PoolNames { get; init; }

    /// <summary>Secrets by name.</summary>
    public Secrets Secrets { get; init; } = Secrets.None;

    /// <summary>Where log lines go.</summary>
    public IRunLog Log { get; init; } = SilentLog.Instance;

    /// <summary>True when commands, requests, writes and changes are shown and not done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>How far scripts are kept apart where a plan does not say.</summary>
    public Isolation Isolation { get; init; } = Isolation.InProcess;

    /// <summary>Where newer versions of open plans are noted that are wrong.</summary>
    public RefusedVersions Refused { get; init; } = new();

    /// <summary>
    /// The folder of the `rem.yaml` that describes the node whose data plans share: what a plan is called there starts from it.
    /// Null where there is none.
    /// </summary>
    public string? NodeFolder { get; init; }

    /// <summary>
    /// The folder of the program: workers lie in it, and packages that `__use` names below `packages`. Null where there are
    /// neither.
    /// </summary>
    public string? ProgramFolder { get; init; }
}
