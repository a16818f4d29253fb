using Rem.Cli.Commands.Resources;

namespace Rem.Cli.Commands.Checks;

/// <summary>`rem checks`: how the checks of a node are, and who looks after them.</summary>
internal static class ChecksCommand
{
    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "", 0, 0, CheckList.ChecksAsync) { Options = ["--problems"], NeedsNode = true },
        new("show", "NAME", 1, 1, CheckShow.RunAsync) { NeedsNode = true },
        new("acknowledge", "NAME", 1, 1, CheckWishes.AcknowledgeAsync) { Options = ["--comment", "--for", "--sticky", "--by"], NeedsNode = true },
        new("release", "NAME", 1, 1, CheckWishes.ReleaseAsync) { NeedsNode = true },
        new("downtime", "NAME", 1, 1, CheckWishes.DowntimeAsync) { Options = ["--comment", "--for", "--flexible", "--by"], NeedsNode = true },
        new("resume", "NAME", 1, 1, CheckWishes.ResumeAsync) { NeedsNode = true },
        new("silence", "", 0, 0, CheckSilences.SilenceAsync) { Options = ["--match", "--comment", "--for", "--by"], NeedsNode = true },
        new("unsilence", "KEY", 1, 1, CheckSilences.UnsilenceAsync) { NeedsNode = true },
        new("silences", "", 0, 0, CheckSilences.ListAsync) { NeedsNode = true },
        new("hosts", "", 0, 0, CheckList.HostsAsync) { Options = ["--problems"], NeedsNode = true },
    ];

    /// <summary>The words, with `list` where none stand.</summary>
    public static CliWords Filled(CliWords words) => words.Words.Count > 0 ? words : words.With("list");
}
