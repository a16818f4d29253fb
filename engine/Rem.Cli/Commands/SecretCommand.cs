using System.Text;
using Rem.Cli.Running;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Settings;
using Rem.Values;
using Rem.Vault;

namespace Rem.Cli.Commands;

/// <summary>`rem secret`: the encrypted store of secrets in the data folder of `rem.yaml`. A node need not run.</summary>
internal static class SecretCommand
{
    /// <summary>What can be done.</summary>
    public static readonly string[] Actions = ["set", "list", "rm", "rotate"];

    /// <summary>Does it.</summary>
    public static int Run(CliWords words)
    {
        try
        {
            return RunAsync(words).GetAwaiter().GetResult();
        }
        catch (PlanException error)
        {
            return Failures.Show(error, Secrets.None, Code(error.Finding.Code));
        }
    }

    private static Task<int> RunAsync(CliWords words)
    {
        var action = words.Words[0];
        var takesName = action is "set" or "rm";
        if (Array.IndexOf(Actions, action) < 0)
        {
            throw Usage($"'rem secret' does {string.Join(", ", Actions)}, got {ValueText.Show(action)}", Suggestion.Nearest(action, Actions) is { } near ? $"did you mean 'rem secret {near}'?" : "see `rem secret --help`");
        }

        if (action == "set" && words.Words.Count > 2)
        {
            throw Usage("'rem secret set' takes a name and no value: what stands on a command line can be read by everybody on this machine, and stays in the shell's history", "give it on standard input: rem secret set NAME < FILE, or without one at its prompt; a value that has stood there should be changed");
        }

        if (words.Words.Count != (takesName ? 2 : 1))
        {
            throw Usage(takesName ? $"'rem secret {action}' takes one NAME" : $"'rem secret {action}' takes no words", "see `rem secret --help`");
        }

        if (words.Has("--raw") && action != "set")
        {
            throw Usage("'--raw' is an option of 'rem secret set'", "see `rem secret --help`");
        }

        if (words.Has("--json") && action != "list")
        {
            throw Usage("'--json' is an option of 'rem secret list'", "see `rem secret --help`");
        }

        var vault = new SecretVault(DataFolder(words.Value("--node") ?? ""), TimeProvider.System);
        return action switch
        {
            "set" => SetAsync(vault, words.Words[1], words.Has("--raw")),
            "rm" => RemoveAsync(vault, words.Words[1]),
            "rotate" => RotateAsync(vault),
            _ => Task.FromResult(List(vault, words.Has("--json"))),
        };
    }

    private static async Task<int> SetAsync(SecretVault vault, string name, bool isRaw)
    {
        SecretVault.EnsureName(name);
        var isNewKey = await vault.SetAsync(name, Value(name, isRaw), CancellationToken.None);
        Say($"secret {name} is stored in {vault.Path}; plans read it with `secrets: {{{name}: {{store: {name}}}}}` in rem.yaml");
        if (isNewKey)
        {
            Say($"its key is new: {vault.KeyPath}; keep a copy of it apart from the data: a backup can only be read with it");
        }

        return ExitCode.Done;
    }

    private static async Task<int> RemoveAsync(SecretVault vault, string name)
    {
        await vault.RemoveAsync(name, CancellationToken.None);
        Say($"secret {name} is removed from {vault.Path}");
        return ExitCode.Done;
    }

    private static async Task<int> RotateAsync(SecretVault vault)
    {
        await vault.RotateAsync(CancellationToken.None);
        Say($"{vault.Path} has a new key, and the old one is gone from {vault.KeyPath}; keep a copy of the new one, and the old copy for as long as older backups");
        return ExitCode.Done;
    }

    private static int List(SecretVault vault, bool asJson)
    {
        var entries = vault.Read() ?? [];
        return Output.Answer(asJson, () => Facts(entries), () => Text(entries));
    }

    private static RemMap Facts(IReadOnlyList<VaultEntry> entries)
    {
        var list = new RemList(entries.Count);
        foreach (var entry in entries)
        {
            var facts = new RemMap(2);
            facts.Set("name", entry.Name);
            facts.Set("set", Time(entry));
            list.Add(facts);
        }

        var map = new RemMap(1);
        map.Set("secrets", list);
        return map;
    }

    private static string Text(IReadOnlyList<VaultEntry> entries)
    {
        if (entries.Count == 0)
        {
            return "no secrets are stored\n";
        }

        var width = "NAME".Length;
        foreach (var entry in entries)
        {
            width = Math.Max(width, entry.Name.Length);
        }

        var text = new StringBuilder().Append("NAME".PadRight(width)).Append("  SET\n");
        foreach (var entry in entries)
        {
            text.Append(entry.Name.PadRight(width)).Append("  ").Append(Time(entry)).Append('\n');
        }

        return text.ToString();
    }

    private static string Time(VaultEntry entry) => entry.Set.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    private static string Value(string name, bool isRaw)
    {
        if (HiddenPrompt.IsTerminal)
        {
            return HiddenPrompt.Ask($"value of {name} (not shown): ") ?? throw Usage("no value was given", "see `rem secret --help`");
        }

        try
        {
            // A newline and a byte order mark may stand around the longest value.
            return SecretText.Read(StandardFiles.ReadAll(SecretVault.LongestValue + 5), isRaw);
        }
        catch (DecoderFallbackException)
        {
            throw new PlanException(VaultErrors.Given, SourceSpan.None, "the value of a secret is no UTF-8 text", "what is no text can be stored as base64");
        }
    }

    // What is wrong elsewhere in rem.yaml keeps nobody from mending a secret.
    private static string DataFolder(string folder)
    {
        if (folder.Length > 0 && !Directory.Exists(folder))
        {
            throw Usage($"there is no folder {ValueText.Show(folder)}", "name the folder of a rem.yaml: --node FOLDER");
        }

        var findings = new FindingList();
        var node = RemSettings.ReadDataFolder(folder, findings);
        return findings.HasErrors ? throw new InvalidPlanException(findings.Items) : node;
    }

    private static int Code(ErrorCode code) =>
        code == SettingsErrors.Open ? ExitCode.Refused
        : code == VaultErrors.Given || code == VaultErrors.Unknown || code == CommandLineErrors.Value ? ExitCode.Usage
        : ExitCode.Failed;

    private static void Say(string text) => Output.Message(ShownText.Line(text) + "\n");

    private static PlanException Usage(string message, string hint) => new(CommandLineErrors.Value, SourceSpan.None, message, hint);
}
