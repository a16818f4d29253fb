using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Node.Local;

/// <summary>
/// An error as a value, and back: code, words and what failed beside it. Its place is that of the caller's step, who
/// knows it; a place inside the node says nothing to it.
/// </summary>
internal static class LocalError
{
    // Failures have no failures of failures beyond what side-by-side branches nest.
    private const int MostLevels = 8;

    /// <summary>The error as a map.</summary>
    public static RemMap Of(PlanException error) => Of(error, 0);

    /// <summary>The error of a map; null when it is none.</summary>
    public static PlanException? Read(object? value)
    {
        if (value is not RemMap map || Field(map, "code") is not string id || Field(map, "message") is not string message)
        {
            return null;
        }

        var code = new ErrorCode(id, Field(map, "meaning") as string ?? message, Field(map, "fix") as string ?? "");
        var finding = new Finding(code, SourceSpan.None, message, Field(map, "hint") as string);
        return Field(map, "limit") is true
            ? new LimitException(finding)
            : new PlanException(finding) { Result = Field(map, "result"), Failures = Failures(Field(map, "failures") as RemList) };
    }

    private static RemMap Of(PlanException error, int level)
    {
        var finding = error.Finding;
        var map = new RemMap(8);
        map.Set("code", finding.Code.Id);
        map.Set("meaning", finding.Code.Meaning);
        map.Set("fix", finding.Code.Fix);
        map.Set("message", finding.Message);
        map.Set("hint", finding.Hint);
        map.Set("limit", error is LimitException);
        if (error.Result is not null)
        {
            map.Set("result", error.Result);
        }

        if (error.Failures is { } failures && level < MostLevels)
        {
            var list = new RemList(failures.Count);
            foreach (var failure in failures)
            {
                list.Add(Of(failure, level + 1));
            }

            map.Set("failures", list);
        }

        return map;
    }

    private static List<PlanException>? Failures(RemList? list)
    {
        if (list is null)
        {
            return null;
        }

        var failures = new List<PlanException>(list.Count);
        foreach (var item in list)
        {
            if (Read(item) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return failures;
    }

    private static object? Field(RemMap map, string name) => map.TryGetValue(name, out var value) ? value : null;
}
