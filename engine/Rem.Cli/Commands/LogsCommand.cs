using System.Globalization;
using Rem.Errors;
using Rem.Node.Logs;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem logs`: the last lines of the node's log, and with `--follow` those that come.</summary>
internal static class LogsCommand
{
    /// <summary>Prints them.</summary>
    public static int Run(CliWords words)
    {
        var argument = NodeCall.Argument(
            ("plan", words.Words.Count > 0 ? words.Words[0] : null),
            ("level", Level(words.Value("--level") ?? "debug")),
            ("since", words.Value("--since") is { } since ? Since(since) : null),
            ("follow", words.Has("--follow")));
        var asJson = words.Has("--json");
        return NodeCall.Run(words, async (client, cancel) =>
        {
            await foreach (var item in client.StreamAsync("logs", argument, cancel))
            {
                var record = (RemMap)item!;
                Output.Data((asJson ? ShownText.Json(ValueText.Json(record)) : LogLines.Show(record)) + "\n");
            }

            return ExitCode.Done;
        });
    }

    private static string Level(string name) => LevelNames.TryRead(name, out _)
        ? name
        : throw Wrong($"'--level' takes {string.Join(", ", LevelNames.All)}, got {ValueText.Show(name)}");

    private static string Since(string text)
    {
        if (Duration.TryRead(text, out var ago))
        {
            return (TimeProvider.System.GetUtcNow() - ago).ToString("o", CultureInfo.InvariantCulture);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToString("o", CultureInfo.InvariantCulture)
            : throw Wrong($"'--since' takes a duration such as 10m or a time such as 2026-11-20T14:00:00Z, got {ValueText.Show(text)}");
    }

    private static PlanException Wrong(string message) => new(CommandLineErrors.Value, SourceSpan.None, message, "see `rem logs --help`");
}
