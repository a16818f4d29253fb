using Rem.Errors;

namespace Rem.Plans.Editing;

/// <summary>Errors of changing YAML texts.</summary>
public static class EditErrors
{
    /// <summary>A path leads nowhere.</summary>
    public static readonly ErrorCode Path = new("REM1040", "a change of a YAML text is about a place that is not there", "look at the text as it is now; keys are written one by one, items of lists by their number");

    /// <summary>The change cannot be made by text.</summary>
    public static readonly ErrorCode Text = new("REM1041", "a YAML text cannot be changed there without changing something else", "an alias, a merge, an anchor or an uncommon way of writing is in the way: change it by hand");

    /// <summary>A new text that is no YAML.</summary>
    public static readonly ErrorCode Yaml = new("REM1042", "the new text of a value is no YAML", "mend the text at the line and column that the message names");

    internal static PlanException NoYaml(YamlChange change, string why) => new(Yaml, SourceSpan.None, $"what is to stand at '{Shown(change)}' is no YAML: {why}", Yaml.Fix);

    internal static PlanException Nowhere(YamlChange change, string why) => new(Path, SourceSpan.None, $"'{Shown(change)}': {why}");

    internal static PlanException Cannot(YamlChange change) => new(Text, SourceSpan.None, $"'{Shown(change)}' cannot be changed without changing something else too");

    private static string Shown(YamlChange change) => string.Join('.', change.Path);
}
