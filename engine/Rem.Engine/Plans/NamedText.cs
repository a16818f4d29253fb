using Rem.Errors;
using Rem.Running;

namespace Rem.Plans;

/// <summary>Reads a text file that a plan or a template names.</summary>
internal static class NamedText
{
    /// <summary>
    /// True when there is such a file: its text, or null where it is none, which is then in the findings. False when there
    /// is none, or when it cannot be read, with the reason.
    /// </summary>
    public static bool TryRead(IPlanFiles files, string path, RemLimits limits, FindingList findings, out SourceFile? file, out string? reason)
    {
        file = null;
        reason = null;
        try
        {
            if (files.Read(path, limits.FileBytes) is not { } bytes)
            {
                return false;
            }

            file = PlanText.Decode(bytes, path, PlanPaths.Full(path), limits, findings);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = PlanPaths.Reason(error);
            return false;
        }
    }
}
