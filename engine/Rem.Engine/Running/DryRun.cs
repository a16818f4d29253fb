using Rem.Plans;

namespace Rem.Running;

/// <summary>A dry run: what would change the world is shown and not done.</summary>
public static class DryRun
{
    /// <summary>True in a dry run, after the log has shown what would be done there.</summary>
    public static bool Shows(Scope scope, SourceSpan at, string what)
    {
        if (!scope.Run.Options.IsDryRun)
        {
            return false;
        }

        scope.Run.Log.Write(new LogLine(scope.Run.Clock.GetUtcNow(), LogLevel.Info, "dry run: would " + what, null, at));
        return true;
    }
}
