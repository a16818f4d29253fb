using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>Shows what went wrong on standard error, and says with which code the program ends.</summary>
internal static class Failures
{
    /// <summary>Shows findings; strict warnings only when asked for.</summary>
    public static void Show(IReadOnlyList<Finding> findings, Secrets secrets, bool isStrict = false)
    {
        var printer = new ErrorPrinter(secrets, Output.ErrorColour);
        foreach (var finding in findings)
        {
            if (isStrict || finding.Severity != Severity.StrictWarning)
            {
                Output.Message(printer.Print(finding));
            }
        }
    }

    /// <summary>Shows an exception and gives the exit code for it. <paramref name="asData"/> prints the facts as JSON.</summary>
    public static int Show(Exception error, Secrets secrets, bool asData, int planFailed)
    {
        switch (error)
        {
            case InvalidPlanException invalid:
                ShowInvalid(invalid, secrets, asData);
                return ExitCode.Usage;
            case PlanException plan:
                ShowFailed(plan, secrets, asData);
                return planFailed;
            default:
                ShowFailed(Defect(error), secrets, asData);
                return ExitCode.Failed;
        }
    }

    private static void ShowInvalid(InvalidPlanException invalid, Secrets secrets, bool asData)
    {
        if (asData)
        {
            var map = new RemMap(1);
            map.Set("errors", ErrorFacts.Of(invalid.Findings, secrets));
            Output.Message(ValueText.Json(map) + "\n");
            return;
        }

        Show(invalid.Findings, secrets);
    }

    private static void ShowFailed(PlanException error, Secrets secrets, bool asData)
    {
        if (asData)
        {
            var map = new RemMap(1);
            map.Set("errors", RemList.Of(ErrorFacts.Of(error, secrets)));
            Output.Message(ValueText.Json(map) + "\n");
            return;
        }

        Output.Message(new ErrorPrinter(secrets, Output.ErrorColour).Print(error));
    }

    // Whatever is no error of a plan is ours. The stack trace helps only who mends it.
    private static PlanException Defect(Exception error)
    {
        var debug = Environment.GetEnvironmentVariable("REM_DEBUG") == "1";
        return new PlanException(
            RunErrors.Defect,
            SourceSpan.None,
            debug ? $"REM itself failed: {error}" : $"REM itself failed: {error.GetType().Name}: {error.Message}",
            debug ? null : RunErrors.Defect.Fix + "; REM_DEBUG=1 shows where");
    }
}
