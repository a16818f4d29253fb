using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Stdlib.Run;

/// <summary>A script in C# inside the plan.</summary>
public sealed class CSharpTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("csharp")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Runs a C# script, the body of a function: it sees `pipe`, `input` and `rem`, and `return` gives the result.",
        Value = "the script's text; it is not interpolated",
        Shapes = ValueShapes.Scalar,
        Gives = "a map as it is, any other value under `output`, nothing as an empty map",
        Modifiers = ["with", "isolate"],
        Errors = [ScriptErrors.Syntax, ScriptErrors.Failed, ScriptErrors.NoValue, ScriptErrors.MissingRuntime, LimitErrors.ScriptTime, LimitErrors.ScriptMemory],
        Examples = [new TagExample("n: 4\nrun:\n  - csharp: return new { twice = pipe.Get<int>(\"n\") * 2 };", "{n: 4, twice: 8}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => ScriptBinding.Bind(site, "csharp", site.Value as ScalarNode ?? new ScalarNode(site.At, "", ScalarStyle.Plain, ""));
}
