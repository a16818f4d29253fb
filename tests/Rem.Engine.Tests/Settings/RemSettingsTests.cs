using System.Runtime.Versioning;
using Rem.Errors;
using Rem.Scripting;
using Rem.Settings;
using Rem.Vault;

namespace Rem.Engine.Tests.Settings;

/// <summary>`rem.yaml`.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(nameof(ChangesEnvironment))]
public sealed class RemSettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-settings-").FullName;

    [Fact]
    public void Without_a_file_everything_is_as_it_is() => RemSettings.Read([_folder], new FindingList()).ShouldBeSameAs(RemSettings.None);

    [Fact]
    public void Limits_are_read_with_their_units()
    {
        var limits = Read("limits: {file: 8 MiB, while: 50, text: 2048, script time: 1m, script memory: 1 GiB, nesting: 32, call depth: 10, alias: 7, nodes: 9}").Limits;

        limits.FileBytes.ShouldBe(8 * 1024 * 1024);
        limits.WhileRounds.ShouldBe(50);
        limits.TextResultBytes.ShouldBe(2048);
        limits.ScriptTime.ShouldBe(TimeSpan.FromMinutes(1));
        limits.ScriptMemoryBytes.ShouldBe(1024L * 1024 * 1024);
        limits.Nesting.ShouldBe(32);
        limits.CallDepth.ShouldBe(10);
        limits.AliasNodes.ShouldBe(7);
        limits.PlanNodes.ShouldBe(9);
    }

    [Fact]
    public void A_secret_that_is_not_set_says_where_it_is_declared_and_how_to_set_it()
    {
        var variable = "REM_NEVER_" + Guid.NewGuid().ToString("N");

        var secrets = Read($"secrets:\n  db: {{env: {variable}}}\n").Secrets;

        var (why, fix) = secrets.Missing("db");
        why.ShouldContain("rem.yaml:2:3 declares it");
        why.ShouldContain($"the environment variable '{variable}' is not set");
        fix.ShouldContain(variable + "=");
        secrets.Missing("bd").Fix.ShouldBe("did you mean 'secrets.db'?");
    }

    [Fact]
    public void Secrets_come_from_environment_owner_only_file_and_command()
    {
        var file = Path.Combine(_folder, "key");
        File.WriteAllText(file, "of the file\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var variable = "REM_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, "of the environment");

        var secrets = Read($"secrets: {{a: {{env: {variable}}}, b: {{file: key}}, c: {{command: [printf, 'of a %s', command]}}, d: {{env: {variable}_NOT}}}}").Secrets.Values;

        secrets["a"].ShouldBe("of the environment");
        secrets["b"].ShouldBe("of the file");
        secrets["c"].ShouldBe("of a command");
        secrets.ContainsKey("d").ShouldBeFalse();
    }

    [Fact]
    public void A_file_of_a_secret_that_others_can_read_is_refused()
    {
        var file = Path.Combine(_folder, "key");
        File.WriteAllText(file, "open");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var finding = ReadWrong("secrets: {a: {file: key}}");

        finding.Code.ShouldBe(SettingsErrors.Open);
        finding.At.Column.ShouldBe(21);
    }

    [Fact]
    public async Task A_secret_comes_from_the_store_in_the_nodes_data_folder_and_one_that_is_not_there_says_how_to_set_it()
    {
        Environment.SetEnvironmentVariable("REM_KEY_FILE", Path.Combine(_folder, "keys", "key"));
        await new SecretVault(Path.Combine(_folder, "data"), TimeProvider.System).SetAsync("token", "of the store", CancellationToken.None);

        var secrets = Read("secrets: {a: {store: token}, b: {store: nope}}\nnode: {data: data}").Secrets;

        secrets.Values["a"].ShouldBe("of the store");
        secrets.Values.ContainsKey("b").ShouldBeFalse();
        secrets.Missing("b").Why.ShouldContain($"the encrypted store in '{Path.Combine(_folder, "data")}' has no 'nope'");
        secrets.Missing("b").Fix.ShouldBe("set it: rem secret set nope");
    }

    [Fact]
    public void A_store_that_cannot_be_read_is_reported_once_where_it_is_asked_for()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".rem"));
        File.WriteAllText(Path.Combine(_folder, ".rem", SecretVault.FileName), "no store");
        File.SetUnixFileMode(Path.Combine(_folder, ".rem", SecretVault.FileName), UnixFileMode.UserRead);

        var finding = ReadWrong("secrets: {a: {store: a}, b: {store: b}}");

        finding.Code.ShouldBe(VaultErrors.Damaged);
        finding.At.Column.ShouldBe(22);
        finding.Message.ShouldContain(SecretVault.FileName);
    }

    [Fact]
    public void A_pool_has_its_file_beside_the_settings()
    {
        var pool = Read("pools: {main: {kind: sqlite, connection: app.db, max: 3, wait: 1s}}").Pools.ShouldHaveSingleItem();

        pool.Connection.ShouldBe(Path.Combine(_folder, "app.db"));
        pool.Max.ShouldBe(3);
        pool.Wait.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("inproc", Isolation.InProcess)]
    [InlineData("limited", Isolation.Limited)]
    [InlineData("process", Isolation.Process)]
    public void Isolation_is_read(string word, Isolation isolation) => Read("isolate: " + word).Isolation.ShouldBe(isolation);

    [Theory]
    [InlineData("limit: {}", 1, "rem.yaml has no key 'limit'")]
    [InlineData("limits: {fiel: 1}", 10, "'limits' has no key 'fiel'")]
    [InlineData("limits: {file: 8 apples}", 16, "'file' of 'limits' must be a size from 1 KiB to 1 GiB, in bytes or as in 8 MiB")]
    [InlineData("limits: {nesting: 100000}", 19, "'nesting' of 'limits' must be an integer from 4 to 256")]
    [InlineData("secrets: {a: {env: A, file: b}}", 14, "a secret has one source")]
    [InlineData("secrets: {a: {credential: ../shadow}}", 27, "a credential is a name without a folder, got '../shadow'")]
    [InlineData("secrets: {a: {file: nope}}", 21, "cannot be read: it is not there")]
    [InlineData("secrets: {a: {file: .}}", 21, "cannot be read: it is a folder")]
    [InlineData("secrets: {a: {file: ''}}", 21, "'file' of the secret 'a' must be a path, got text ''")]
    [InlineData("secrets: {a: {file: \"a\\0\"}}", 21, "'file' of the secret 'a' must be a path, got text 'a\0'")]
    [InlineData("secrets: {a: {command: ['false']}}", 24, "ended with code 1")]
    [InlineData("pools: {main: {kind: sqlite}}", 16, "the pool 'main' needs the key 'connection'")]
    [InlineData("isolate: jail", 10, "must be inproc, limited or process, got text 'jail'")]
    public void What_is_wrong_is_reported_at_its_place(string text, int column, string message)
    {
        var finding = ReadWrong(text);

        finding.Message.ShouldContain(message);
        finding.At.Column.ShouldBe(column);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private RemSettings Read(string text)
    {
        var findings = new FindingList();
        File.WriteAllText(Path.Combine(_folder, "rem.yaml"), text);
        var settings = RemSettings.Read([_folder], findings);
        findings.Items.ShouldBeEmpty();
        return settings;
    }

    private Finding ReadWrong(string text)
    {
        var findings = new FindingList();
        File.WriteAllText(Path.Combine(_folder, "rem.yaml"), text);
        RemSettings.Read([_folder], findings);
        return findings.Items.ShouldHaveSingleItem();
    }
}
