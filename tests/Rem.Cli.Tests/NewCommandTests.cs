using System.Text.Json;
using Rem.Settings;

namespace Rem.Cli.Tests;

/// <summary>`rem new` as a process.</summary>
public sealed class NewCommandTests : IDisposable
{
    private readonly RemProcess _rem = new();

    [Theory]
    [InlineData("plan", "run", "disks", "disks.yaml")]
    [InlineData("tag", "run", "grade", "grade.yaml")]
    [InlineData("test", "test", "web", "web.test.yaml")]
    [InlineData("package", "run", "pack", "pack")]
    [InlineData("package", "test", "pack", "pack")]
    [InlineData("tag", "run", "for", "for.yaml")]
    public void What_new_makes_runs_as_it_is(string kind, string command, string name, string path)
    {
        _rem.Run("new", kind, name).Code.ShouldBe(0);

        var answer = _rem.Run(command, path);

        answer.Code.ShouldBe(0, answer.Errors + answer.Output);
        answer.Errors.ShouldBe("");
        answer.Output.ShouldNotBe("0 passed, 0 failed\n");
        _rem.Run("new", kind, name).Errors.ShouldContain("error REM5015: there is a file");
    }

    [Fact]
    public void New_takes_a_path_and_names_the_whole_of_it()
    {
        _rem.With("inner/x", "");
        var folder = new DirectoryInfo(_rem.Folder);

        _rem.Run("new", "plan", "inner/../a/b/disks").Output.ShouldBe(Path.Combine(folder.FullName, "a/b/disks.yaml") + "\n");
        _rem.Run("new", "package", Path.Combine(_rem.Folder, "pack")).Output.Split('\n').ShouldContain(Path.Combine(folder.FullName, "pack/plan.yaml"));
        _rem.Run("run", "a/b/disks.yaml").Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/..")]
    [InlineData("-x y")]
    [InlineData("a b")]
    [InlineData("a/")]
    public void New_refuses_what_is_no_name(string name)
    {
        var answer = _rem.Run("new", "package", "--", name);

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain("error REM5011: '" + name + "' is no name for a package");
        Directory.GetFileSystemEntries(_rem.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void New_overwrites_neither_a_file_nor_a_link_and_makes_nothing_then()
    {
        _rem.With("pack/tests/pack.test.yaml", "mine\n");
        File.CreateSymbolicLink(Path.Combine(_rem.Folder, "link.yaml"), Path.Combine(_rem.Folder, "nowhere"));

        _rem.Run("new", "package", "pack").ShouldBe(new Answer(2, "", "error REM5015: there is a file 'pack/tests/pack.test.yaml' already. Choose another name, or remove the old file.\n"));
        _rem.Run("new", "plan", "link").Code.ShouldBe(2);

        File.Exists(Path.Combine(_rem.Folder, "pack/plan.yaml")).ShouldBeFalse();
        File.Exists(Path.Combine(_rem.Folder, "nowhere")).ShouldBeFalse();
        _rem.Run("new", "plan", "pack/tests/pack.test.yaml/x").Errors.ShouldStartWith("error REM5015: the file 'pack/tests/pack.test.yaml/x.yaml' cannot be written: The file");
    }

    public void Dispose() => _rem.Dispose();
}
