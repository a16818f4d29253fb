using System.CommandLine;
using System.CommandLine.Parsing;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Cli.Running;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>Parses all commands but `run` with System.CommandLine, built from the table; also answers completion.</summary>
internal static class CommandTree
{
    /// <summary>Runs the command that the words name.</summary>
    public static int Run(string[] words)
    {
        if (words[0].StartsWith("[suggest", StringComparison.Ordinal))
        {
            return Tree(CommandTable.All).Parse(words).Invoke();
        }

        Output.ErrorsAsData = AsksForJson(words);
        return CommandTable.Find(words[0]) is { } command ? Run(command, words) : Unknown(words[0]);
    }

    /// <summary>Says that there is no such command, and which one may have been meant.</summary>
    public static int Unknown(string word)
    {
        var names = new List<string>();
        foreach (var command in CommandTable.All)
        {
            names.Add(command.Name);
        }

        var near = Suggestion.Nearest(word, names);
        var isPlan = word.EndsWith(".yaml", StringComparison.Ordinal) || word.EndsWith(".yml", StringComparison.Ordinal) || Directory.Exists(word);
        var hint = isPlan ? $"did you mean 'rem run {word}'?" : near is not null ? $"did you mean 'rem {near}'?" : "see `rem --help`";
        var problem = word.StartsWith('-') ? $"rem has no option {ValueText.Show(word)}" : $"rem has no command {ValueText.Show(word)}";
        return Failures.Show(new PlanException(CommandLineErrors.Option, SourceSpan.None, problem, hint), Secrets.None, ExitCode.Usage);
    }

    private static int Run(CliCommand command, string[] words)
    {
        try
        {
            // A word such as @list is a word, and no file of further words.
            var parsed = Tree([command]).Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.GetResult("--help") is OptionResult { Implicit: false })
            {
                Output.Data(HelpText.Of(command));
                return ExitCode.Done;
            }

            foreach (var error in parsed.Errors)
            {
                throw Problem(command, error.Message, parsed.UnmatchedTokens);
            }

            var given = Words(command, parsed);
            foreach (var word in given.Words)
            {
                if (LooksLikeOption(word) && Array.IndexOf(words, "--") < 0)
                {
                    throw UnknownOption(command, word);
                }
            }

            Output.NoColour = given.Has("--no-color");
            if (given.Words.Count < command.Least || given.Words.Count > command.Most)
            {
                var takes = command.Most == 0 ? "no words" : command.Arguments;
                throw new PlanException(CommandLineErrors.Value, SourceSpan.None, $"'rem {command.Name}' takes {takes}, got {Count(given.Words)}", $"see `rem {command.Name} --help`");
            }

            return command.Run(given);
        }
#pragma warning disable CA1031 // Whatever it is, it is shown; an unexpected one as a defect.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failures.Show(error, Secrets.None, ExitCode.Usage);
        }
    }

    // Also where the command line is wrong: whoever reads data wants that as data too.
    private static bool AsksForJson(string[] words)
    {
        var json = Array.IndexOf(words, "--json");
        var end = Array.IndexOf(words, "--");
        return json >= 0 && (end < 0 || json < end);
    }

    private static PlanException Problem(CliCommand command, string message, IReadOnlyList<string> unmatched)
    {
        var hint = $"see `rem {command.Name} --help`";
        return unmatched.Count > 0 && unmatched[0].StartsWith('-')
            ? UnknownOption(command, unmatched[0])
            : new PlanException(CommandLineErrors.Value, SourceSpan.None, $"rem {command.Name}: {message}", hint);
    }

    // An expression may begin with a sign: -1 + 2.
    private static bool LooksLikeOption(string word) =>
        word.StartsWith("--", StringComparison.Ordinal) || (word.Length == 2 && word[0] == '-' && char.IsAsciiLetter(word[1]));

    private static PlanException UnknownOption(CliCommand command, string word)
    {
        // What somebody took for its value may be a secret.
        word = word.Split('=')[0];
        var names = new List<string>();
        foreach (var option in command.Options)
        {
            names.Add(option.Name);
        }

        var near = Suggestion.Nearest(word, names);
        return new PlanException(CommandLineErrors.Option, SourceSpan.None, $"'rem {command.Name}' has no option {ValueText.Show(word)}", near is null ? $"see `rem {command.Name} --help`" : $"did you mean '{near}'?");
    }

    private static string Count(IReadOnlyList<string> words) => words.Count == 0 ? "nothing" : ValueText.Show(string.Join(' ', words));

    private static CliWords Words(CliCommand command, ParseResult parsed)
    {
        var options = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var table in new[] { command.Options, CommandTable.OfAll })
        {
            foreach (var option in table)
            {
                if (option.Value is null ? parsed.GetValue<bool>(option.Name) : parsed.GetResult(option.Name) is not null)
                {
                    options[option.Name] = option.Value is null ? [] : parsed.GetValue<string[]>(option.Name) ?? [];
                }
            }
        }

        return new CliWords(parsed.GetValue<string[]>("words") ?? [], options);
    }

    private static RootCommand Tree(CliCommand[] commands)
    {
        var root = new RootCommand();
        foreach (var command in commands)
        {
            root.Subcommands.Add(Make(command));
        }

        return root;
    }

    private static Command Make(CliCommand command)
    {
        var made = new Command(command.Name, command.About);
        foreach (var table in new[] { command.Options, CommandTable.OfAll })
        {
            foreach (var option in table)
            {
                made.Options.Add(Make(option));
            }
        }

        var words = new Argument<string[]>("words") { Arity = ArgumentArity.ZeroOrMore };
        if (command.Choices is { } choices)
        {
            words.CompletionSources.Add(_ => choices().Select(static choice => new System.CommandLine.Completions.CompletionItem(choice)));
        }

        made.Arguments.Add(words);
        made.SetAction(static _ => ExitCode.Done);
        return made;
    }

    private static Option Make(CliOption option)
    {
        string[] aliases = option.Short is null ? [] : [option.Short];
        return option.Value is null
            ? new Option<bool>(option.Name, aliases) { Description = option.About }
            : new Option<string[]>(option.Name, aliases) { Description = option.About, Arity = ArgumentArity.OneOrMore };
    }
}
