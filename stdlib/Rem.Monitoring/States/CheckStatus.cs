namespace Rem.Monitoring.States;

/// <summary>How what a check looks at is.</summary>
public enum CheckStatus
{
    /// <summary>There has been no result yet.</summary>
    Pending,

    /// <summary>As it should be.</summary>
    Ok,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Somebody has to look.</summary>
    Critical,

    /// <summary>The check itself failed, or its result cannot be told from.</summary>
    Unknown,

    /// <summary>It cannot be told, since something that it needs is down.</summary>
    Unreachable,

    /// <summary>Results have stopped coming.</summary>
    NoData,
}

/// <summary>The words of <see cref="CheckStatus"/>, and what follows from them.</summary>
internal static class CheckStatuses
{
    private static readonly string[] Words = ["pending", "ok", "warning", "critical", "unknown", "unreachable", "no data"];

    /// <summary>Its word.</summary>
    public static string Word(this CheckStatus status) => Words[(int)status];

    /// <summary>True when somebody may have to do something.</summary>
    public static bool IsProblem(this CheckStatus status) => status > CheckStatus.Ok;

    /// <summary>The status of any word; null for another one.</summary>
    public static CheckStatus? Named(string word) => Array.IndexOf(Words, word) is var i and >= 0 ? (CheckStatus)i : null;

    /// <summary>The status of a word that a result may give: ok, warning, critical or unknown; null for another one.</summary>
    public static CheckStatus? Given(string word) => Array.IndexOf(Words, word) is var i and >= (int)CheckStatus.Ok and <= (int)CheckStatus.Unknown ? (CheckStatus)i : null;

    /// <summary>The worse of two: critical before unknown before warning, as a page lists them.</summary>
    public static CheckStatus Worse(CheckStatus a, CheckStatus b) => Rank(a) >= Rank(b) ? a : b;

    private static int Rank(CheckStatus status) => status switch
    {
        CheckStatus.Critical => 3,
        CheckStatus.Unknown => 2,
        CheckStatus.Warning => 1,
        _ => 0,
    };
}
