using Rem.Running;
using Rem.Values;

namespace Rem.Errors;

/// <summary>A finding as data, for `--json`: the facts that <see cref="ErrorPrinter"/> prints.</summary>
public static class ErrorFacts
{
    /// <summary>`{severity, code, message, hint, file, line, column, length, trail}`; null where there is none.</summary>
    public static RemMap Of(Finding finding, Secrets secrets)
    {
        var map = new RemMap(10);
        map.Set("severity", finding.Severity == Severity.Error ? "error" : "warning");
        map.Set("code", finding.Code.Id);
        map.Set("message", secrets.Hide(finding.Message));
        map.Set("hint", finding.Hint is null ? null : secrets.Hide(finding.Hint));
        map.Set("file", finding.At.File?.Path);
        map.Set("line", finding.At.File is null ? null : (long)finding.At.Line);
        map.Set("column", finding.At.File is null ? null : (long)finding.At.Column);
        map.Set("length", finding.At.File is null ? null : (long)finding.At.Length);
        map.Set("trail", finding.Trail is null ? null : secrets.Hide(finding.Trail));
        return map;
    }

    /// <summary>The facts of an error, with those of its branches as `failures`.</summary>
    public static RemMap Of(PlanException error, Secrets secrets)
    {
        var map = Of(error.Finding, secrets);
        if (error.Failures is not null)
        {
            var failures = new RemList(error.Failures.Count);
            foreach (var failure in error.Failures)
            {
                failures.Add(Of(failure, secrets));
            }

            map.Set("failures", failures);
        }

        return map;
    }

    /// <summary>The facts of findings, in their order.</summary>
    public static RemList Of(IReadOnlyList<Finding> findings, Secrets secrets)
    {
        var list = new RemList(findings.Count);
        foreach (var finding in findings)
        {
            list.Add(Of(finding, secrets));
        }

        return list;
    }
}
