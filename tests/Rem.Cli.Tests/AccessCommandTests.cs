using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;

namespace Rem.Cli.Tests;

/// <summary>`rem user`, `rem token` and `rem audit` as processes, with a running node and without.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AccessCommandTests : IDisposable
{
    private const string Password = "correct horse battery";
    private const string Stamp = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ";

    private readonly RemProcess _rem = new RemProcess().With("rem.yaml", "node:\n");
    private Process? _node;

    public void Dispose()
    {
        if (_node is not null)
        {
            RemProcess.Signal(_node.Id, "TERM");
            _node.WaitForExit();
            _node.Dispose();
        }

        _rem.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Users_are_added_changed_and_removed(bool isRunning)
    {
        Start(isRunning);

        _rem.Run("user", "list").ShouldBe(new Answer(0, "no users\n", ""));
        Add("anna", "operator").ShouldBe(new Answer(0, "user anna added: operator\n", ""));
        _rem.Run("user", "add", "ci", "--role", "author", "--no-password").ShouldBe(new Answer(0, "user ci added: author, without a password\n", ""));
        _rem.Run("user", "list").Output.ShouldMatch($@"\AUSER  ROLE      STATE        ADDED                 LOGIN\nanna  operator  enabled      {Stamp}  -\nci    author    no password  {Stamp}  -\n\z");
        _rem.RunWith("another password\n", "user", "password", "anna", "--password-file", "-").Output.ShouldBe("user anna has a new password; all sessions have ended\n");
        _rem.Run("user", "role", "anna", "admin").Output.ShouldBe("user anna is admin; sessions of another role have ended\n");
        _rem.Run("user", "disable", "anna", "--json").Output.ShouldBe("{\"version\":1,\"user\":\"anna\",\"disabled\":true}\n");
        _rem.Run("user", "list", "--json").Output.ShouldMatch("\\A\\{\"version\":1,\"users\":\\[\\{\"user\":\"anna\",\"role\":\"admin\",\"disabled\":true,\"password\":true,\"added\":\"[^\"]*\",\"login\":null\\},\\{\"user\":\"ci\",");
        _rem.Run("user", "enable", "anna").Output.ShouldBe("user anna is enabled\n");
        _rem.Run("user", "remove", "anna").Output.ShouldBe("user anna removed, with its sessions and tokens\n");
        _rem.Run("user", "list").Output.ShouldNotContain("anna");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_token_is_shown_once_and_revoked_by_its_id(bool isRunning)
    {
        Start(isRunning);
        Add("anna", "operator");

        var made = _rem.Run("token", "add", "ci", "--user", "anna", "--expires", "30d");
        made.Code.ShouldBe(0);
        made.Output.ShouldMatch(@"\Arem_[A-Za-z0-9_-]{43}\n\z");
        made.Errors.ShouldMatch($@"\Atoken ci has the id [a-z2-9]{{8}}: operator until {Stamp}; its text is not shown again\n\z");
        using var json = JsonDocument.Parse(_rem.Run("token", "add", "web", "--role", "viewer", "--json").Output);
        json.RootElement.GetProperty("text").GetString().ShouldStartWith("rem_");

        var list = _rem.Run("token", "list");
        list.Output.ShouldMatch($@"\AID        TOKEN  USER  ROLE      EXPIRES               USED\n[a-z2-9]{{8}}  ci     anna  operator  {Stamp}  -\n[a-z2-9]{{8}}  web    -     viewer    {Stamp}  -\n\z");
        list.Output.ShouldNotContain(made.Output.Trim()[4..]);
        var id = json.RootElement.GetProperty("id").GetString()!;
        _rem.Run("token", "revoke", id).Output.ShouldBe($"token {id} revoked\n");
        _rem.Run("token", "revoke", id).Code.ShouldBe(2);
        _rem.Run("token", "list", "--json").Output.ShouldNotContain("web");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_links_are_revoked_and_that_is_noted(bool isRunning)
    {
        Start(isRunning);

        _rem.Run("token", "revoke-links").ShouldBe(new Answer(0, "all links that call functions are revoked\n", ""));

        _rem.Run("audit", "list").Output.ShouldContain("links revoke");
        _rem.Run("token", "revoke-links", "all").Code.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_change_is_in_the_audit_log_with_the_user_of_the_machine_and_no_secret(bool isRunning)
    {
        Start(isRunning);
        Add("anna", "operator");
        var token = _rem.Run("token", "add", "ci", "--user", "anna").Output.Trim();
        _rem.Run("user", "role", "anna", "viewer");
        _rem.Run("user", "role", "nobody", "viewer").Code.ShouldBe(2);

        var log = File.ReadAllText(Path.Combine(_rem.Folder, ".rem", "audit.jsonl"));
        log.ShouldNotContain(token[4..]);
        log.ShouldNotContain(Password);
        using var list = JsonDocument.Parse(_rem.Run("audit", "list", "--json").Output);
        var lines = list.RootElement.GetProperty("lines").EnumerateArray().Where(static line => line.GetProperty("target").GetString()?.StartsWith("first-run", StringComparison.Ordinal) != true).ToList();
        lines.Select(static line => line.GetProperty("what").GetString()).ShouldBe(["user add", "token add", "user role"]);
        lines.Select(static line => line.GetProperty("outcome").GetString()).ShouldBe(["done", "done", "done"]);
        lines[0].GetProperty("who").GetString().ShouldBe("os:" + Environment.UserName);
        lines[0].GetProperty("target").GetString().ShouldBe("anna operator");
        _rem.Run("audit", "list", "--count", "1").Output.ShouldMatch(@"\ALINE  TIME .*\n\d+ .*user role anna viewer +done\n\z");
    }

    [Fact]
    public void Audit_verify_names_the_line_that_was_edited_and_fails()
    {
        Add("anna", "operator");
        Add("bert", "viewer");
        _rem.Run("audit", "verify").Output.ShouldMatch(@": sound, 4 lines from 1 to 4, the last is [0-9a-f]{64}\n\z");
        var path = Path.Combine(_rem.Folder, ".rem", "audit.jsonl");
        File.WriteAllText(path, File.ReadAllText(path).Replace("anna operator", "carl operator", StringComparison.Ordinal));

        var answer = _rem.Run("audit", "verify");

        answer.Code.ShouldBe(1);
        answer.Output.ShouldContain(": DAMAGED, 4 lines");
        answer.Output.ShouldContain("  audit.jsonl:1: line 1 was changed after it was written\n");
        using var json = JsonDocument.Parse(_rem.Run("audit", "verify", "--json").Output);
        json.RootElement.GetProperty("sound").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void Without_a_log_nothing_was_changed_and_nothing_is_made()
    {
        _rem.Run("audit", "verify").Output.ShouldEndWith(": sound, 0 lines\n");
        _rem.Run("audit", "list").ShouldBe(new Answer(0, "nothing was changed yet\n", ""));
        _rem.Run("user", "list").Code.ShouldBe(0);
        Directory.Exists(Path.Combine(_rem.Folder, ".rem")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("user", "add", "anna", "hunter2hunter2", "--role", "viewer")]
    [InlineData("user", "password", "anna", "hunter2hunter2")]
    [InlineData("user", "add", "anna", "--password=hunter2hunter2", "--role", "viewer")]
    [InlineData("user", "add", "anna", "--role", "viewer", "--password", "hunter2hunter2")]
    public void A_password_on_the_command_line_is_refused_and_not_shown_again(params string[] words)
    {
        var answer = _rem.RunWith(Password, words);

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldNotContain("hunter2");
        _rem.Run("user", "list").Output.ShouldBe("no users\n");
    }

    [Theory]
    [InlineData("did you mean 'operator'?", "user", "add", "bert", "--role", "oprator", "--no-password")]
    [InlineData("needs '--role'", "user", "add", "bert", "--no-password")]
    [InlineData("there is no terminal to ask for the password", "user", "add", "bert", "--role", "viewer")]
    [InlineData("did you mean 'anna'?", "user", "disable", "ana")]
    [InlineData("did you mean 'rem user remove'?", "user", "remov", "anna")]
    [InlineData("there is a user 'anna' already", "user", "add", "anna", "--role", "viewer", "--no-password")]
    [InlineData("the name of a user is at most 64 small letters", "user", "add", "An na", "--role", "viewer", "--no-password")]
    [InlineData("can be viewer at most, got 'admin'", "token", "add", "ci", "--user", "anna", "--role", "admin")]
    [InlineData("a token that belongs to no user needs a role", "token", "add", "ci")]
    [InlineData("'--expires' takes a time above 0", "token", "add", "ci", "--user", "anna", "--expires", "soon")]
    [InlineData("lives from a minute to ten years, got 1s", "token", "add", "ci", "--user", "anna", "--expires", "1s")]
    [InlineData("there is no token with the id", "token", "revoke", "rem_aaaa")]
    [InlineData("did you mean 'rem audit verify'?", "audit", "verfy")]
    [InlineData("'--count' takes an integer from 1", "audit", "list", "--count", "0")]
    [InlineData("'--count' is an option of 'rem audit list'", "audit", "verify", "--count", "1")]
    [InlineData("is REM's own", "state", "get", "rem:access", "user/anna")]
    [InlineData("is REM's own", "state", "set", "rem:access", "user/anna", "1")]
    [InlineData("is REM's own", "state", "watch", "rem:access")]
    public void Bad_words_end_with_2_and_say_what_was_meant(string message, params string[] words)
    {
        _rem.Run("user", "add", "anna", "--role", "viewer", "--no-password").Code.ShouldBe(0);

        var answer = _rem.Run(words);

        answer.Code.ShouldBe(words.Contains("watch") ? 5 : 2, answer.Errors);
        answer.Errors.ShouldContain(words.Contains("watch") ? "no node runs" : message, Case.Insensitive);
    }

    [Fact]
    public void A_password_file_is_its_owner_s_alone_and_loses_its_last_newline()
    {
        _rem.With("pw", Password + "\n");
        var path = Path.Combine(_rem.Folder, "pw");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        _rem.Run("user", "add", "anna", "--role", "viewer", "--password-file", "pw").Code.ShouldBe(4);

        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        _rem.Run("user", "add", "anna", "--role", "viewer", "--password-file", "pw").Code.ShouldBe(0);
        _rem.Run("user", "add", "bert", "--role", "viewer", "--password-file", "nope").Errors.ShouldContain("the password file 'nope' cannot be read: it is not there");
    }

    [Fact]
    public void Where_the_audit_log_cannot_be_written_nothing_is_changed()
    {
        Add("anna", "viewer");
        var log = Path.Combine(_rem.Folder, ".rem", "audit.jsonl");
        File.Delete(log);
        Directory.CreateDirectory(log);

        var answer = _rem.Run("user", "role", "anna", "admin");

        answer.Code.ShouldBe(1);
        answer.Errors.ShouldStartWith("error REM8501: the audit log");
        _rem.Run("user", "list").Output.ShouldContain("viewer");
    }

    private Answer Add(string name, string role) => _rem.RunWith(Password + "\n", "user", "add", name, "--role", role, "--password-file", "-");

    private void Start(bool isRunning)
    {
        if (isRunning)
        {
            _node = _rem.Start("run");
            _node.OutputDataReceived += static (_, _) => { };
            _node.ErrorDataReceived += static (_, _) => { };
            _node.BeginOutputReadLine();
            _node.BeginErrorReadLine();
            _rem.WaitFor(".rem/rem.sock");
        }
    }
}
