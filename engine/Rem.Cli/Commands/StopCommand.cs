using Rem.Errors;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem stop`: ends a plan of the node.</summary>
internal static class StopCommand
{
    /// <summary>Stops it, waits, and says how it is then.</summary>
    public static int Run(CliWords words) => NodeCall.Run(words, async (client, cancel) =>
    {
        var facts = (RemMap)(await client.CallAsync("stop", NodeCall.Argument(("name", words.Words[0])), cancel))!;
        var name = ValueText.Of(facts["name"]);
        var ended = words.Words[0] == name ? ValueText.Of(facts["state"]) : "stopped"; // a list beside the plan, which goes on
        return Output.Answer(words.Has("--json"), () => facts, () => ShownText.Line($"{words.Words[0]}: {ended}") + "\n");
    });
}
