using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Rem.Errors;
using Rem.Runtime.CSharp.Api;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>The assemblies that scripts are compiled against: the whole framework, REM's script API, and what `#r` names.</summary>
internal static class FrameworkReferences
{
    private static readonly string[] _usual =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Collections.Concurrent", "System.Linq", "System.Text.RegularExpressions",
        "System.Text.Json", "System.Net.Http", "System.Net.Primitives", "System.Private.Uri", "System.Console", "System.Threading", "System.Memory",
        "System.Diagnostics.Process", "System.ComponentModel.Primitives",
    ];

    /// <summary>The whole framework and the script API.</summary>
    public static ImmutableArray<MetadataReference> All { get; } = Find();

    /// <summary>What most scripts use of it.</summary>
    public static ImmutableArray<MetadataReference> Usual { get; } = All.RemoveAll(static reference => !IsUsual(Path.GetFileNameWithoutExtension(reference.Display!)));

    /// <summary>The script's own references; false, with findings, when one of them cannot be read.</summary>
    public static bool TryFind(IReadOnlyList<ReferenceLine> lines, ScriptSource source, FindingList findings, out IReadOnlyList<MetadataReference> references)
    {
        var before = findings.Count;
        var found = new List<MetadataReference>();
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
                found.Add(MetadataReference.CreateFromFile(line.Path));
            }
        }

        references = found;
        return findings.Count == before;
    }

    private static bool IsUsual(string name) => Array.IndexOf(_usual, name) >= 0 || name == typeof(ScriptBody).Assembly.GetName().Name;

    private static ImmutableArray<MetadataReference> Find()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var found = ImmutableArray.CreateBuilder<MetadataReference>();
        foreach (var path in ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator))
        {
            var isFramework = Path.GetDirectoryName(path) == framework && Path.GetFileName(path) is var name &&
                (name.StartsWith("System.", StringComparison.Ordinal) || name == "Microsoft.CSharp.dll"); // what `dynamic` stands on
            if (isFramework)
            {
                found.Add(MetadataReference.CreateFromFile(path));
            }
        }

        found.Add(MetadataReference.CreateFromFile(typeof(ScriptBody).Assembly.Location));
        return found.ToImmutable();
    }
}
