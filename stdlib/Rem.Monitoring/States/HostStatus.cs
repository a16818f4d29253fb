namespace Rem.Monitoring.States;

/// <summary>How a host is.</summary>
internal enum HostStatus
{
    /// <summary>Its checks have not told yet.</summary>
    Pending,

    /// <summary>It answers.</summary>
    Up,

    /// <summary>It does not.</summary>
    Down,

    /// <summary>It cannot be told, since something that it needs is down.</summary>
    Unreachable,
}

/// <summary>The words of <see cref="HostStatus"/>.</summary>
internal static class HostStatuses
{
    private static readonly string[] Words = ["pending", "up", "down", "unreachable"];

    /// <summary>Its word.</summary>
    public static string Word(this HostStatus status) => Words[(int)status];

    /// <summary>The status of a word; null for another one.</summary>
    public static HostStatus? Named(string word) => Array.IndexOf(Words, word) is var i and >= 0 ? (HostStatus)i : null;
}
