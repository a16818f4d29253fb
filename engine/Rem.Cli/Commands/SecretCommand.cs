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
            return Failures.Show(error, Secrets.None, ErrorExits.Of(error.Finding.Code));
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

        if (words.Has("--forget") && action != "rotate")
        {
            throw Usage("'--forget' is an option of 'rem secret rotate'", "see `rem secret --help`");
        }

        var vault = new SecretVault(DataFolder(words.Value("--node") ?? ""), TimeProvider.System);
        return action switch
        {
            "set" => SetAsync(vault, words),
            "rm" => RemoveAsync(vault, words),
            "rotate" => RotateAsync(vault, words),
            _ => Task.FromResult(List(vault, words.Has("--json"))),
        };
    }

    private static async Task<int> SetAsync(SecretVault vault, CliWords words)
    {
        var name = words.Words[1];
        SecretVault.EnsureName(name);
        var isNewKey = await vault.SetAsync(name, Value(name, words.Has("--raw")), CancellationToken.None);
        var stored = $"secret {name} is stored in {vault.Path}; plans read it with `secrets: {{{name}: {{store: {name}}}}}` in rem.yaml";
        var made = $"its key is new: {vault.KeyPath}; keep a copy of it apart from the data: a backup can only be read with it";
        return Done(words, isNewKey ? [stored, made] : [stored], ("secret", name), ("store", vault.Path), ("key", vault.KeyPath), ("new_key", isNewKey));
    }

    private static async Task<int> RemoveAsync(SecretVault vault, CliWords words)
    {
        var name = words.Words[1];
        await vault.RemoveAsync(name, CancellationToken.None);
        return Done(words, [$"secret {name} is removed from {vault.Path}"], ("secret", name), ("store", vault.Path));
    }

    private static async Task<int> RotateAsync(SecretVault vault, CliWords words)
    {
        var forgets = words.Has("--forget");
        await vault.RotateAsync(forgets, CancellationToken.None);
        return Done(
            words,
            [
                $"{vault.Path} has a new key in {vault.KeyPath}: make a new copy of that file, apart from the data",
                forgets
                    ? "older keys are gone from it: backups from before can only be opened with an older copy of that file"
                    : "the older keys stay in it, because backups from before need them; `rem secret rotate --forget` takes them away",
            ],
            ("store", vault.Path),
            ("key", vault.KeyPath),
            ("older_keys_kept", !forgets));
    }

    // What was done: facts where they are asked for, else lines for a person.
    private static int Done(CliWords words, string[] lines, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        if (words.Has("--json"))
        {
            Output.Facts(NodeCall.Argument(facts));
            return ExitCode.Done;
        }

        foreach (var line in lines)
        {
            Output.Message(ShownText.Line(line) + "\n");
        }

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

    private static PlanException Usage(string message, string hint) => new(CommandLineErrors.Value, SourceSpan.None, message, hint);
}
