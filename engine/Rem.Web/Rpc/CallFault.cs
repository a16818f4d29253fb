using Rem.CommandLines;
using Rem.Errors;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>A call without a result, as its caller may see it. Frozen.</summary>
/// <param name="Kind">Whose fault it is.</param>
/// <param name="Code">The kind of error.</param>
/// <param name="Message">What the caller may read.</param>
internal sealed record CallFault(CallFaultKind Kind, ErrorCode Code, string Message)
{
    private const int MostArguments = 20;

    /// <summary>How to mend it, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>All arguments that do not fit.</summary>
    public IReadOnlyList<UsageFault> Arguments { get; init; } = [];

    /// <summary>The error with its place, when the caller may see it.</summary>
    public Finding? Shown { get; init; }

    /// <summary>The id under which the log has it; null when it is not in the log.</summary>
    public string? Request { get; init; }

    /// <summary>A request that is not of its form.</summary>
    public static CallFault Unreadable(string message) => new(CallFaultKind.Unreadable, RpcServerErrors.Unreadable, message);

    /// <summary>A name without a function.</summary>
    public static CallFault Unknown(string name, IFunctions functions) => new(CallFaultKind.Unknown, RpcServerErrors.Unknown, $"there is no function {ValueText.Show(name)}")
    {
        Hint = Suggestion.Nearest(name, Names(functions)) is { } near ? $"did you mean '{near}'?" : null,
    };

    /// <summary>Arguments that do not fit.</summary>
    public static CallFault Misfits(IReadOnlyList<UsageFault> faults)
    {
        var messages = new List<string>(faults.Count);
        foreach (var fault in faults)
        {
            messages.Add(fault.Finding.Message);
        }

        return new CallFault(CallFaultKind.Arguments, faults[0].Finding.Code, string.Join("; ", messages)) { Arguments = faults };
    }

    /// <summary>A function that failed; what it says itself by `fail` is for its caller.</summary>
    public static CallFault Failed(PlanException error, ErrorView view) => new(
        CallFaultKind.Failed,
        error.Finding.Code,
        view.ShowsErrors || error.Finding.Code == RunErrors.Said ? error.Finding.Message : $"the function failed; the log has the reason under {view.Request}")
    {
        Shown = view.ShowsErrors ? error.Finding : null,
        Request = view.Request,
    };

    /// <summary>REM itself failed: what is known of it stands in the log alone.</summary>
    public static CallFault Defect(ErrorView view) =>
        new(CallFaultKind.Defect, RunErrors.Defect, $"REM failed; the log has the reason under {view.Request}") { Request = view.Request };

    /// <summary>The facts as a map: `{code, message, hint, at, trail, arguments, request}`, what there is of them.</summary>
    public RemMap ToMap()
    {
        var map = new RemMap(8);
        map.Set("code", Code.Id);
        map.Set("message", Message);
        Set(map, "hint", Shown?.Hint ?? Hint);
        Set(map, "at", Shown?.At.File is null ? null : Shown.At.ToString());
        Set(map, "trail", Shown?.Trail);
        Set(map, "arguments", Arguments.Count == 0 ? null : ArgumentList());
        Set(map, "request", Request);
        return map;
    }

    private static void Set(RemMap map, string name, object? value)
    {
        if (value is not null)
        {
            map.Set(name, value);
        }
    }

    private static List<string> Names(IFunctions functions)
    {
        var names = new List<string>(functions.All.Count);
        foreach (var function in functions.All)
        {
            names.Add(function.Name);
        }

        return names;
    }

    private RemList ArgumentList()
    {
        var list = new RemList(Arguments.Count);
        for (var i = 0; i < Arguments.Count && i < MostArguments; i++)
        {
            var (name, expected, got, finding) = Arguments[i];
            list.Add(new RemMap
            {
                ["name"] = name,
                ["expected"] = expected ?? "no such argument",
                ["got"] = got is null ? "nothing" : ValueText.ShowWithKind(got),
                ["message"] = finding.Message,
            });
        }

        return list;
    }
}
