using Rem.Errors;
using Rem.Values;

namespace Rem.Running;

/// <summary>An error as plans see it: `{code, message, at, step, result, failures}`.</summary>
public static class ErrorValue
{
    /// <summary>The map for an error; secrets in it are hidden.</summary>
    public static RemMap Of(PlanException error, Secrets secrets)
    {
        var finding = error.Finding;
        var failures = new RemList();
        foreach (var failure in error.Failures ?? [])
        {
            failures.Add(Of(failure, secrets));
        }

        var map = new RemMap(6)
        {
            ["code"] = finding.Code.Id,
            ["message"] = secrets.Hide(finding.Message),
            ["at"] = finding.At.ToString(),
            ["step"] = secrets.Hide(finding.Trail ?? ""),
            ["result"] = Ownership.Share(error.Result),
            ["failures"] = failures,
        };
        map.IsShared = true;
        return map;
    }
}
