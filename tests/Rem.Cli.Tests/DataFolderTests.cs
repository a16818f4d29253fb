using System.Runtime.Versioning;
using Rem.Errors;
using Rem.Node.Hosting;
using Rem.Node.Logs;
using Rem.Storage;

namespace Rem.Cli.Tests;

/// <summary>Data folders that cannot be used: the same cause has the same exit code in every command, and nothing is taken for empty.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private readonly RemProcess _rem = new();

    public DataFolderTests() => _rem.Variables["REM_KEY_FILE"] = Path.Combine(_rem.Folder, "keys", "key");

    public static TheoryData<string> Commands => ["run", "queue list", "state set b k 1", "verify", "backup copy", "secret list", "secret set a"];

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_file_in_its_place_is_an_error_with_2(string command)
    {
        _rem.With("rem.yaml", "node:\n").With(".rem", "");

        var answer = Run(command);

        answer.Code.ShouldBe(2, answer.Errors);
        answer.Output.ShouldBe("");
        answer.Errors.ShouldContain($"the data folder '{Path.Combine(_rem.Folder, ".rem")}' cannot be used: '{Path.Combine(_rem.Folder, ".rem")}' is no folder");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_file_above_it_is_an_error_with_2(string command)
    {
        _rem.With("rem.yaml", "node: {data: file/in/between}\n").With("file", "");

        var answer = Run(command);

        answer.Code.ShouldBe(2, answer.Errors);
        answer.Output.ShouldBe("");
        answer.Errors.ShouldContain($"'{Path.Combine(_rem.Folder, "file")}' is no folder");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("queue list")]
    [InlineData("state set b k 1")]
    [InlineData("verify")]
    [InlineData("secret set a")]
    public void A_folder_that_others_may_enter_is_refused_with_4(string command)
    {
        var data = Path.Combine(_rem.With("rem.yaml", "node:\n").Folder, ".rem");
        Directory.CreateDirectory(data);
        File.SetUnixFileMode(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        var answer = Run(command);

        answer.Code.ShouldBe(4, answer.Errors);
        answer.Errors.ShouldContain("others may enter it");
        answer.Errors.ShouldContain($": chmod 700 '{data}'");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("state set b k 1")]
    [InlineData("secret set a")]
    public void A_place_where_nothing_can_be_made_is_an_error_with_2(string command)
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // /proc is of Linux
        }

        _rem.With("rem.yaml", "node: {data: /proc/x}\n");

        var answer = Run(command);

        answer.Code.ShouldBe(2, answer.Errors);
        answer.Errors.ShouldContain("the data folder '/proc/x' cannot be used: nothing can be made in '/proc'");
    }

    [Fact]
    public void A_secret_that_others_can_read_is_refused_with_4_by_runs_and_by_commands()
    {
        _rem.With("rem.yaml", "secrets: {a: {store: a}, b: {file: b}}\n").With("p.yaml", "x: 1\n").With("b", "hunter2");
        _rem.RunWith("hunter2", "secret", "set", "a").Code.ShouldBe(0);
        File.SetUnixFileMode(Path.Combine(_rem.Folder, ".rem", "secrets.rem"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(Path.Combine(_rem.Folder, "b"), UnixFileMode.UserRead | UnixFileMode.OtherRead);

        _rem.Run("secret", "list").Code.ShouldBe(4);
        _rem.Run("run", "p.yaml").Code.ShouldBe(4);

        _rem.With("rem.yaml", "secrets: {a: {store: a}, b: {file: nowhere}}\n");
        _rem.Run("run", "p.yaml").Code.ShouldBe(2, "there is more to mend than a permission");
    }

    [Fact]
    public async Task A_node_waits_for_the_end_of_a_command_that_has_its_folder_and_no_longer_for_another_process()
    {
        var parts = Parts.Node(_rem.With("rem.yaml", "node:\n").Folder, new SilentSink());
        var settings = parts.Settings(new FindingList());
        var command = SqliteStore.Open(settings.Node!.DataFolder, TimeProvider.System);

        (await Should.ThrowAsync<PlanException>(OpenAsync)).Finding.Code.ShouldBe(StorageErrors.Owned);
        var starting = OpenAsync();
        await command.DisposeAsync();

        await (await starting).DisposeAsync();

        Task<NodeResources> OpenAsync() => parts.Resources(settings, TimeProvider.System, static _ => { }, static _ => { });
    }

    public void Dispose() => _rem.Dispose();

    private Answer Run(string command) => _rem.RunWith("hunter2", command.Split(' '));

    private sealed class SilentSink : ILogSink
    {
        public void Write(LogRecord record)
        {
            // Nobody reads it.
        }

        public ValueTask DisposeAsync() => default;
    }
}
