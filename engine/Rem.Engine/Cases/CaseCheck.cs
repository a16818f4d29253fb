using System.Text;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Cases;

/// <summary>Compares what a case gave with what it expects. Each answer is null when it fits, else what is wrong.</summary>
internal sealed class CaseCheck(PlanCase made, CaseFolder folder)
{
    /// <summary>The stand-in for commands, when the case has one.</summary>
    public CaseProcesses? Processes { get; set; }

    /// <summary>The secrets of the case.</summary>
    public Secrets Secrets { get; set; } = Secrets.None;

    /// <summary>The plan gave a value.</summary>
    public string? Gave(object? value)
    {
        if (Unnamed() is { } unnamed)
        {
            return unnamed;
        }

        value = folder.Shorten(value);

        if (made.Expects.Fails is { } fails)
        {
            return $"it had to fail{Describe(fails)}, and gave {ValueText.Json(value)}";
        }

        var isPart = made.Expects.HasPart;
        var expected = isPart ? made.Expects.Part : made.Expects.Gives;
        return ValueDifference.First(expected, value, isPart) is { } difference
            ? $"{difference}\nexpected{(isPart ? " part" : "")}: {ValueText.Json(expected)}\ngot: {ValueText.Json(value)}"
            : null;
    }

    /// <summary>The plan failed while it ran.</summary>
    public string? Failed(PlanException error) =>
        Unnamed() ?? (made.Expects.Fails is { } fails && Fits(fails, error.Finding) ? null : Wrong(new ErrorPrinter(Secrets).Print(Placed(error))));

    /// <summary>The plan did not load.</summary>
    public string? Failed(IReadOnlyList<Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings)
        {
            if (finding.Severity != Severity.Error)
            {
                continue;
            }

            if (made.Expects.Fails is { } fails && Fits(fails, finding))
            {
                return null;
            }

            text.Append(new ErrorPrinter(Secrets).Print(CasePlanText.Placed(finding, made, folder.Plan)));
        }

        return Wrong(text.ToString());
    }

    private PlanException Placed(PlanException error) =>
        new(CasePlanText.Placed(error.Finding, made, folder.Plan)) { Failures = error.Failures is null ? null : [.. error.Failures.Select(Placed)] };

    private bool Fits(CaseFails fails, Finding finding) =>
        (fails.Code is null || finding.Code.Id == fails.Code) &&
        (fails.Place is null || fails.Place.Fits(finding.At, folder.Plan)) &&
        (fails.Says is null || folder.Shorten(Secrets.Hide(ErrorPrinter.Sentences(finding))).Contains(fails.Says, StringComparison.Ordinal));

    private string Wrong(string printed)
    {
        var expected = made.Expects.Fails is { } fails ? "it had to fail" + Describe(fails) + ", and failed with" : "it had to give a result, and failed with";
        return folder.Shorten($"{expected}\n{printed.TrimEnd()}");
    }

    private string? Unnamed() =>
        Processes?.Unnamed is { } command ? $"it ran the command {ValueText.Show(command)}, which its 'shell' does not name" : null;

    private static string Describe(CaseFails fails)
    {
        var text = fails.Code is null ? "" : " with " + fails.Code;
        text += fails.Place is null ? "" : " at " + fails.Place;
        return text + (fails.Says is null ? "" : $" saying {ValueText.Show(fails.Says)}");
    }
}
