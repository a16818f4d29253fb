using Rem.Errors;
using Rem.Plans;

namespace Rem.Monitoring.Looking;

/// <summary>Errors of the system's calls, in words.</summary>
internal static class SystemFault
{
    /// <summary>True when there is nothing of the name.</summary>
    public static bool IsMissing(int error) => error is 2 or 20;

    /// <summary>The error for a path that cannot be looked at.</summary>
    public static PlanException Of(string path, int error) =>
        new(MonitoringErrors.NotTold, SourceSpan.None, $"nothing can be told of '{path}': {Words(error)}", MonitoringErrors.NotTold.Fix);

    /// <summary>The error on systems where this cannot be asked.</summary>
    public static PlanException NotHere(string what) => new(MonitoringErrors.NotTold, SourceSpan.None, $"{what} can be told on Linux alone so far", MonitoringErrors.NotTold.Fix);

    private static string Words(int error) => error switch
    {
        2 or 20 => "it is not there",
        13 or 1 => "permission denied",
        36 => "its name is too long",
        40 => "its links lead in a circle",
        5 => "its disk does not answer",
        116 => "the server that holds it has lost it",
        _ => $"error {error}",
    };
}
