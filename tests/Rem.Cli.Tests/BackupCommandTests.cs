namespace Rem.Cli.Tests;

/// <summary>`rem backup`, `rem restore` and `rem verify` as a person uses them, without a node that runs.</summary>
public sealed class BackupCommandTests
{
    private const string Plan = "run:\n  - put in queue mail: {text: hi}\n  - set state facts: {a: 1}\n";

    [Fact]
    public void What_was_backed_up_comes_back()
    {
        using var folder = Folder();
        folder.Run("run", "p.yaml").Code.ShouldBe(0);
        folder.Run("backup", "copy").Output.ShouldEndWith(" bytes\n");
        folder.Run("run", "p.yaml").Code.ShouldBe(0);

        var restored = folder.Run("restore", "--replace", "copy");

        restored.Code.ShouldBe(0, restored.Errors);
        folder.Run("verify").Output.ShouldContain("sound, 1 messages in 1 queues, 1 entries in 1 buckets");
    }

    [Fact]
    public void Data_is_not_lost_without_being_asked()
    {
        using var folder = Folder();
        folder.Run("run", "p.yaml");
        folder.Run("backup", "copy");

        var refused = folder.Run("restore", "copy");

        refused.Code.ShouldBe(2);
        refused.Errors.ShouldContain("--replace");
    }

    [Fact]
    public void A_damaged_backup_is_named_and_refused()
    {
        using var folder = Folder();
        folder.Run("run", "p.yaml");
        folder.Run("backup", "copy");
        Flip(Path.Combine(folder.Folder, "copy"), "hi"u8);

        var looked = folder.Run("verify", "copy");
        var refused = folder.Run("restore", "--replace", "copy");

        looked.Code.ShouldBe(1);
        looked.Output.ShouldContain("DAMAGED");
        looked.Output.ShouldContain("queue 'mail', message 1");
        refused.Code.ShouldBe(1);
    }

    [Fact]
    public void Without_a_node_it_is_said_what_to_do()
    {
        using var folder = new RemProcess();

        var answer = folder.Run("backup", "copy");

        answer.Code.ShouldBe(5);
        answer.Errors.ShouldContain("--node FOLDER");
    }

    private static RemProcess Folder() => new RemProcess().With("rem.yaml", "node: {}\n").With("p.yaml", Plan);

    // Changes a bit of the last place where some bytes stand.
    private static void Flip(string path, ReadOnlySpan<byte> at)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().LastIndexOf(at)] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
