using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;

namespace Rem.Cli.Tests;

/// <summary>What commands say of a node that does not answer: whether none runs, one is not ready, or it is somebody else's.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class NodeSearchTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly RemProcess _rem = new();

    [Fact]
    public void Where_none_has_ever_run_no_log_is_named()
    {
        var answer = _rem.With("rem.yaml", "node:\n").Run("ps");

        answer.Code.ShouldBe(5);
        answer.Errors.ShouldStartWith($"error REM7001: no node runs with the data folder '{Data}', which is not there yet. Start it with `rem run`");
        answer.Errors.ShouldNotContain("last words");
    }

    [Theory]
    [InlineData("node:\n", ".rem/log/rem.log")]
    [InlineData("node: {log: {file: mine.log}}\n", "mine.log")]
    public void Where_one_has_run_its_log_is_named(string settings, string log)
    {
        _rem.With("rem.yaml", settings).With(log, "{}\n");
        Directory.CreateDirectory(Data, OwnerOnly);
        File.SetUnixFileMode(Data, OwnerOnly);

        var answer = _rem.Run("ps");

        answer.Code.ShouldBe(5);
        answer.Errors.ShouldStartWith($"error REM7001: no node runs with the data folder '{Data}'. Start it with `rem run`");
        answer.Errors.ShouldEndWith($"the last words of the one that ran are in '{Path.Combine(_rem.Folder, log)}'.\n");
    }

    [Theory]
    [InlineData("ps")]
    [InlineData("logs")]
    [InlineData("stop x")]
    [InlineData("queue list")]
    public void What_is_wrong_in_the_settings_of_a_node_keeps_nobody_from_asking_it(string words)
    {
        _rem.With("rem.yaml", "node: {plnas: []}\n");

        var answer = _rem.Run(words.Split(' '));

        answer.Errors.ShouldStartWith("rem.yaml:1:8: warning REM5020: 'node' has no key 'plnas'. Did you mean 'plans'?");
        answer.Errors.ShouldNotContain("error REM5020");
    }

    [Theory]
    [InlineData("node: {dta: elsewhere}\n", "REM5020")]
    [InlineData("node: {data: [1]}\n", "REM5020")]
    [InlineData("node: {data: /}\n", "REM5020")]
    [InlineData("node: [\n", "REM1")]
    public void Where_the_data_folder_is_in_doubt_nothing_is_asked(string settings, string code)
    {
        var answer = _rem.With("rem.yaml", settings).Run("ps");

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain("error " + code);
    }

    [Theory]
    [InlineData("state set b k 1 --ttl 300000d", "'--ttl'")]
    [InlineData("run --timeout 300000d p.yaml", "'--timeout'")]
    public void A_time_that_is_too_long_names_the_longest(string words, string option)
    {
        var answer = _rem.With("rem.yaml", "node:\n").With("p.yaml", "a: 1\n").Run(words.Split(' '));

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain(option + " takes a time above 0, such as 30s, and at most 10000d, got '300000d'");
    }

    [Theory]
    [InlineData("secret list", 1)]
    [InlineData("run p.yaml", 2)]
    public void Secrets_that_no_key_opens_are_1_for_who_looks_at_them_and_2_for_a_plan_that_does_not_begin(string words, int code)
    {
        Directory.CreateDirectory(Data, OwnerOnly);
        _rem.With("rem.yaml", "node:\nsecrets: {s: {store: s}}\n").With(".rem/secrets.rem", "this is no store of secrets\n").With("p.yaml", "a: 1\n");
        foreach (var file in Directory.GetFiles(Data))
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        var answer = _rem.Run(words.Split(' '));

        answer.Errors.ShouldContain("REM5023");
        answer.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("ps")]
    [InlineData("run p.yaml")]
    [InlineData("secret list")]
    [InlineData("queue list")]
    public void Settings_that_are_a_pipe_are_refused_and_not_waited_for(string words)
    {
        Process.Start("mkfifo", Path.Combine(_rem.With("p.yaml", "a: 1\n").Folder, "rem.yaml")).WaitForExit();

        var answer = _rem.Run(words.Split(' '));

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain("'rem.yaml' cannot be read: it is a device, pipe or socket");
    }

    [Fact]
    public void A_process_that_has_the_folder_and_answers_nobody_is_named()
    {
        _rem.With("rem.yaml", "node:\n").With("p.yaml", "run:\n  - set state b: {k: 1}\n  - write file: {path: there, text: x}\n  - shell: exec sleep 1000\n");
        using var plan = _rem.Start("run", "p.yaml");
        _rem.WaitFor("there");

        var answer = _rem.Run("ps");
        RemProcess.Signal(plan.Id, "TERM");
        plan.WaitForExit();

        answer.Code.ShouldBe(5);
        answer.Errors.ShouldStartWith(string.Create(CultureInfo.InvariantCulture, $"error REM7001: process {plan.Id} has the data folder '{Data}' and answers nobody: it is a node that is just starting or stopping, or runs a plan by itself."));
        _rem.Run("ps").Errors.ShouldContain("no node runs");
    }

    [Theory]
    [InlineData("ps", "REM7009", "belongs to another user, and so does the node")]
    [InlineData("queue list", "REM4109", "it belongs to another user")]
    [InlineData("secret list", "REM4061", "permission denied")]
    public void A_folder_of_another_user_is_refused_with_4(string command, string code, string message)
    {
        if (!OperatingSystem.IsLinux() || (Environment.IsPrivilegedProcess && (!File.Exists("/usr/bin/setpriv") || AppContext.BaseDirectory.StartsWith("/root/", StringComparison.Ordinal))))
        {
            return; // nobody to be, or no folder that is surely another's
        }

        _rem.With("rem.yaml", "node: {data: /root}\n");
        File.SetUnixFileMode(_rem.Folder, OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);

        var answer = RunAsNobody(command);

        answer.Code.ShouldBe(4, answer.Errors);
        answer.Errors.ShouldStartWith($"error {code}: ");
        answer.Errors.ShouldContain(message);
    }

    public void Dispose() => _rem.Dispose();

    private string Data => Path.Combine(_rem.Folder, ".rem");

    // Whoever is not root is nobody enough.
    private Answer RunAsNobody(string command)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "rem");
        string[] words = Environment.IsPrivilegedProcess ? ["--reuid=65534", "--regid=65534", "--clear-groups", program] : [];
        var start = new ProcessStartInfo(words.Length > 0 ? "/usr/bin/setpriv" : program, [.. words, .. command.Split(' ')])
        {
            WorkingDirectory = _rem.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["HOME"] = _rem.Folder;
        start.Environment["REM_KEY_FILE"] = Path.Combine(_rem.Folder, "key");
        using var process = Process.Start(start)!;
        return RemProcess.End(process);
    }
}
