using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Rem.Errors;
using Rem.Runtime.CSharp.Api;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>The assemblies that scripts are compiled against: the whole framework, REM's script API, and what `#r` names.</summary>
internal static class FrameworkReferences
{
    private static readonly ImmutableArray<MetadataReference> _framework = Find();

    /// <summary>The references, or null when one of the script's own cannot be read.</summary>
    public static ImmutableArray<MetadataReference>? With(IReadOnlyList<ReferenceLine> lines, ScriptSource source, FindingList findings)
    {
        if (lines.Count == 0)
        {
            return _framework;
        }

        var before = findings.Count;
        var all = _framework.ToBuilder();
        foreach (var line in lines)
        {
            if (source.Isolation != Isolation.InProcess)
            {
                findings.Error(ScriptErrors.Syntax, source.Origin.Place(line.Line), "csharp: `#r` is for trusted scripts, which run in process");
            }
            else if (!File.Exists(line.Path))
            {
                findings.Error(ScriptErrors.Syntax, source.Origin.Place(line.Line), $"csharp: there is no assembly '{line.Path}'");
            }
            else
            {
                all.Add(MetadataReference.CreateFromFile(line.Path));
            }
        }

        return findings.Count == before ? all.ToImmutable() : null;
    }

    private static ImmutableArray<MetadataReference> Find()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var found = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            var isFramework = Path.GetDirectoryName(path) == framework && Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal);
            if (isFramework)
            {
                found.Add(MetadataReference.CreateFromFile(path));
            }
        }

        found.Add(MetadataReference.CreateFromFile(typeof(ScriptBody).Assembly.Location));
        return found.ToImmutable();
    }
}
