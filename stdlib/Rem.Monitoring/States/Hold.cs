namespace Rem.Monitoring.States;

/// <summary>Something that holds events of checks back while it is on. For one caller at a time: a <see cref="CheckBoard"/>.</summary>
/// <param name="kind">What it is.</param>
/// <param name="members">The checks that it is for, each with the statuses in which it holds it.</param>
internal class Hold(Held kind, IReadOnlyList<(Check Check, StatusSet In)> members)
{
    /// <summary>What it is.</summary>
    public Held Kind => kind;

    /// <summary>The checks that it is for, each with the statuses in which it holds it.</summary>
    public IReadOnlyList<(Check Check, StatusSet In)> Members => members;

    /// <summary>True while it holds.</summary>
    public bool IsOn { get; set; }

    /// <summary>True when it holds events of one of its checks.</summary>
    public virtual bool Holds(Check check) => IsOn;

    /// <summary>Who or what holds, and why.</summary>
    public virtual string Text => "";

    /// <summary>Its checks look at it from now on.</summary>
    public void Attach()
    {
        foreach (var (check, statuses) in members)
        {
            check.Attach(this, statuses);
        }
    }

    /// <summary>Its checks do not look at it any more.</summary>
    public void Detach()
    {
        foreach (var (check, _) in members)
        {
            check.Detach(this);
        }
    }
}
