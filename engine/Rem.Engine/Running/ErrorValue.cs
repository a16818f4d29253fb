using Rem.Errors;
using Rem.Values;

namespace Rem.Running;

/// <summary>An error as plans see it: `{code, message, at, step, result, failures}`.</summary>
public static class ErrorValue
{
    /// <summary>The map for an error; secrets in it are hidden. `step` is its trail, behind the name of the step that failed.</summary>
    public static RemMap Of(PlanException error, Secrets secrets, string? step = null)
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
            ["step"] = secrets.Hide(Joined(step, finding.Trail)),
            ["result"] = Ownership.Share(error.Result),
            ["failures"] = failures,
        };
        map.IsShared = true;
        return map;
    }
    private static string Joined(string? step, string? trail) =>
        step is null || trail is null ? step ?? trail ?? "" : step + " > " + trail;
}
