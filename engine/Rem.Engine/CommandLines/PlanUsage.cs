using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Values;

namespace Rem.CommandLines;

/// <summary>A plan described as a program: `__usage`. Frozen.</summary>
public sealed record PlanUsage
{
    /// <summary>What the program is called, or null.</summary>
    public string? Name { get; init; }

    /// <summary>What it does, or null.</summary>
    public string? About { get; init; }

    /// <summary>Who made it, or null.</summary>
    public string? Author { get; init; }

    /// <summary>Where more is said, or null.</summary>
    public string? Website { get; init; }

    /// <summary>Its version, or null.</summary>
    public string? Version { get; init; }

    /// <summary>Its arguments, in order.</summary>
    public IReadOnlyList<UsageEntry> Arguments { get; init; } = [];

    /// <summary>Its options, in order.</summary>
    public IReadOnlyList<UsageEntry> Options { get; init; } = [];

    /// <summary>True when it stays until it is told to stop.</summary>
    public bool IsLongRunning { get; init; }

    /// <summary>The folder it runs in, from the folder of the plan's file; null for the current one.</summary>
    public string? WorkingFolder { get; init; }

    /// <summary>The file that holds its process id while it runs, from the folder it runs in; null for none.</summary>
    public string? PidFile { get; init; }

    /// <summary>How far its scripts are kept apart; null where it does not say.</summary>
    public Isolation? Isolation { get; init; }

    /// <summary>Where `cwd` stands, for errors.</summary>
    public SourceSpan WorkingFolderAt { get; init; }

    /// <summary>Reads `__usage`; what is wrong with it is reported. Null without one.</summary>
    public static PlanUsage? Read(PlanNode? node, FindingList findings) => node is null ? null : UsageReader.Read(node, findings);

    /// <summary>
    /// The folder in which a plan runs: `cwd` from the folder of its file, else the current one. Throws
    /// <see cref="UsageErrors.Folder"/> when it is not there.
    /// </summary>
    public static string FolderOf(BoundPlan plan, string current)
    {
        if (plan.Usage?.WorkingFolder is not { } folder)
        {
            return current;
        }

        var path = Path.GetFullPath(folder, Path.GetFullPath(plan.File.Folder));
        return Directory.Exists(path)
            ? path
            : throw new PlanException(UsageErrors.Folder, plan.Usage.WorkingFolderAt, $"the folder {ValueText.Show(folder)} of 'cwd' is not there", "it starts from the folder of the plan's file");
    }

    /// <summary>
    /// `input` of a plan for the words behind it. Throws a <see cref="PlanException"/> (<see cref="UsageErrors"/>) when
    /// they do not fit.
    /// </summary>
    public static RemMap InputOf(BoundPlan plan, IReadOnlyList<string> words)
    {
        if (plan.Usage is { } usage)
        {
            return new CommandWords(usage).Parse(words);
        }

        return words.Count == 0
            ? new RemMap(0)
            : throw new PlanException(UsageErrors.NoUsage, SourceSpan.None, $"the plan {ValueText.Show(plan.File.Path)} takes no words, got {ValueText.Show(words[0])}", UsageErrors.NoUsage.Fix);
    }

    /// <summary>
    /// `input` of a plan for values by name, as `call` gives them: defaults filled in, paths made full from a folder.
    /// Throws a <see cref="PlanException"/> (<see cref="UsageErrors"/>) when they do not fit.
    /// </summary>
    public static object? InputOf(BoundPlan plan, RemMap given, string folder, SourceSpan at) =>
        plan.Usage is { } usage ? new UsageInput(usage, plan.Shown).Read(given, folder, at) : Ownership.Share(given);

    /// <summary>Reads the arguments of a function; what is wrong with them is reported.</summary>
    public static IReadOnlyList<UsageEntry> ReadArguments(PlanNode node, FindingList findings) => UsageReader.ReadArguments(node, findings);

    /// <summary>True when the words ask for the plan's help (`--help`, `-h`) and not for something of its own of that name.</summary>
    public static bool AsksForHelp(PlanUsage? usage, IReadOnlyList<string> words) => Asks(usage, words, "--help", 'h');

    /// <summary>True when the words ask for the plan's version.</summary>
    public static bool AsksForVersion(PlanUsage? usage, IReadOnlyList<string> words) => usage?.Version is not null && Asks(usage, words, "--version", null);

    private static bool Asks(PlanUsage? usage, IReadOnlyList<string> words, string name, char? letter)
    {
        foreach (var option in usage?.Options ?? [])
        {
            if (name == "--" + option.Name)
            {
                return false;
            }

            letter = option.Letter == letter ? null : letter;
        }

        foreach (var word in words)
        {
            if (word == "--")
            {
                return false;
            }

            if (word == name || (letter is not null && word == "-" + letter))
            {
                return true;
            }
        }

        return false;
    }
}
