using Rem.Errors;
using Rem.Plans;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// Words that other tools put into a step (Ansible, GitHub Actions, Salt), and what says the same here. Data may have
/// any name, so a word alone says nothing: it does where what stands beside it or below it shows the mistake.
/// </summary>
internal sealed class Habits(PlanBinder binder)
{
    private const string Condition = "a condition stands around what it decides about: `if load > 4:` with `run:` and its steps below it";
    private const string Loop = "a loop stands around what it repeats: `for item in list:` with `run:` and its steps below it";
    private const string Again = "write `retry: {times: 3, delay: 1s}`";
    private const string Failing = "write `on error: []` to go on behind a failure, or `ok codes: [0, 1]` for a command's codes";
    private const string Folder = "write `cwd: folder`";
    private const string Other = "`call: plan.yaml` runs another plan";
    private const string Title = "a step has no title: write a comment, or `as: name` to keep its result under a name";
    private const string User = "a step runs as the user that started rem: write `shell: [sudo, -u, user, …]`";

    private static readonly string[] StepLists = ["steps", "tasks", "pre_tasks", "post_tasks"];

    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
    {
        ["when"] = Condition, ["if"] = Condition, ["unless"] = Condition, ["onlyif"] = Condition, ["only_if"] = Condition,
        ["with_items"] = Loop, ["with_list"] = Loop, ["with_dict"] = Loop, ["loop"] = Loop, ["for"] = Loop, ["foreach"] = Loop, ["matrix"] = Loop,
        ["register"] = "write `as: name` to keep the result under a name",
        ["until"] = Again, ["retries"] = Again, ["delay"] = Again, ["attempts"] = Again,
        ["ignore_errors"] = Failing, ["continue-on-error"] = Failing, ["failed_when"] = Failing, ["check_cmd"] = Failing,
        ["rescue"] = "write `on error:` with steps below it", ["catch"] = "write `on error:` with steps below it", ["onfail"] = "write `on error:` with steps below it",
        ["finally"] = "write `always:` with steps below it", ["ensure"] = "write `always:` with steps below it",
        ["working-directory"] = Folder, ["chdir"] = Folder, ["workdir"] = Folder, ["dir"] = Folder,
        ["environment"] = "write `env: {NAME: value}`", ["vars"] = "write `with: {name: value}`",
        ["timeout-minutes"] = "write `timeout: 5m`", ["async"] = "write `timeout: 5m`, or make it a `run` with `detach: name`",
        ["uses"] = Other, ["import_tasks"] = Other, ["include_tasks"] = Other, ["include_role"] = Other,
        ["name"] = Title, ["id"] = Title,
        ["become"] = User, ["become_user"] = User, ["runas"] = User, ["sudo"] = User,
    };

    /// <summary>How a word of another tool is said here, or null.</summary>
    public static string? HintFor(string word) => Hints.GetValueOrDefault(word);

    /// <summary>Warns of a step that is a block of data because it is written in another tool's way.</summary>
    public void LookAtStep(IReadOnlyList<KeyUse> data, bool hasTag)
    {
        foreach (var use in data)
        {
            var (key, value) = use.Entry;
            if (IsPlain(key.Text, value, hasTag, data.Count))
            {
                binder.Findings.Warning(BindErrors.Modifier, key.Span, $"'{key.Text}' is data here, and decides nothing about the step", $"{Hints[key.Text]}. Write '\\{key.Text}' if it is data");
            }
        }
    }

    /// <summary>Warns of a plan in which nothing acts, and whose list of steps stands under another tool's word.</summary>
    public void LookAtRoot(MapNode root)
    {
        foreach (var entry in root.Entries)
        {
            LookAtList(entry);
            foreach (var job in entry is { Key.Text: "jobs", Value: MapNode jobs } ? jobs.Entries : [])
            {
                foreach (var part in job.Value is MapNode parts ? parts.Entries : [])
                {
                    LookAtList(part);
                }
            }
        }
    }

    /// <summary>Warns of a key that spells a chain or loop as other languages do; its block would be data.</summary>
    public void LookAtKey(MapEntry entry)
    {
        if (entry.Value is MapNode && Spelling(entry.Key.Text) is { } here)
        {
            binder.Findings.Warning(BindErrors.NearMiss, entry.Key.Span, $"'{entry.Key.Text}' is data here", $"did you mean '{here}'? Write '\\{entry.Key.Text}' if it is data");
        }
    }

    private static string? Spelling(string key)
    {
        foreach (var word in (ReadOnlySpan<string>)["else if ", "elseif ", "elsif "])
        {
            if (key.StartsWith(word, StringComparison.Ordinal))
            {
                return "elif " + key[word.Length..];
            }
        }

        return key.StartsWith("foreach ", StringComparison.Ordinal) && key.Contains(" in ", StringComparison.Ordinal) ? "for " + key["foreach ".Length..] : null;
    }

    private void LookAtList(MapEntry entry)
    {
        if (Array.IndexOf(StepLists, entry.Key.Text) >= 0 && entry.Value is ListNode list && HasAction(list))
        {
            binder.Findings.Warning(BindErrors.NearMiss, entry.Key.Span, $"'{entry.Key.Text}' is data here, and nothing in this plan acts", "write `run:` for a list of steps");
        }
    }

    /// <summary>True for a list in which some item is a step with an action.</summary>
    public bool HasAction(ListNode list)
    {
        foreach (var item in list.Items)
        {
            foreach (var entry in item is MapNode map ? map.Entries : [])
            {
                if (entry.Key.Text == "run" && entry.Value is ScalarNode { Value: string })
                {
                    return true;
                }

                foreach (var row in binder.Table.Beginning(entry.Key.Text))
                {
                    if (row.Role == TagRole.Action && row.Pattern.Words.Length == 1 && PlanShapes.Fits(row.Tag.Spec, entry.Value))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    // The value has the other tool's shape, and the word is no ordinary name or something to decide about stands beside it.
    private static bool IsPlain(string word, PlanNode value, bool hasTag, int keys) => word switch
    {
        "if" or "when" or "unless" => hasTag && value is ScalarNode { Value: string or bool },
        "register" or "with_items" or "ignore_errors" or "import_tasks" or "include_tasks" or "become" => keys > 1 && value is ScalarNode { Value: not null } or ListNode,
        "uses" => value is ScalarNode { Value: string text } && text.Contains('/', StringComparison.Ordinal),
        _ => false,
    };
}
