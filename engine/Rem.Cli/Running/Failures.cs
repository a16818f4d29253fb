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

    /// <summary>Shows an exception and gives the exit code for it.</summary>
    public static int Show(Exception error, Secrets secrets, int planFailed)
    {
        switch (error)
        {
            case InvalidPlanException invalid:
                ShowInvalid(invalid, secrets);
                return ErrorExits.Of(invalid.Findings);
            case PlanException plan:
                ShowFailed(plan, secrets);
                return planFailed;
            default:
                ShowFailed(Defect(error), secrets);
                return ExitCode.Failed;
        }
    }

    /// <summary>Shows what is only worth a warning; the plan runs.</summary>
    public static void ShowWarnings(IReadOnlyList<Finding> findings, Secrets secrets)
    {
        if (!Output.ErrorsAsData)
        {
            Show(findings, secrets);
            return;
        }

        var shown = new List<Finding>();
        foreach (var finding in findings)
        {
            if (finding.Severity != Severity.StrictWarning)
            {
                shown.Add(finding);
            }
        }

        if (shown.Count > 0)
        {
            ShowData("warnings", ErrorFacts.Of(shown, secrets));
        }
    }

    private static void ShowInvalid(InvalidPlanException invalid, Secrets secrets)
    {
        if (Output.ErrorsAsData)
        {
            ShowData("errors", ErrorFacts.Of(invalid.Findings, secrets));
            return;
        }

        Show(invalid.Findings, secrets);
    }

    private static void ShowFailed(PlanException error, Secrets secrets)
    {
        if (Output.ErrorsAsData)
        {
            ShowData("errors", RemList.Of(ErrorFacts.Of(error, secrets)));
            return;
        }

        Output.Message(new ErrorPrinter(secrets, Output.ErrorColour).Print(error));
    }

    private static void ShowData(string name, RemList facts)
    {
        var map = new RemMap(1);
        map.Set(name, facts);
        Output.FactsMessage(map);
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
