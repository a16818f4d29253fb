using Rem.Errors;
using Rem.Runtime.JavaScript.Calls;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Transforming;
using Rem.Scripting;

namespace Rem.Runtime.JavaScript;

/// <summary>
/// JavaScript of today: brought down by a transformer to what Jurassic runs, within limits of time, memory and depth,
/// without file system, process or network but through `rem`. One instance serves all threads of a process.
/// </summary>
public sealed class JavaScriptRuntime : IScriptRuntime
{
    private readonly EnginePool _pool = new();
    private readonly TransformCache _cache;

    /// <summary>A runtime that keeps transformed scripts in the user's own cache.</summary>
    public JavaScriptRuntime()
        : this(CompiledCache.OfUser("js"))
    {
    }

    /// <summary>A runtime that keeps transformed scripts in a cache.</summary>
    public JavaScriptRuntime(CompiledCache cache) => _cache = new TransformCache(cache);

    /// <inheritdoc/>
    public string Language => "js";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".js"];

    /// <inheritdoc/>
    public string Version => "JavaScript (ES2023 by acorn 8.14.1 and Jurassic 3.2.4)";

    /// <inheritdoc/>
    public IScript? Prepare(ScriptSource source, FindingList findings)
    {
        var names = new ScriptParameters(source);
        try
        {
            return new JsScript(source, names, _cache.Get(source.Text, names.Names), _pool);
        }
        catch (ScriptSyntaxException problem)
        {
            findings.Add(JsFailure.Syntax(source, problem));
            return null;
        }
    }
}
