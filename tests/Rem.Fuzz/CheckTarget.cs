using Rem.Errors;
using Rem.Processes;
using Rem.Runtime.Lua;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared;
using Rem.Stdlib;
using Rem.Stdlib.Http;

namespace Rem.Fuzz;

/// <summary>What `rem check` does with a plan: it is bound, or refused with findings whose places are inside their files.</summary>
internal static class CheckTarget
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
    private const long Bytes = 64 * 1024 * 1024;

    private static readonly RemOptions Parts = new()
    {
        Tags = StdlibTags.Table,
        Filters = StdlibFilters.Table,
        Runtimes = new RuntimeTable(new RuntimeRow("lua", [".lua"], static () => new LuaRuntime())),
        Processes = new ProcessRunner(TimeProvider.System),
        Http = static () => new HttpSender(),
        Resources = static clock => SharedResources.InMemory(clock),
    };

    public static string? Check(byte[] input) => Check(MemoryFiles.Of(input), out _);

    /// <summary>Checks the plan of some files; what is wrong with the answer, or null.</summary>
    /// <param name="files">The plan and what lies beside it.</param>
    /// <param name="findings">What was found in the plan.</param>
    public static string? Check(MemoryFiles files, out FindingList findings)
    {
        var found = new FindingList();
        var wrong = Bounds.Check(
            () =>
            {
                found = new FindingList();
                return new RemEngine(Parts with { Files = files }).Load(MemoryFiles.Plan, found);
            },
            Time,
            Bytes);
        findings = found;
        return wrong ?? CheckFindings(found);
    }

    private static string? CheckFindings(FindingList findings)
    {
        var seen = new HashSet<(string, int, int, string, string?)>();
        foreach (var finding in findings.Items)
        {
            var at = finding.At;
            if (at.File is null || at.Start < 0 || at.Length < 0 || at.End > at.File.Text.Length)
            {
                return $"{finding.Code} has no place inside a file: {at} '{finding.Message}'";
            }

            if (finding.Message.Length == 0 || HoldsTrace(finding.Message, at.File.Text) || finding.Code == RunErrors.Defect)
            {
                return $"{finding.Code} says nothing to an operator: '{finding.Message}'";
            }

            if (!seen.Add((at.File.Path, at.Start, at.Length, finding.Message, finding.Trail)))
            {
                return $"{finding.Code} is reported twice at {at}: '{finding.Message}'";
            }

            // Printing looks at the line, the caret and the trail.
            if (!ErrorPrinter.Plain.Print(finding).Contains(finding.Code.Id, StringComparison.Ordinal))
            {
                return $"{finding.Code} prints without its code";
            }
        }

        return null;
    }

    // A plan may hold the word itself, and the C# compiler may name the type.
    private static bool HoldsTrace(string message, string text) =>
        (message.Contains("Exception:", StringComparison.Ordinal) || message.Contains("Exception of type", StringComparison.Ordinal) || message.Contains("   at Rem.", StringComparison.Ordinal))
        && !text.Contains("Exception", StringComparison.Ordinal);
}
