using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Run;

/// <summary>A script in a file.</summary>
public sealed class ScriptTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("script")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Runs a script from a file; its ending (.lua, .js, .csx) says in which language.",
        Value = "the file's path, from the folder of the plan that names it",
        Shapes = ValueShapes.Scalar,
        Gives = "a map as it is, any other value under `output`, nothing as an empty map",
        Modifiers = ["with", "isolate"],
        Errors = [BindErrors.MissingFile, ScriptErrors.Syntax, ScriptErrors.Failed, ScriptErrors.NoValue, ScriptErrors.MissingRuntime, LimitErrors.ScriptTime, LimitErrors.ScriptMemory],
        Examples = [new TagExample("run:\n  - script: nowhere.lua", "fails REM1112")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) =>
        site.Value is ScalarNode path ? ScriptBinding.BindFile(site, path) : new Nothing();

    private sealed class Nothing : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) => new(Completion.Done);
    }
}
