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
    public void A_backup_from_before_a_rotation_comes_back_with_secrets_that_open()
    {
        using var folder = WithSecret("one");
        folder.Run("backup", "copy");
        folder.Run("secret", "rotate");

        folder.Run("verify", "copy").Output.ShouldEndWith(", 1 secrets under an older key\n");
        var restored = folder.Run("restore", "--replace", "copy");

        restored.Code.ShouldBe(0, restored.Errors);
        restored.Errors.ShouldContain("`rem secret rotate`");
        folder.Run("run", "s.yaml").Output.ShouldBe("length: 3\n");
        folder.Run("verify").Output.ShouldEndWith(", 1 secrets\n");
    }

    [Fact]
    public void Secrets_that_no_key_opens_are_named_and_take_no_place()
    {
        using var folder = WithSecret("one");
        folder.Run("backup", "copy");
        folder.Run("secret", "rotate", "--forget");
        folder.RunWith("four", "secret", "set", "token");

        var looked = folder.Run("verify", "copy");
        var asData = folder.Run("verify", "--json", "copy");
        var refused = folder.Run("restore", "--replace", "copy");

        looked.Code.ShouldBe(1);
        looked.Output.ShouldContain("secrets that NO KEY OPENS");
        looked.Output.ShouldContain("to start over");
        asData.Code.ShouldBe(1);
        asData.Output.ShouldContain("\"sound\":true");
        asData.Output.ShouldContain("\"state\":\"locked\"");
        refused.Code.ShouldBe(1);
        refused.Output.ShouldBe("");
        refused.Errors.ShouldContain("REM5024");
        refused.Errors.ShouldContain("--keep-secrets");
        folder.Run("run", "s.yaml").Output.ShouldBe("length: 4\n", "the folder is as it was");
    }

    [Fact]
    public void Damaged_secrets_in_a_sound_backup_are_named_and_take_no_place()
    {
        using var folder = WithSecret("one");
        var store = Path.Combine(folder.Folder, ".rem", "secrets.rem");
        var sound = File.ReadAllBytes(store);
        Flip(store, sound.AsSpan(^4..));
        folder.Run("backup", "copy").Code.ShouldBe(0);
        File.WriteAllBytes(store, sound);

        var looked = folder.Run("verify", "--json", "copy");
        var refused = folder.Run("restore", "--replace", "copy");

        looked.Code.ShouldBe(1);
        looked.Output.ShouldContain("\"sound\":false");
        looked.Output.ShouldContain("it was changed or cut");
        refused.Code.ShouldBe(1);
        refused.Errors.ShouldContain("REM5023");
        refused.Errors.ShouldContain("Choose another backup, or say --keep-secrets");
        File.ReadAllBytes(store).ShouldBe(sound);
    }

    [Fact]
    public void Secrets_of_a_backup_can_stand_beside_those_of_the_folder()
    {
        using var folder = WithSecret("one");
        var store = Path.Combine(folder.Folder, ".rem", "secrets.rem");
        var before = File.ReadAllBytes(store);
        folder.Run("backup", "copy");
        folder.Run("secret", "rotate", "--forget");
        folder.RunWith("four", "secret", "set", "token");

        var restored = folder.Run("restore", "--replace", "--keep-secrets", "copy");

        restored.Code.ShouldBe(0, restored.Errors);
        restored.Errors.ShouldContain("secrets.rem.restored");
        folder.Run("run", "s.yaml").Output.ShouldBe("length: 4\n");
        File.ReadAllBytes(store + ".restored").ShouldBe(before);
    }

    [Fact]
    public void Secrets_in_a_folder_without_other_data_are_not_lost_without_being_asked()
    {
        using var folder = WithSecret("one");
        folder.Run("backup", "copy");
        Directory.Delete(Path.Combine(folder.Folder, ".rem"), recursive: true);
        folder.RunWith("four", "secret", "set", "token");

        var refused = folder.Run("restore", "copy");

        refused.Code.ShouldBe(2);
        refused.Errors.ShouldContain("secrets.rem");
        folder.Run("run", "s.yaml").Output.ShouldBe("length: 4\n");
    }

    [Fact]
    public void A_data_folder_whose_key_is_lost_is_not_called_well()
    {
        using var folder = WithSecret("one");
        folder.Run("run", "p.yaml");
        File.Delete(Path.Combine(folder.Folder, "keys", "key"));

        var looked = folder.Run("verify");

        looked.Code.ShouldBe(1);
        looked.Output.ShouldContain("its key is not there");
    }

    [Fact]
    public void Without_a_node_it_is_said_what_to_do()
    {
        using var folder = new RemProcess();

        var answer = folder.Run("backup", "copy");

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain("--node FOLDER");
    }

    [Fact]
    public void A_backup_that_was_cut_is_damaged_in_words_and_as_data()
    {
        using var folder = Folder();
        folder.Run("run", "p.yaml");
        folder.Run("backup", "copy");
        var path = Path.Combine(folder.Folder, "copy");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..9000]);

        var looked = folder.Run("verify", "copy");
        var asData = folder.Run("verify", "copy", "--json");

        looked.Code.ShouldBe(1);
        looked.Output.ShouldContain("it was cut: 9000 of ");
        asData.Code.ShouldBe(1);
        asData.Errors.ShouldBe("");
        asData.Output.ShouldContain("\"sound\":false");
        asData.Output.ShouldContain("\"damages\":[\"it was cut: 9000 of ");
    }

    [Fact]
    public void A_file_that_is_there_is_kept_without_force()
    {
        using var folder = Folder().With("copy", "mine");
        folder.Run("run", "p.yaml");

        folder.Run("backup", "copy").ShouldBe(new Answer(2, "", $"error REM4111: the backup '{Path.Combine(folder.Folder, "copy")}' was not written: a file of that name is there. Choose another name, or say --force to replace it.\n"));
        File.ReadAllText(Path.Combine(folder.Folder, "copy")).ShouldBe("mine");

        folder.Run("backup", "--force", "copy").Code.ShouldBe(0);
        folder.Run("verify", "copy").Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("verify", "p.yaml", "is no backup of rem: it does not begin as one")]
    [InlineData("restore", "p.yaml", "is no backup of rem: it does not begin as one")]
    [InlineData("verify", ".", "is a folder, no backup")]
    [InlineData("verify", "nowhere", "there is no file")]
    [InlineData("verify", "/dev/null", "is no plain file")]
    [InlineData("verify", "", "the name of the file is empty")]
    [InlineData("backup", "", "the name of the file is empty")]
    [InlineData("backup", ".", "it is a folder")]
    [InlineData("backup", "no/folder/copy", "there is no folder")]
    [InlineData("backup", "/proc/copy", "no file can be made in '/proc'")]
    [InlineData("backup", ".rem/copy", "would lie in the data folder")]
    public void What_cannot_be_a_backup_ends_with_2_and_says_why(string command, string file, string why)
    {
        using var folder = Folder();
        folder.Run("run", "p.yaml");

        var answer = folder.Run(command, file);

        answer.Code.ShouldBe(2, answer.Errors);
        answer.Errors.ShouldContain(why);
        answer.Errors.ShouldNotContain("the system's log");
    }

    private static RemProcess WithSecret(string value)
    {
        var folder = new RemProcess().With("rem.yaml", "node: {}\nsecrets: {token: {store: token}}\n").With("p.yaml", Plan).With("s.yaml", "length: ${{ secrets.token | length }}\n");
        folder.Variables["REM_KEY_FILE"] = Path.Combine(folder.Folder, "keys", "key");
        folder.Variables["CREDENTIALS_DIRECTORY"] = "";
        folder.RunWith(value, "secret", "set", "token").Code.ShouldBe(0);
        return folder;
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
