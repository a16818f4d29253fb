using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Rem.Runtime.CSharp.Api;

namespace Rem.Runtime.CSharp;

/// <summary>Where compiled scripts are loaded: all of a process in one, or those of one version of a plan, to go with it.</summary>
internal sealed class ScriptContext(bool isCollectible) : AssemblyLoadContext("rem scripts", isCollectible)
{
    private readonly ConcurrentDictionary<string, Func<ScriptBody>> _makers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _references = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What makes a script of a key; loads it the first time, from a file that holds it where there is one.</summary>
    public Func<ScriptBody> Maker(string key, CompiledScript script, string? file) =>
        _makers.TryGetValue(key, out var maker) ? maker : _makers.GetOrAdd(key, _ => LoadScript(script, file));

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name && _references.TryGetValue(name, out var path) ? LoadFromAssemblyPath(path) : null;

    private Func<ScriptBody> LoadScript(CompiledScript script, string? file)
    {
        foreach (var reference in script.References)
        {
            _references.TryAdd(Path.GetFileNameWithoutExtension(reference), reference);
        }

        var assembly = file is null ? LoadFromStream(new MemoryStream(script.Assembly), new MemoryStream(script.Symbols)) : LoadFromAssemblyPath(file);
        return assembly.GetType("Script", throwOnError: true)!.GetMethod("Make")!.CreateDelegate<Func<ScriptBody>>();
    }
}
