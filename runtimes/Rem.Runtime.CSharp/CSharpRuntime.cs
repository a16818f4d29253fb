using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;

namespace Rem.Runtime.CSharp;

/// <summary>
/// C#, compiled once and kept on disk. In process it is everything that .NET has; time, depth and memory are held by
/// checks that the compiler sets. One instance serves all threads of a process.
/// </summary>
public sealed class CSharpRuntime : IScriptRuntime
{
    private readonly Lazy<IScriptCompiler> _compiler;
    private readonly CompiledCache _cache;
    private readonly ScriptContext? _context;
    private readonly ConditionalWeakTable<SourceFile, ScriptContext> _contexts = [];

    /// <summary>A runtime.</summary>
    /// <param name="compiler">Makes the compiler when something must be compiled.</param>
    /// <param name="cache">Keeps what was compiled.</param>
    /// <param name="isLongLived">Scripts are unloaded with the version of the plan that they belong to; their calls are a little dearer.</param>
    public CSharpRuntime(Func<IScriptCompiler> compiler, CompiledCache cache, bool isLongLived = false)
    {
        _compiler = new Lazy<IScriptCompiler>(compiler);
        _cache = cache;
        _context = isLongLived ? null : new ScriptContext(isCollectible: false);
    }

    /// <inheritdoc/>
    public string Language => "csharp";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".csx"];

    /// <inheritdoc/>
    public string Version => "C# 14 (.NET " + Environment.Version + ")";

    /// <inheritdoc/>
    public IScript? Prepare(ScriptSource source, FindingList findings)
    {
        var key = ScriptKey.Of(source);
        return Kept(source, key) ?? Compile(source, key, findings);
    }

    /// <inheritdoc/>
    public PreparingScript Begin(ScriptSource source)
    {
        var key = ScriptKey.Of(source);
        return Kept(source, key) is { } script ? PreparingScript.Ready(script) : PreparingScript.Beside(findings => Compile(source, key, findings));
    }

    private CSharpScript? Kept(ScriptSource source, string key) =>
        _cache.Get(key) is { } kept ? Script(source, key, CompiledScript.FromBytes(kept)) : null;

    private CSharpScript? Compile(ScriptSource source, string key, FindingList findings)
    {
        if (_compiler.Value.Compile(source, findings) is not { } script)
        {
            return null;
        }

        _cache.Put(key, script.ToBytes());
        return Script(source, key, script);
    }

    private CSharpScript Script(ScriptSource source, string key, CompiledScript script) =>
        new(source, key, script, _cache.FileOf(key), ContextOf(source));

    private ScriptContext ContextOf(ScriptSource source) =>
        _context ?? _contexts.GetValue(source.Origin.File, static _ => new ScriptContext(isCollectible: true));
}
