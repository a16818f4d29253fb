namespace Rem.Monitoring.States;

/// <summary>A silence that has not ended. For one board.</summary>
internal sealed class Silence(Silencing wanted, IReadOnlyList<(Check Check, StatusSet In)> members) : Hold(Held.Silenced, members)
{
    private readonly HashSet<Check> _checks = [.. members.Select(static member => member.Check)];

    /// <summary>What was asked for.</summary>
    public Silencing Wanted => wanted;

    /// <summary>True when it has ended.</summary>
    public bool IsOver { get; set; }

    /// <inheritdoc/>
    public override string Text => wanted.Comment.Length == 0 ? $"by {wanted.By}" : $"by {wanted.By}: {wanted.Comment}";

    /// <summary>True for a check that it is for.</summary>
    public bool IsFor(Check check) => _checks.Contains(check);
}
