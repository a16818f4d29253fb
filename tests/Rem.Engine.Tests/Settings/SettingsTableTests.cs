using System.Runtime.Versioning;
using Rem.Errors;
using Rem.Running;
using Rem.Scripting;
using Rem.Settings;
using Rem.Shared.Queues;
using Rem.Vault;

namespace Rem.Engine.Tests.Settings;

/// <summary>The table of the keys of `rem.yaml`: what it says is what the reader does.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(nameof(ChangesEnvironment))]
public sealed class SettingsTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-settings-").FullName;

    public static TheoryData<string, string> Keys
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (place, keys) in SettingsTable.All)
            {
                foreach (var key in keys)
                {
                    data.Add(place, key.Name);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task The_example_of_a_key_is_read_and_changes_something(string place, string name)
    {
        var key = Find(place, name);
        var file = Path.Combine(_folder, "token");
        File.WriteAllText(file, "hidden");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        var example = key.Example.Replace("/run/keys/token", file, StringComparison.Ordinal).Replace("pass, show", "echo, show", StringComparison.Ordinal);
        Environment.SetEnvironmentVariable("API_TOKEN", "hidden");
        Environment.SetEnvironmentVariable("CREDENTIALS_DIRECTORY", _folder);
        if (name == "store")
        {
            Environment.SetEnvironmentVariable("REM_KEY_FILE", Path.Combine(_folder, "keys", "key"));
            await new SecretVault(Path.Combine(_folder, SettingsTable.DataFolder), TimeProvider.System).SetAsync("token", "hidden", CancellationToken.None);
        }

        var settings = Read(Document(place, $"{name}: {example}"), out var findings);

        findings.Items.ShouldBeEmpty();
        switch (place)
        {
            case "limits":
                settings.Limits.ShouldNotBe(RemLimits.Default);
                break;
            case "secrets: NAME":
                settings.Secrets.Values["x"].ShouldBe(name == "command" ? "show token" : "hidden");
                break;
            case "pools: NAME":
                settings.Pools.ShouldHaveSingleItem().Name.ShouldBe("x");
                break;
            case "queues: NAME":
                settings.Queues.ShouldHaveSingleItem().Settings.ShouldNotBe(QueueSettings.Default);
                break;
            case "node" or "node: plans" or "node: log":
                Shown(settings).ShouldNotBe(Shown(Read(Bare(place), out _)));
                break;
            default:
                (settings.Limits != RemLimits.Default).ShouldBe(name == "limits");
                settings.Secrets.Values.ContainsKey("token").ShouldBe(name == "secrets");
                settings.Pools.Any(static pool => pool.Name == "main").ShouldBe(name == "pools");
                settings.Queues.Any(static queue => queue.Name == "mail").ShouldBe(name == "queues");
                (settings.Isolation == Isolation.Process).ShouldBe(name == "isolate");
                (settings.Node is not null).ShouldBe(name == "node");
                break;
        }
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_value_that_does_not_fit_is_refused_where_it_stands(string place, string name)
    {
        var text = Document(place, $"{name}: [[a]]");

        Read(text, out var findings);

        findings.HasErrors.ShouldBeTrue();
        // Of a list, each item that does not fit is named.
        findings.Items[0].At.Start.ShouldBe(text.IndexOf("[[a]]", StringComparison.Ordinal) + (name == "plans" ? 1 : 0));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void The_default_in_words_is_the_one_that_holds(string place, string name)
    {
        if (Find(place, name) is { Default: { } words } key && place != "rem.yaml" && !key.Type.StartsWith("text", StringComparison.Ordinal) && !key.Type.Contains("none", StringComparison.Ordinal))
        {
            var given = Read(Document(place, $"{name}: {words}"), out var findings);
            findings.Items.ShouldBeEmpty();
            given.Limits.ShouldBe(RemLimits.Default);
            given.Pools.ShouldBe(Read(Document(place, place == "limits" ? "" : "max: 8"), out _).Pools);
            given.Queues.ShouldAllBe(static queue => queue.Settings == QueueSettings.Default);
            if (place.StartsWith("node", StringComparison.Ordinal))
            {
                Shown(given).ShouldBe(Shown(Read(Bare(place), out _)));
            }
        }
    }

    [Theory]
    [InlineData("rem.yaml")]
    [InlineData("limits")]
    [InlineData("secrets: NAME")]
    [InlineData("pools: NAME")]
    [InlineData("queues: NAME")]
    [InlineData("node")]
    [InlineData("node: plans")]
    [InlineData("node: log")]
    public void A_key_that_is_not_in_the_table_is_refused_and_all_that_are_are_named(string place)
    {
        Read(Document(place, "zzzzzzzzzzzz: 1"), out var findings);

        var finding = findings.Items.Single(static each => each.Message.Contains("zzzzzzzzzzzz", StringComparison.Ordinal));
        finding.Code.ShouldBe(SettingsErrors.Key);
        finding.Hint.ShouldBe("it has " + string.Join(", ", SettingsTable.All.Single(each => each.In == place).Keys.Select(static key => key.Name)));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SettingSpec Find(string place, string name) =>
        SettingsTable.All.Single(each => each.In == place).Keys.Single(key => key.Name == name);

    // A rem.yaml in which one line stands where its key belongs, beside what that map needs.
    private static string Document(string place, string line) => place switch
    {
        "rem.yaml" => line + "\n",
        "queues: NAME" => "queues:\n  x:\n    " + line + "\n",
        "pools: NAME" => "pools:\n  x:\n    " + line + "\n" + string.Concat(SettingsTable.Pool
            .Where(key => key.IsRequired && !line.StartsWith(key.Name + ":", StringComparison.Ordinal)).Select(static key => $"    {key.Name}: {key.Example}\n")),
        "secrets: NAME" => "secrets:\n  x:\n    " + line + "\n",
        "node: plans" => "node:\n  plans:\n    - " + (line.StartsWith("plan:", StringComparison.Ordinal) ? line : "plan: x.yaml\n      " + line) + "\n",
        "node: log" => "node:\n  log:\n    " + line + "\n",
        _ => place + ":\n  " + line + "\n",
    };

    private static string Bare(string place) => Document(place, place == "node: plans" ? "" : "{}");

    // All of a node but places.
    private static string Shown(RemSettings settings) => settings.Node is not { } node ? "none" : string.Join(' ', [
        node.DataFolder,
        node.Name,
        node.Log,
        .. node.Plans.Select(static plan => $"{plan.Name} {plan.Path} {plan.Restart} {plan.Pause} {plan.LongestPause} {Rem.Values.ValueText.Json(plan.With)}"),
    ]);

    private RemSettings Read(string text, out FindingList findings)
    {
        File.WriteAllText(Path.Combine(_folder, RemSettings.FileName), text);
        findings = new FindingList();
        return RemSettings.Read([_folder], findings);
    }
}
