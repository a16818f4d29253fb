using System.Globalization;
using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cases;

/// <summary>Reads what a case sets up: files, clock, secrets, answers of commands, skip.</summary>
internal sealed class CaseSettings(KnownKeys keys, FindingList findings)
{
    private static readonly string[] AnswerKeys = ["output", "stderr", "code"];
    private static readonly string[] SkipKeys = ["because", "until"];

    /// <summary>Plain data that is a map, or null.</summary>
    public RemMap? Map(string key) => keys.Find(key) switch
    {
        null => null,
        MapNode map => (RemMap)DataBinder.Verbatim(map)!,
        { } node => keys.Wrong<RemMap>(key, node, "a map"),
    };

    /// <summary>A map, or a list of texts; null when it is not there.</summary>
    public object? Input()
    {
        switch (keys.Find("input"))
        {
            case null:
                return null;
            case MapNode map:
                return DataBinder.Verbatim(map);
            case ListNode list:
                return Words(list);
            case var node:
                return keys.Wrong<RemMap>("input", node, "a map, or a list of the words behind the plan");
        }
    }

    public List<KeyValuePair<string, string>> Files()
    {
        var files = new List<KeyValuePair<string, string>>();
        foreach (var (name, content) in keys.Map("files"))
        {
            if (!IsInside(name.Text) || name.Text == "plan.yaml")
            {
                findings.Error(CaseErrors.Key, name.Span, $"{ValueText.Show(name.Text)} is no name for a file beside the plan", "write a relative path without '..'; plan.yaml is the plan itself");
            }
            else if (content is not ScalarNode text)
            {
                findings.Error(CaseErrors.Key, content.Span, $"a file of a case must be a text, got {PlanShapes.Describe(content)}", "write `|` behind its name");
            }
            else
            {
                files.Add(new(name.Text, text.Text));
            }
        }

        return files;
    }

    public DateTimeOffset? Now()
    {
        switch (keys.Find("now"))
        {
            case null:
                return null;
            case ScalarNode { Value: long seconds } when seconds is >= 0 and < 253_402_300_800:
                return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            case ScalarNode { Value: double seconds } when seconds is >= 0 and < 253_402_300_800:
                return DateTimeOffset.UnixEpoch.AddSeconds(seconds);
            case ScalarNode { Value: string text } when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date):
                return date;
            case var node:
                keys.Wrong<string>("now", node, "seconds since 1970 or a date such as 2026-01-31T12:00:00Z");
                return null;
        }
    }

    public Dictionary<string, CaseAnswer>? Shell()
    {
        if (!keys.Has("shell"))
        {
            return null;
        }

        var answers = new Dictionary<string, CaseAnswer>(StringComparer.Ordinal);
        foreach (var (command, node) in keys.Map("shell"))
        {
            if (KnownKeys.Read(node, "the answer of a command", AnswerKeys, CaseErrors.Key, findings) is { } answer)
            {
                answers[command.Text] = new CaseAnswer(answer.Text("output") ?? "", answer.Text("stderr") ?? "", (int)(answer.Integer("code", 0, 255) ?? 0));
            }
        }

        return answers;
    }

    public CaseSkip? Skip()
    {
        if (keys.Find("skip") is not { } node || KnownKeys.Read(node, "'skip'", SkipKeys, CaseErrors.Key, findings) is not { } skip)
        {
            return null;
        }

        skip.Require("because");
        return new CaseSkip(skip.Text("because") ?? "", skip.Text("until"));
    }

    private RemList Words(ListNode list)
    {
        var words = new RemList(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is ScalarNode { Value: not null } scalar)
            {
                words.Add(scalar.Text);
            }
            else
            {
                findings.Error(CaseErrors.Key, item.Span, $"a word of a command line must be a text, got {PlanShapes.Describe(item)}");
            }
        }

        return words;
    }

    private static bool IsInside(string name)
    {
        if (name.Length == 0 || Path.IsPathRooted(name) || name.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var part in name.Split('/', '\\'))
        {
            if (part is "" or "." or "..")
            {
                return false;
            }
        }

        return true;
    }
}
