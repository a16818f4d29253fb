namespace Rem.Monitoring.States;

/// <summary>What a check says of its host.</summary>
internal enum Standing
{
    /// <summary>Nothing: it has had no result.</summary>
    None,

    /// <summary>Nothing yet: its first problem is not certain.</summary>
    Open,

    /// <summary>It is up: the check is ok or warns, or was so before a problem that is not certain.</summary>
    Up,

    /// <summary>It is down.</summary>
    Down,

    /// <summary>It cannot be told.</summary>
    Unreachable,
}
