using System.Diagnostics;
using System.Runtime.Versioning;

namespace Rem.Cli.Tests;

/// <summary>`rem secret` as a process.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SecretCommandTests : IDisposable
{
    private readonly RemProcess _rem = new();

    public SecretCommandTests()
    {
        _rem.Variables["XDG_CONFIG_HOME"] = Path.Combine(_rem.Folder, "config");
        _rem.Variables["REM_KEY_FILE"] = "";
        _rem.Variables["CREDENTIALS_DIRECTORY"] = "";
    }

    private string Store => Path.Combine(_rem.Folder, ".rem", "secrets.rem");

    private string Key => Path.Combine(_rem.Folder, "config", "rem", "key");

    [Fact]
    public void What_is_set_is_read_by_plans_and_shown_by_nobody()
    {
        _rem.With("rem.yaml", "secrets: {token: {store: token}}\n").With("p.yaml", "a: is ${{ secrets.token }}\nlength: ${{ secrets.token | length }}\n");

        _rem.RunWith("hunter2hunter2\n", "secret", "set", "token").ShouldBe(new Answer(0, "",
            $"secret token is stored in {Store}; plans read it with `secrets: {{token: {{store: token}}}}` in rem.yaml\n" +
            $"its key is new: {Key}; keep a copy of it apart from the data: a backup can only be read with it\n"));
        _rem.RunWith("hunter3hunter3\n", "secret", "set", "token").Errors.ShouldNotContain("its key");

        _rem.Run("run", "p.yaml").ShouldBe(new Answer(0, "a: is ***\nlength: 14\n", ""));
    }

    [Fact]
    public void List_shows_names_and_times_alone()
    {
        _rem.Run("secret", "list").ShouldBe(new Answer(0, "no secrets are stored\n", ""));
        _rem.RunWith("hunter2", "secret", "set", "token");

        _rem.Run("secret", "list").Output.ShouldMatch(@"\ANAME   SET\ntoken  \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n\z");
        _rem.Run("secret", "list", "--json").Output.ShouldMatch(@"\A\{""version"":1,""secrets"":\[\{""name"":""token"",""set"":""\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ""\}\]\}\n\z");
    }

    [Fact]
    public void Raw_keeps_the_newline()
    {
        _rem.With("rem.yaml", "secrets: {a: {store: a}, b: {store: b}}\n").With("p.yaml", "a: ${{ secrets.a | length }}\nb: ${{ secrets.b | length }}\n");
        _rem.RunWith("1234\n", "secret", "set", "--raw", "a");
        _rem.RunWith("1234\r\n", "secret", "set", "b");

        _rem.Run("run", "p.yaml").Output.ShouldBe("a: 5\nb: 4\n");
    }

    [Fact]
    public void Rm_and_rotate_do_what_they_say()
    {
        _rem.RunWith("hunter2", "secret", "set", "token");
        var key = File.ReadAllText(Key);

        _rem.Run("secret", "rotate").Errors.ShouldContain("older keys stay in it");
        File.ReadAllText(Key).ShouldStartWith(key);
        _rem.Run("secret", "rotate", "--forget").Errors.ShouldContain("older keys are gone");
        File.ReadAllText(Key).ShouldNotContain(key.TrimEnd().Split(' ')[^1]);
        _rem.Run("secret", "rm", "tokn").ShouldBe(new Answer(2, "", "error REM5026: the store has no secret 'tokn'. Did you mean 'token'?\n"));
        _rem.Run("secret", "rm", "token").ShouldBe(new Answer(0, "", $"secret token is removed from {Store}\n"));

        _rem.Run("secret", "list").Output.ShouldBe("no secrets are stored\n");
    }

    [Theory]
    [InlineData("secret", "set", "token", "hunter2")]
    [InlineData("secret", "set", "token=hunter2")]
    [InlineData("secret", "set", "token", "--value=hunter2")]
    [InlineData("secret", "set", "--json", "token", "hunter2")]
    public void A_value_on_the_command_line_is_refused_and_not_shown_again(params string[] words)
    {
        var answer = _rem.RunWith("x", words);

        answer.Code.ShouldBe(2);
        answer.Output.ShouldBe("");
        answer.Errors.ShouldNotContain("hunter2");
        File.Exists(Store).ShouldBeFalse();
    }

    [Theory]
    [InlineData("'rem secret' does set, list, rm, rotate, got 'lst'", "secret", "lst")]
    [InlineData("'rem secret set' takes one NAME", "secret", "set")]
    [InlineData("'rem secret list' takes no words", "secret", "list", "token")]
    [InlineData("'--raw' is an option of 'rem secret set'", "secret", "rm", "--raw", "token")]
    [InlineData("the value of a secret is empty", "secret", "set", "token")]
    [InlineData("there is no folder 'nowhere'", "secret", "list", "--node", "nowhere")]
    [InlineData("'data' of 'node' must be", "secret", "list", "--node", "wrong")]
    public void Bad_words_end_with_2(string message, params string[] words)
    {
        _rem.With("wrong/rem.yaml", "node: {data: [a]}\n");

        var answer = _rem.Run(words);

        answer.Code.ShouldBe(2, answer.Errors);
        answer.Errors.ShouldContain(message);
    }

    [Fact]
    public void A_value_that_is_no_text_is_refused()
    {
        using var process = _rem.Start("secret", "set", "token");
        process.StandardInput.BaseStream.Write([0x61, 0xff, 0x62]);
        process.StandardInput.Close();

        RemProcess.End(process).ShouldBe(new Answer(2, "", "error REM5025: the value of a secret is no UTF-8 text. What is no text can be stored as base64.\n"));
    }

    [Fact]
    public void A_key_that_others_can_read_is_refused_with_4_and_a_lost_or_wrong_one_fails_with_1()
    {
        _rem.RunWith("hunter2", "secret", "set", "token");

        File.SetUnixFileMode(Key, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        _rem.Run("secret", "list").ShouldBe(new Answer(4, "", $"error REM5022: the file '{Key}' can be read or written by others than its owner. Let only its owner in: chmod 600 '{Key}'.\n"));

        File.Delete(Key);
        var lost = _rem.Run("secret", "list");
        (lost.Code, lost.Output).ShouldBe((1, ""));
        lost.Errors.ShouldStartWith($"error REM5024: the store of secrets '{Store}' cannot be opened: its key is not there: '{Key}'");
        _rem.RunWith("x", "secret", "set", "other").Code.ShouldBe(1);
        File.Exists(Key).ShouldBeFalse();
    }

    [Fact]
    public void A_changed_store_gives_nothing_and_ends_a_run_before_it_begins()
    {
        _rem.With("rem.yaml", "secrets: {token: {store: token}}\n").With("p.yaml", "run:\n  - write file: {path: made, text: x}\n");
        _rem.RunWith("hunter2", "secret", "set", "token");
        var bytes = File.ReadAllBytes(Store);
        bytes[^1] ^= 1;
        File.WriteAllBytes(Store, bytes);

        _rem.Run("secret", "list").Code.ShouldBe(1);
        var run = _rem.Run("run", "p.yaml");

        (run.Code, run.Output).ShouldBe((2, ""));
        run.Errors.ShouldStartWith($"rem.yaml:1:26: error REM5023: the store of secrets '{Store}' cannot be read: it was changed or cut");
        File.Exists(Path.Combine(_rem.Folder, "made")).ShouldBeFalse();
    }

    [Fact]
    public void What_set_rm_and_rotate_did_is_data_when_it_is_asked_for()
    {
        _rem.RunWith("hunter2", "secret", "set", "token", "--json").ShouldBe(new Answer(0, $"{{\"version\":1,\"secret\":\"token\",\"store\":\"{Store}\",\"key\":\"{Key}\",\"new_key\":true}}\n", ""));
        _rem.Run("secret", "rotate", "--json").ShouldBe(new Answer(0, $"{{\"version\":1,\"store\":\"{Store}\",\"key\":\"{Key}\",\"older_keys_kept\":true}}\n", ""));
        _rem.Run("secret", "rm", "token", "--json").ShouldBe(new Answer(0, $"{{\"version\":1,\"secret\":\"token\",\"store\":\"{Store}\"}}\n", ""));
    }

    [Fact]
    public void The_store_lies_in_the_data_folder_of_the_node()
    {
        _rem.With("web/rem.yaml", "secrets: {a: {file: nowhere}}\nnode: {data: store}\n");

        _rem.RunWith("hunter2", "secret", "set", "token", "--node", "web").Code.ShouldBe(0);

        File.Exists(Path.Combine(_rem.Folder, "web", "store", "secrets.rem")).ShouldBeTrue();
    }

    [Fact]
    public async Task On_a_terminal_it_asks_and_shows_nothing_of_what_is_typed()
    {
        _rem.With("rem.yaml", "secrets: {token: {store: token}}\n").With("p.yaml", "length: ${{ secrets.token | length }}\n");
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--command", $"'{Path.Combine(AppContext.BaseDirectory, "rem")}' secret set token", "/dev/null"])
        {
            WorkingDirectory = _rem.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in _rem.Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var shown = "";
        var buffer = new char[1024];
        while (!shown.Contains("(not shown): ", StringComparison.Ordinal))
        {
            var count = await process.StandardOutput.ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(90));
            count.ShouldBeGreaterThan(0, shown);
            shown += new string(buffer, 0, count);
        }

        await process.StandardInput.WriteAsync("hunter2 hunter2\n");
        await process.StandardInput.FlushAsync();
        var rest = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(90));
        await process.WaitForExitAsync();

        (shown + rest).ShouldNotContain("hunter2");
        process.ExitCode.ShouldBe(0);
        _rem.Run("run", "p.yaml").Output.ShouldBe("length: 15\n");
    }

    [Fact]
    public void Killed_while_it_rotates_it_leaves_a_store_that_can_be_read()
    {
        _rem.RunWith("hunter2", "secret", "set", "token");
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 12; i++)
        {
            using (var process = i % 2 == 0 ? _rem.Start("secret", "rotate") : _rem.Start("secret", "rotate", "--forget"))
            {
                process.StandardInput.Close();
                process.WaitForExit(40 + random.Next(120));
                process.Kill();
                process.WaitForExit();
            }

            _rem.Run("secret", "list").Output.ShouldContain("token", customMessage: $"seed {seed}, round {i}");
        }

        _rem.Run("secret", "rotate", "--forget").Code.ShouldBe(0);
        File.ReadAllLines(Key).Count(static line => line.StartsWith("rem-key-1", StringComparison.Ordinal)).ShouldBe(1);
    }

    public void Dispose() => _rem.Dispose();
}
