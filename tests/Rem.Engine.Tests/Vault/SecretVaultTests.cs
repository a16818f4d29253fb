using System.Runtime.Versioning;
using System.Text;
using Rem.Errors;
using Rem.Settings;
using Rem.Vault;

namespace Rem.Engine.Tests.Vault;

/// <summary>The encrypted store of secrets.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class SecretVaultTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly string _folder = Directory.CreateTempSubdirectory("rem-vault-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Key => Path.Combine(_folder, "keys", "key");

    private string Store => Path.Combine(Data, SecretVault.FileName);

    [Fact]
    public void Without_a_store_there_is_nothing() => Vault().Read().ShouldBeNull();

    [Fact]
    public async Task What_was_set_is_read_with_its_time()
    {
        var before = TimeProvider.System.GetUtcNow().AddMilliseconds(-1);

        (await Vault().SetAsync("b", "two", Never)).ShouldBeTrue();
        (await Vault().SetAsync("a", "öne\n'\"\\", Never)).ShouldBeFalse();

        var entries = Vault().Read()!;
        entries.Select(static entry => (entry.Name, entry.Value)).ShouldBe([("a", "öne\n'\"\\"), ("b", "two")]);
        entries[0].Set.ShouldBeInRange(before, TimeProvider.System.GetUtcNow());
        entries[0].ToString().ShouldBe("a");
    }

    [Fact]
    public async Task A_second_value_replaces_the_first()
    {
        await Vault().SetAsync("a", "one", Never);
        await Vault().SetAsync("a", "two", Never);

        Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("two");
    }

    [Fact]
    public async Task What_was_removed_is_gone_and_an_unknown_name_is_refused()
    {
        await Vault().SetAsync("token", "one", Never);

        (await Should.ThrowAsync<PlanException>(() => Vault().RemoveAsync("toke", Never))).Finding.ShouldSatisfyAllConditions(
            static finding => finding.Code.ShouldBe(VaultErrors.Unknown),
            static finding => finding.Hint.ShouldBe("did you mean 'token'?"));
        await Vault().RemoveAsync("token", Never);

        Vault().Read()!.ShouldBeEmpty();
    }

    [Fact]
    public async Task Store_and_key_are_the_owners_alone_and_the_key_is_no_part_of_the_folder()
    {
        await Vault().SetAsync("a", "one", Never);

        File.GetUnixFileMode(Store).ShouldBe(OwnerOnly);
        File.GetUnixFileMode(Key).ShouldBe(OwnerOnly);
        File.GetUnixFileMode(Path.GetDirectoryName(Key)!).ShouldBe(OwnerOnly | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Neither_names_nor_values_nor_keys_can_be_read_in_the_folder()
    {
        await Vault().SetAsync("thenameofit", "thevalueofit", Never);

        var key = File.ReadAllLines(Key)[^1].Split(' ')[2];
        foreach (var file in Directory.GetFiles(Data))
        {
            var bytes = File.ReadAllBytes(file);
            foreach (var part in new[] { "thename", "thevalue", key[..8] })
            {
                bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(part)).ShouldBe(-1, file);
            }

            bytes.AsSpan().IndexOf(Convert.FromBase64String(key).AsSpan(0, 8)).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task No_nonce_is_used_twice()
    {
        await Vault().SetAsync("a", "same", Never);
        var nonces = new HashSet<string>();
        for (var i = 0; i < 100; i++)
        {
            await Vault().SetAsync("a", "same", Never);
            var bytes = File.ReadAllBytes(Store);
            var name = VaultFormat.HeadLength;
            var value = name + 12 + 4 + 1 + 16;
            foreach (var at in new[] { name, value, bytes.Length - 28 })
            {
                nonces.Add(Convert.ToHexString(bytes, at, 12)).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public async Task Every_flipped_bit_is_noticed()
    {
        await Vault().SetAsync("a", "one", Never);
        await Vault().SetAsync("b", "two", Never);
        var whole = File.ReadAllBytes(Store);
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var changed = (byte[])whole.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(Store, changed);

            var error = Should.Throw<PlanException>(() => Vault().Read(), $"bit {bit}");

            error.Finding.Code.ShouldBeOneOf(VaultErrors.Damaged, VaultErrors.Key);
            error.Finding.Message.ShouldContain(Store);
        }
    }

    [Fact]
    public async Task Every_cut_and_every_addition_is_noticed()
    {
        await Vault().SetAsync("a", "one", Never);
        var whole = File.ReadAllBytes(Store);
        for (var length = 0; length <= whole.Length + 1; length++)
        {
            var cut = new byte[length];
            whole.AsSpan(0, Math.Min(length, whole.Length)).CopyTo(cut);
            File.WriteAllBytes(Store, cut);
            if (length != whole.Length)
            {
                Should.Throw<PlanException>(() => Vault().Read(), $"{length} bytes").Finding.Code.ShouldBe(VaultErrors.Damaged);
            }
        }
    }

    [Fact]
    public async Task A_store_of_a_newer_version_says_so()
    {
        await Vault().SetAsync("a", "one", Never);
        var bytes = File.ReadAllBytes(Store);
        bytes[7] = 2;
        File.WriteAllBytes(Store, bytes);

        Should.Throw<PlanException>(() => Vault().Read()).Finding.Message.ShouldBe($"the store of secrets '{Store}' cannot be read: it has the version 2, this rem reads 1");
    }

    [Fact]
    public async Task A_wrong_key_a_lost_key_and_a_broken_key_are_told_apart_and_no_new_key_is_made()
    {
        await Vault().SetAsync("a", "one", Never);
        var other = Vault("other", Path.Combine(_folder, "keys of others", "key"));
        await other.SetAsync("a", "one", Never);
        File.Copy(other.KeyPath, Key, overwrite: true);
        Failure().ShouldBe($"the store of secrets '{Store}' cannot be opened: no key in '{Key}' fits");

        File.Delete(Key);
        Failure().ShouldBe($"the store of secrets '{Store}' cannot be opened: its key is not there: '{Key}'");
        (await Should.ThrowAsync<PlanException>(() => Vault().SetAsync("b", "two", Never))).Finding.Code.ShouldBe(VaultErrors.Key);
        File.Exists(Key).ShouldBeFalse();

        WriteKey("# a\nrem-key-1 00 c2hvcnQ=\n");
        Failure().ShouldBe($"line 2 of the key file '{Key}' is no key");

        string Failure()
        {
            var finding = Should.Throw<PlanException>(() => Vault().Read()).Finding;
            finding.Code.ShouldBe(VaultErrors.Key);
            return finding.Message;
        }
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public async Task A_key_or_store_that_others_can_open_is_refused(UnixFileMode others)
    {
        await Vault().SetAsync("a", "one", Never);
        foreach (var path in new[] { Key, Store })
        {
            File.SetUnixFileMode(path, OwnerOnly | others);
            var finding = Should.Throw<PlanException>(() => Vault().Read()).Finding;
            finding.Code.ShouldBe(SettingsErrors.Open);
            finding.Message.ShouldContain(path);
            File.SetUnixFileMode(path, OwnerOnly);
        }
    }

    [Fact]
    public async Task A_key_inside_the_data_folder_is_refused()
    {
        var error = await Should.ThrowAsync<PlanException>(() => Vault("data", Path.Combine(Data, "key")).SetAsync("a", "one", Never));

        error.Finding.Code.ShouldBe(VaultErrors.Key);
        File.Exists(Path.Combine(Data, "key")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_of_the_key_that_others_can_enter_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Key)!, OwnerOnly | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        (await Should.ThrowAsync<PlanException>(() => Vault().SetAsync("a", "one", Never))).Finding.Code.ShouldBe(VaultErrors.Key);
    }

    [Fact]
    public async Task Rotating_leaves_the_values_and_makes_the_old_key_useless_for_the_store()
    {
        await Vault().SetAsync("a", "one", Never);
        var oldKey = File.ReadAllText(Key);

        await Vault().RotateAsync(forgets: true, Never);

        Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("one");
        File.ReadAllText(Key).ShouldNotContain(oldKey.TrimEnd().Split(' ')[^1]);
        WriteKey(oldKey);
        Should.Throw<PlanException>(() => Vault().Read()).Finding.Code.ShouldBe(VaultErrors.Key);
    }

    [Fact]
    public async Task A_store_from_before_the_rotation_is_opened_with_the_older_key_that_was_kept()
    {
        await Vault().SetAsync("a", "one", Never);
        var before = File.ReadAllBytes(Vault().Path);
        await Vault().RotateAsync(forgets: false, Never);
        await Vault().SetAsync("a", "two", Never);

        File.WriteAllBytes(Vault().Path, before);

        Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("one");
        await Vault().RotateAsync(forgets: true, Never);
        Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("one");
        File.WriteAllBytes(Vault().Path, before);
        Should.Throw<PlanException>(() => Vault().Read()).Finding.Hint!.ShouldContain("to start over");
    }

    [Theory]
    [InlineData("the new key is added")]
    [InlineData("the store is written")]
    [InlineData("the old key is gone")]
    public async Task Rotating_that_is_cut_between_two_steps_leaves_a_store_and_a_key_that_fit(string step)
    {
        await Vault().SetAsync("a", "one", Never);
        var cut = new SecretVault(Data, TimeProvider.System, new KeyPlace(Key, IsGiven: false)) { AfterStep = at => Cut(at == step) };

        await Should.ThrowAsync<OperationCanceledException>(() => cut.RotateAsync(forgets: true, Never));

        Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("one");
        await Vault().SetAsync("b", "two", Never);
        await Vault().RotateAsync(forgets: true, Never);
        Vault().Read()!.Select(static entry => entry.Value).ShouldBe(["one", "two"]);
        File.ReadAllLines(Key).Count(static line => line.StartsWith("rem-key-1", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task The_first_key_without_its_store_hinders_nothing()
    {
        var cut = new SecretVault(Data, TimeProvider.System, new KeyPlace(Key, IsGiven: false)) { AfterStep = static _ => Cut(true) };
        await Should.ThrowAsync<OperationCanceledException>(() => cut.SetAsync("a", "one", Never));

        Vault().Read().ShouldBeNull();
        await Vault().SetAsync("a", "two", Never);

        Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("two");
    }

    [Fact]
    public async Task Stores_that_share_a_key_file_do_not_touch_the_keys_of_each_other()
    {
        await Vault().SetAsync("a", "one", Never);
        await Vault("second").SetAsync("a", "two", Never);

        await Vault().RotateAsync(forgets: true, Never);

        Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("one");
        Vault("second").Read()!.ShouldHaveSingleItem().Value.ShouldBe("two");
    }

    [Fact]
    public async Task What_many_set_at_once_is_all_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => Vault().SetAsync($"s{i}", $"v{i}", Never))));

        Vault().Read()!.Count.ShouldBe(16);
    }

    [Fact]
    public async Task Who_reads_while_it_is_rotated_always_gets_the_value()
    {
        await Vault().SetAsync("a", "one", Never);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() =>
        {
            var reads = 0;
            for (; !done.IsCancellationRequested; reads++)
            {
                Vault().Read()!.ShouldHaveSingleItem().Value.ShouldBe("one");
            }

            return reads;
        });

        for (var i = 0; i < 30; i++)
        {
            await Vault().RotateAsync(forgets: true, Never);
        }

        await done.CancelAsync();
        (await reader).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_systemd_credential_is_read_and_never_changed()
    {
        await Vault().SetAsync("a", "one", Never);
        var given = new SecretVault(Data, TimeProvider.System, new KeyPlace(Key, IsGiven: true));

        await given.SetAsync("a", "two", Never);
        given.Read()!.ShouldHaveSingleItem().Value.ShouldBe("two");
        (await Should.ThrowAsync<PlanException>(() => given.RotateAsync(forgets: false, Never))).Finding.Code.ShouldBe(VaultErrors.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../a")]
    [InlineData("a\n")]
    public async Task A_name_that_is_none_is_refused(string name) =>
        (await Should.ThrowAsync<PlanException>(() => Vault().SetAsync(name, "x", Never))).Finding.Code.ShouldBe(VaultErrors.Given);

    [Fact]
    public async Task A_value_behind_the_name_is_not_shown_again() =>
        (await Should.ThrowAsync<PlanException>(() => Vault().SetAsync("a=hunter2", "x", Never))).Finding.Message.ShouldBe("'a=' and more cannot be the name of a secret");

    [Fact]
    public async Task Values_that_cannot_be_kept_are_refused_and_the_longest_is_not()
    {
        foreach (var value in new[] { "", "a\0b", "\ud800", new string('x', SecretVault.LongestValue + 1) })
        {
            (await Should.ThrowAsync<PlanException>(() => Vault().SetAsync("a", value, Never))).Finding.Code.ShouldBe(VaultErrors.Given);
        }

        await Vault().SetAsync("a", new string('x', SecretVault.LongestValue), Never);
    }

    [Fact]
    public void The_key_lies_where_the_environment_says_first()
    {
        var variables = new Dictionary<string, string?> { ["HOME"] = "/home/u" };
        Place().ShouldBe(new KeyPlace("/home/u/.config/rem/key", false));
        variables["XDG_CONFIG_HOME"] = "not/from/the/root";
        Place().ShouldBe(new KeyPlace("/home/u/.config/rem/key", false));
        variables["XDG_CONFIG_HOME"] = "/xdg";
        Place().ShouldBe(new KeyPlace("/xdg/rem/key", false));
        variables["REM_KEY_FILE"] = "/etc/rem.key";
        Place().ShouldBe(new KeyPlace("/etc/rem.key", false));
        variables["CREDENTIALS_DIRECTORY"] = _folder;
        Place().ShouldBe(new KeyPlace("/etc/rem.key", false));
        File.WriteAllText(Path.Combine(_folder, "rem-key"), "");
        Place().ShouldBe(new KeyPlace(Path.Combine(_folder, "rem-key"), true));

        KeyPlace Place() => KeyPlace.Find(variables.GetValueOrDefault);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private SecretVault Vault(string data = "data", string? key = null) =>
        new(Path.Combine(_folder, data), TimeProvider.System, new KeyPlace(key ?? Key, IsGiven: false));

    private void WriteKey(string text)
    {
        File.WriteAllText(Key, text);
        File.SetUnixFileMode(Key, OwnerOnly);
    }

    private static void Cut(bool isHere)
    {
        if (isHere)
        {
            throw new OperationCanceledException("killed here");
        }
    }
}
