using Rem.Binding;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem explain`: an error code, a tag, a filter, or a part of the language.</summary>
internal static class ExplainCommand
{
    private const string Prefix = "REM";

    /// <summary>Prints what is known of a name.</summary>
    public static int Run(CliWords words)
    {
        var name = string.Join(' ', words.Words);
        var asJson = words.Has("--json");
        if (IsCode(name, out var id))
        {
            var code = FindCode(id);
            return Output.Answer(asJson, () => SpecFacts.Of(code), () => $"{code.Id}: {code.Meaning}\n  mend it: {code.Fix}\n");
        }

        if (name is "tags" or "filters")
        {
            return TagsCommand.List(name, asJson);
        }

        if (ExplainTexts.Find(name) is { } text)
        {
            return Output.Answer(asJson, () => Topic(name, text), () => text);
        }

        if (Catalogue.Tags(name).Count > 0 || Catalogue.Filter(name) is not null)
        {
            return TagsCommand.Run(words);
        }

        return SettingKeys.Find(name) is { Count: > 0 } keys ? SettingKeys.Show(name, keys, asJson) : throw Unknown(name);
    }

    // REM1204, rem1204 or 1204.
    private static bool IsCode(string name, out string id)
    {
        var digits = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name;
        id = Prefix + digits;
        return digits.Length > 0 && !digits.AsSpan().ContainsAnyExceptInRange('0', '9');
    }

    private static ErrorCode FindCode(string id)
    {
        var ids = new List<string>();
        foreach (var code in Catalogue.Errors())
        {
            if (code.Id == id)
            {
                return code;
            }

            ids.Add(code.Id);
        }

        // Codes differ in a digit or two: only one that is a single slip away may have been meant.
        var near = Suggestion.Nearest(id, ids);
        var hint = near is not null && Suggestion.Distance(id, near) == 1 ? $"did you mean '{near}'? `rem explain errors` lists all" : "`rem explain errors` lists all";
        throw new PlanException(CommandLineErrors.Unknown, SourceSpan.None, $"there is no error code {ValueText.Show(id)}; they go from {ids[0]} to {ids[^1]}", hint);
    }

    private static PlanException Unknown(string name)
    {
        var near = Suggestion.Nearest(name, Catalogue.Topics());
        return new PlanException(
            CommandLineErrors.Unknown,
            SourceSpan.None,
            $"there is nothing known of {ValueText.Show(name)}",
            near is null ? "give an error code, a tag, a filter, or one of " + string.Join(", ", ExplainTexts.Topics) : $"did you mean '{near}'?");
    }

    private static RemMap Topic(string name, string text)
    {
        var map = new RemMap();
        map.Set("topic", name);
        map.Set("text", text);
        if (name switch { "rem.yaml" => SpecFacts.Of(SettingsTable.All, null), "limits" => SpecFacts.Of(SettingsTable.All, name), "__usage" => SpecFacts.Of(UsageTable.All, null), "directives" => SpecFacts.Of([("plan", DirectiveTable.All)], null), _ => null } is { } settings)
        {
            map.Set("settings", settings);
        }

        return map;
    }
}
