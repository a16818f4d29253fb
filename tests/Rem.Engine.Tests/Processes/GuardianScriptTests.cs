using System.Diagnostics;
using System.Globalization;
using Rem.Processes.Unix;

namespace Rem.Engine.Tests.Processes;

/// <summary>The words of the guardian, in each shell that may be /bin/sh.</summary>
public sealed class GuardianScriptTests
{
    public static readonly TheoryData<string, string> Shells = new()
    {
        { "sh", "" },
        { "dash", "" },
        { "bash", "--posix" },
        { "ksh", "" },
        { "zsh", "--emulate sh" },
    };

    [Theory]
    [MemberData(nameof(Shells))]
    public void It_ends_what_it_was_told_of_and_nothing_else(string shell, string options)
    {
        if (FindShell(shell) is not { } path)
        {
            return; // this machine has no such shell; `sh` is always there
        }

        using var group = Sleep("none");
        using var marked = Sleep(".mark-of-a-step-1.");
        using var forgotten = Sleep(".mark-of-a-step-2.");
        using var other = Sleep(".mark-of-a-step-10.");
        using var guardian = Start(path, [.. options.Split(' ', StringSplitOptions.RemoveEmptyEntries), "-c", GuardianScript.Text, "rem-guardian"], null);

        // The first is known by its session, the second by its mark, the third no more.
        guardian.StandardInput.Write(Line($"+ {group.Id} .nobody-has-this.") + Line($"+ {forgotten.Id} .mark-of-a-step-2.") + Line($"+ 999999999 .mark-of-a-step-1.") + Line($"- {forgotten.Id}"));
        guardian.StandardInput.Close();

        guardian.WaitForExit(60_000).ShouldBeTrue("the guardian does not end");
        guardian.StandardError.ReadToEnd().ShouldBe("");
        group.WaitForExit(60_000).ShouldBeTrue("the session");
        marked.WaitForExit(60_000).ShouldBeTrue("the mark");
        forgotten.HasExited.ShouldBeFalse();
        other.HasExited.ShouldBeFalse();
        forgotten.Kill();
        other.Kill();
    }

    [Fact]
    public void It_ends_at_once_when_no_step_is_left()
    {
        using var guardian = Start("/bin/sh", ["-c", GuardianScript.Text, "rem-guardian"], null);

        guardian.StandardInput.Write("+ 1 .init.\n- 1\n");
        guardian.StandardInput.Close();

        guardian.WaitForExit(60_000).ShouldBeTrue();
        guardian.ExitCode.ShouldBe(0);
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture) + "\n";

    private static string? FindShell(string name) =>
        new[] { "/bin/", "/usr/bin/" }.Select(folder => folder + name).FirstOrDefault(File.Exists);

    // Leads a session of its own, as a step's program does.
    private static Process Sleep(string mark)
    {
        var sleep = Start("setsid", ["sleep", "300"], mark);
        SpinWait.SpinUntil(() => File.ReadAllText($"/proc/{sleep.Id}/comm") == "sleep\n", TimeSpan.FromSeconds(60)).ShouldBeTrue("it sleeps");
        return sleep;
    }

    private static Process Start(string program, string[] arguments, string? mark)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment[StepMarker.Variable] = mark ?? "";
        return Process.Start(start)!;
    }
}
