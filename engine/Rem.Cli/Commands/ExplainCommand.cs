using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem explain`: an error code, a tag, a filter, or a part of the language.</summary>
internal static class ExplainCommand
{
    /// <summary>Prints what is known of a name.</summary>
    public static int Run(CliWords words)
    {
        var name = string.Join(' ', words.Words);
        if (FindCode(name) is { } code)
        {
            Output.Data(words.Has("--json") ? ValueText.Json(SpecFacts.Of(code)) + "\n" : $"{code.Id}: {code.Meaning}\n  mend it: {code.Fix}\n");
            return ExitCode.Done;
        }

        if (name is "tags" or "filters")
        {
            return TagsCommand.Run(words.Has("--json") ? new CliWords([], new Dictionary<string, string[]> { ["--json"] = [] }) : new CliWords([], new Dictionary<string, string[]>()));
        }

        if (ExplainTexts.Find(name) is { } text)
        {
            Output.Data(words.Has("--json") ? ValueText.Json(Topic(name, text)) + "\n" : text);
            return ExitCode.Done;
        }

        if (Catalogue.Tags(name).Count == 0 && Catalogue.Filter(name) is null)
        {
            var near = Suggestion.Nearest(name, Catalogue.Topics());
            throw new PlanException(CommandLineErrors.Unknown, SourceSpan.None, $"there is nothing known of {ValueText.Show(name)}", near is null ? "give an error code, a tag, a filter, or one of " + string.Join(", ", ExplainTexts.Topics) : $"did you mean '{near}'?");
        }

        return TagsCommand.Run(words);
    }

    private static ErrorCode? FindCode(string name)
    {
        foreach (var code in Catalogue.Errors())
        {
            if (string.Equals(code.Id, name, StringComparison.OrdinalIgnoreCase))
            {
                return code;
            }
        }

        return null;
    }

    private static RemMap Topic(string name, string text)
    {
        var map = new RemMap();
        map.Set("topic", name);
        map.Set("text", text);
        return map;
    }
}
