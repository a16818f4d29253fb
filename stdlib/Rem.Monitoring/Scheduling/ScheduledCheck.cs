using Rem.Monitoring.Sections;

namespace Rem.Monitoring.Scheduling;

/// <summary>A check with its next time. For one caller at a time: a <see cref="Schedule"/>.</summary>
internal sealed class ScheduledCheck(DefinedCheck check)
{
    /// <summary>The check.</summary>
    public DefinedCheck Check => check;

    /// <summary>Its name.</summary>
    public string Name => check.Rules.Name;

    /// <summary>When it is due, by the steady clock.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>True while it runs.</summary>
    public bool IsRunning { get; set; }

    /// <summary>When its last run began, by the steady clock.</summary>
    public DateTimeOffset Begun { get; set; }

    /// <summary>How long the node had stood still in all when that run began. For who reports it.</summary>
    public TimeSpan StoodBefore { get; set; }

    /// <summary>True while a problem of it waits to be confirmed.</summary>
    public bool IsConfirming { get; set; }

    /// <summary>How many of its last results were left out, since the node stood still meanwhile. For who reports it.</summary>
    public int LeftOut { get; set; }

    /// <summary>Its place in the line, changed with its time: what waits under another one is void.</summary>
    public long Ticket { get; set; }
}
