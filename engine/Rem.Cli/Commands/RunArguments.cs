using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>
/// The command line of `rem run`: REM's own options stand before PLAN, all behind it is the plan's. Parsed here and not
/// by System.CommandLine, because loading that costs more than a short run.
/// </summary>
internal sealed class RunArguments
{
    /// <summary>The options, without those that every command has.</summary>
    public static CliOption[] Own { get; } =
    [
        new("--json", null, "Print the result as JSON (without it as YAML)."),
        new("--set", "PATH=VALUE", "Put a value, written as YAML, into the pipe; may be repeated."),
        new("--pipe", "FILE|-", "Let a map in YAML or JSON flow in, from a file or from standard input."),
        new("--timeout", "TIME", "Interrupt the plan after a time such as 30s or 5m."),
        new("--trace", null, "Show each tag with its time and result on standard error."),
        new("--watch", null, "Run again whenever the plan or one of its files changes."),
        new("--dry-run", null, "Show commands, requests, writes and changes of resources instead of doing them."),
    ];

    private readonly List<string> _given = [];

    private RunArguments()
    {
    }

    /// <summary>The option of a name, or null.</summary>
    public static CliOption? Find(string name)
    {
        foreach (var option in Own)
        {
            if (option.Name == name)
            {
                return option;
            }
        }

        return null;
    }

    /// <summary>What `--set` gave: path and value as they are written.</summary>
    public List<string> Sets { get; } = [];

    /// <summary>What `--pipe` names, or null.</summary>
    public string? Pipe { get; private set; }

    /// <summary>The time of `--timeout`, or null.</summary>
    public TimeSpan? Timeout { get; private set; }

    /// <summary>The plan, or null.</summary>
    public string? Plan { get; private set; }

    /// <summary>Everything that is wrong with the options.</summary>
    public List<Finding> Problems { get; } = [];

    /// <summary>What stands behind the plan.</summary>
    public string[] Words { get; private set; } = [];

    /// <summary>True when an option without a value was given.</summary>
    public bool Has(string name) => _given.Contains(name);

    /// <summary>True when an option was given, with or without a value.</summary>
    public bool IsGiven(string name) => name switch
    {
        "--set" => Sets.Count > 0,
        "--pipe" => Pipe is not null,
        "--timeout" => Timeout is not null,
        _ => Has(name),
    };

    /// <summary>`input` of the plan for the words behind it. Throws for what does not fit, and says so when it is an option of REM.</summary>
    public RemMap InputOf(BoundPlan plan)
    {
        try
        {
            return PlanUsage.InputOf(plan, Words);
        }
        catch (PlanException error) when ((error.Finding.Code == UsageErrors.UnknownOption || error.Finding.Code == UsageErrors.NoUsage) && Misplaced(error.Finding.Message) is { } option)
        {
            throw new PlanException(error.Finding.Code, SourceSpan.None, error.Finding.Message, $"options of rem stand before the plan: `rem run {option} {Plan}`");
        }
    }

    /// <summary>Parses the words behind `run`; what is wrong with them is among the problems.</summary>
    public static RunArguments Parse(string[] words, int at)
    {
        var made = new RunArguments();
        while (at < words.Length && words[at].StartsWith('-') && words[at] != "-")
        {
            if (words[at] == "--")
            {
                at++;
                break;
            }

            at = made.ReadOption(words, at);
        }

        if (at < words.Length)
        {
            made.Plan = words[at];
            made.Words = words[(at + 1)..];
        }

        return made;
    }

    // The word that a message is about, where it is an option of REM.
    private string? Misplaced(string message)
    {
        foreach (var word in Words)
        {
            var name = word.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? word[..at] : word;
            if (Find(name) is { } option && message.Contains($"'{name}", StringComparison.Ordinal))
            {
                return option.Value is null ? name : $"{name} {option.Value}";
            }
        }

        return null;
    }

    private int ReadOption(string[] words, int at)
    {
        var word = words[at];
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word : word[..equals];
        if (word is "--help" or "-h" or "--no-color")
        {
            _given.Add(word == "-h" ? "--help" : word);
            return at + 1;
        }

        if (Find(name) is not { } option)
        {
            AddUnknown(name);
            return at + 1;
        }

        if (option.Value is null)
        {
            if (equals >= 0)
            {
                AddWrong($"'{name}' takes no value, got {ValueText.Show(word[(equals + 1)..])}");
                return at + 1;
            }

            _given.Add(option.Name);
            return at + 1;
        }

        if (equals < 0 && at + 1 == words.Length)
        {
            AddWrong($"'{name}' needs a value: {name} {option.Value}");
            return at + 1;
        }

        Take(option, equals < 0 ? words[at + 1] : word[(equals + 1)..]);
        return equals < 0 ? at + 2 : at + 1;
    }

    private void Take(CliOption option, string value)
    {
        switch (option.Name)
        {
            case "--set":
                Sets.Add(value);
                break;
            case "--pipe":
                Pipe = value;
                break;
            default:
                TakeTimeout(option.Name, value);
                break;
        }
    }

    private void TakeTimeout(string name, string value)
    {
        if (Duration.TryRead(value, out var time) && time > TimeSpan.Zero)
        {
            Timeout = time;
            return;
        }

        AddWrong($"'{name}' takes a time above 0, such as 30s, and at most {Duration.Show(Duration.Longest)}, got {ValueText.Show(value)}");
    }

    private void AddWrong(string message) => Problems.Add(new Finding(CommandLineErrors.Value, SourceSpan.None, message));

    private void AddUnknown(string name)
    {
        var names = new List<string> { "--help", "--no-color" };
        foreach (var option in Own)
        {
            names.Add(option.Name);
        }

        var near = Suggestion.Nearest(name, names);
        Problems.Add(new Finding(
            CommandLineErrors.Option,
            SourceSpan.None,
            $"'rem run' has no option {ValueText.Show(name)}",
            near is null ? "see `rem run --help`; options of the plan stand behind PLAN" : $"did you mean '{near}'?"));
    }
}
