using System.Globalization;
using Rem.Cli.Running;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>One command about shared resources: its words, and the resources.</summary>
/// <param name="Words">The command line; the first word is the verb.</param>
/// <param name="Access">The resources.</param>
/// <param name="DataFolder">The data folder of their node.</param>
/// <param name="Cancel">Cancelled by the first signal.</param>
internal sealed record ResourceCall(CliWords Words, ResourceAccess Access, string DataFolder, CancellationToken Cancel)
{
    private const int LongestShown = 200;

    /// <summary>The resources.</summary>
    public SharedResources Shared => Access.Shared;

    /// <summary>True when the answer is wanted as data.</summary>
    public bool AsJson => Words.Has("--json");

    /// <summary>The name of the resource.</summary>
    public string Name => Words.Words[1];

    /// <summary>A word behind the name, or null.</summary>
    public string? Word(int index) => index < Words.Words.Count ? Words.Words[index] : null;

    /// <summary>A word behind the name as YAML.</summary>
    public object? Value(int index) => PipeSource.Value("VALUE", Words.Words[index]);

    /// <summary>An option's integer, or null.</summary>
    public long? Integer(string option, long least, long most) => Words.Value(option) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Wrong($"'{option}' takes an integer from {least} to {most}, got {ValueText.Show(text)}");

    /// <summary>An option's duration above 0, or null.</summary>
    public TimeSpan? Time(string option) => Words.Value(option) is not { } text
        ? null
        : Duration.TryRead(text, out var time) && time > TimeSpan.Zero ? time : throw Wrong($"'{option}' takes a time above 0, such as 30s, and at most {Duration.Show(Duration.Longest)}, got {ValueText.Show(text)}");

    /// <summary>Prints one map: as facts, or as a line for a person.</summary>
    public int Answer(string line, params ReadOnlySpan<(string Name, object? Value)> facts)
    {
        var map = NodeCall.Argument(facts);
        return Output.Answer(AsJson, () => map, () => ShownText.Line(line) + "\n");
    }

    /// <summary>What is wrong with the command line.</summary>
    public static PlanException Wrong(string message, string? hint = null) => new(CommandLineErrors.Value, SourceSpan.None, message, hint);

    /// <summary>What is not there, and where to see what is.</summary>
    public static PlanException Absent(string message, string hint) => new(CommandLineErrors.Absent, SourceSpan.None, message, hint);

    /// <summary>A value in a row of a table, cut where it is long; `--json` has all of it.</summary>
    public static string Shown(object? value)
    {
        var text = ValueText.Json(value);
        return text.Length <= LongestShown ? text : text[..LongestShown] + "…";
    }

    /// <summary>A moment as it is shown; `-` for none.</summary>
    public static string Moment(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "-";

    /// <summary>A moment as data.</summary>
    public static string? Fact(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
