using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Running;

/// <summary>
/// A script whose names come from a `with: ${{ … }}`: prepared when the step runs, once for each set of names. Safe to
/// use from several threads.
/// </summary>
/// <param name="runtime">The language.</param>
/// <param name="text">The script.</param>
/// <param name="origin">Where it stands.</param>
/// <param name="isolation">How far it is kept apart.</param>
/// <param name="first">The names that it has in any case.</param>
public sealed class ScriptVariants(IScriptRuntime runtime, string text, ScriptOrigin origin, Isolation isolation, string[] first)
{
    // A plan has few sets of names; data that makes ever new ones must not fill the memory.
    private const int MostKept = 32;
    private readonly Dictionary<string, IScript> _scripts = new(StringComparer.Ordinal);

    /// <summary>The script for the keys of a map as names.</summary>
    public IScript For(RemMap names, SourceSpan at)
    {
        var key = string.Join(' ', names.Keys);
        lock (_scripts)
        {
            if (_scripts.TryGetValue(key, out var script))
            {
                return script;
            }

            script = Prepare(names, at);
            if (_scripts.Count < MostKept)
            {
                _scripts.Add(key, script);
            }

            return script;
        }
    }

    private IScript Prepare(RemMap names, SourceSpan at)
    {
        foreach (var name in names.Keys)
        {
            if (!NameRules.IsIdentifier(name))
            {
                throw new PlanException(RunErrors.BadSetting, at, $"{ValueText.Show(name)} cannot be a name in a script", "use letters, digits and '_', beginning with a letter or '_'");
            }
        }

        var findings = new FindingList();
        var script = runtime.Prepare(new ScriptSource(text, origin, [.. first, .. names.Keys], isolation), findings);
        return script ?? throw new PlanException(findings.Items[0]);
    }
}
