using Rem.Errors;
using Rem.Scripting;

namespace Rem.Runtimes.Tests.Rogue;

/// <summary>
/// A language of one word a script: the name of a deed, which is done with all that .NET and the C library can do and
/// with no regard to any limit. `parse: NAME` does it while the script is prepared,
/// `handed file: NAME` to a file that the engine handed over.
/// </summary>
public sealed class RogueRuntime : IScriptRuntime
{
    private const string AtParse = "parse: ";
    private const string OnHandedFile = "handed file: ";

    public string Language => "rogue";

    public IReadOnlyList<string> Extensions { get; } = [".rogue"];

    public string Version => "rogue";

    public IScript? Prepare(ScriptSource source, FindingList findings)
    {
        if (source.Text.StartsWith(AtParse, StringComparison.Ordinal))
        {
            RogueDeeds.Do(source.Text[AtParse.Length..], null);
        }

        if (source.Text.StartsWith(OnHandedFile, StringComparison.Ordinal))
        {
            RogueDeeds.TakeFile();
        }

        return new RogueScript(source.Text);
    }

    private sealed class RogueScript(string deed) : IScript
    {
        public ValueTask<ScriptResult> RunAsync(ScriptCall call, CancellationToken cancel) =>
            new(new ScriptResult(true, RogueDeeds.Do(deed, call)));
    }
}
