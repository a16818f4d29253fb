using System.Text.RegularExpressions;
using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Values;

namespace Rem.Binding;

/// <summary>Reads what a definition says under `takes`; what is wrong is reported.</summary>
internal sealed class TakesReader(FindingList findings)
{
    private static readonly string[] Keys = ["name", "type", "about", "required", "default", "alone", "matches", "least", "most"];

    /// <summary>The settings; null where they are wrong.</summary>
    public TagTakes? Read(PlanNode node)
    {
        if (node is not ListNode list)
        {
            Error(node, $"'takes' is a list of settings such as {{name: path, type: path, required: true}}, got {PlanShapes.Describe(node)}");
            return null;
        }

        var settings = new List<TakenSetting>();
        var before = findings.Count;
        foreach (var item in list.Items)
        {
            if (item is not MapNode map)
            {
                Error(item, $"a setting is a map such as {{name: path, type: path}}, got {PlanShapes.Describe(item)}");
            }
            else if (Setting(map) is { } setting)
            {
                if (settings.Exists(each => each.Name == setting.Name))
                {
                    Error(map, $"the setting '{setting.Name}' stands there twice");
                }
                else if (setting.IsAlone && settings.Exists(static each => each.IsAlone))
                {
                    Error(map.Find("alone")!, "only one setting may stand alone");
                }

                settings.Add(setting);
            }
        }

        return findings.Count > before ? null : new TagTakes(settings);
    }

    private TakenSetting? Setting(MapNode map)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (Array.IndexOf(Keys, key.Text) < 0)
            {
                var near = Suggestion.Nearest(key.Text, Keys);
                Error(key, $"a setting has {string.Join(", ", Keys)}, got '{key.Text}'", near is null ? null : $"did you mean '{near}'?");
            }
        }

        if (map.Find("name") is not ScalarNode { Value: string { Length: > 0 } name })
        {
            Error(map.Find("name") ?? map, $"a setting needs 'name', a text{(map.Find("name") is { } wrong ? ", got " + PlanShapes.Describe(wrong) : "")}");
            return null;
        }

        if (TakenType.Of(map.Find("type") is { } given ? DataBinder.Verbatim(given) : "text") is not { } type)
        {
            Error(map.Find("type")!, $"'type' is one of {string.Join(", ", TakenType.Names)}, or a list of words, got {PlanShapes.Describe(map.Find("type")!)}");
            return null;
        }

        var setting = new TakenSetting(name, type)
        {
            About = map.Find("about") is ScalarNode about ? about.Text : "",
            IsRequired = Flag(map, "required"),
            IsAlone = Flag(map, "alone"),
            Matches = Matches(map),
            Range = (Number("least"), Number("most")),
        };
        return map.Find("default") is { } node ? WithDefault(setting, node) : setting;

        double? Number(string key) => NodeNumber.Find(map, key, findings, BindErrors.Definition);
    }

    private TakenSetting WithDefault(TakenSetting setting, PlanNode node)
    {
        var value = DataBinder.Verbatim(node);
        if (setting.Wrong(value) is { } wrong)
        {
            Error(node, $"the default does not fit: {wrong.Message}", wrong.Hint);
        }
        else if (setting.IsRequired)
        {
            Error(node, $"'{setting.Name}' is required, and so has no 'default'");
        }

        return setting with { Default = setting.Type.Whole(value) };
    }

    private Regex? Matches(MapNode map)
    {
        if (map.Find("matches") is not { } node)
        {
            return null;
        }

        try
        {
            return TextPattern.Get(node is ScalarNode { Value: string text } ? text : throw new PlanException(BindErrors.Definition, node.Span, $"'matches' is a pattern, got {PlanShapes.Describe(node)}"));
        }
        catch (PlanException error)
        {
            Error(node, error.Finding.Message, error.Finding.Hint);
            return null;
        }
    }

    private bool Flag(MapNode map, string key)
    {
        if (map.Find(key) is not { } node)
        {
            return false;
        }

        if (node is ScalarNode { Value: bool flag })
        {
            return flag;
        }

        Error(node, $"'{key}' is true or false, got {PlanShapes.Describe(node)}");
        return false;
    }

    private void Error(PlanNode at, string message, string? hint = null) => findings.Error(BindErrors.Definition, at.Span, message, hint);
}
