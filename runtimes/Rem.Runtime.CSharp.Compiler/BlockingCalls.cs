using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>
/// Says whether a script uses anything that may wait, or work for long where no check is passed. What is known to be
/// harmless is listed; everything else may block.
/// </summary>
internal static class BlockingCalls
{
    private static readonly HashSet<string> _harmlessNamespaces = new(StringComparer.Ordinal)
    {
        "System.Collections", "System.Collections.Generic", "System.Collections.Immutable", "System.Collections.ObjectModel", "System.Globalization",
        "System.Linq", "System.Text", "System.Runtime.CompilerServices", "System.Diagnostics.CodeAnalysis", "System.Text.Json", "System.Text.Json.Nodes",
        "System.Diagnostics", "System.Text.RegularExpressions", "System.Reflection", "System.Runtime.InteropServices",
        "Rem.Runtime.CSharp.Api", "Rem.Runtime.CSharp.Gates",
    };

    private static readonly HashSet<string> _blockingInSystem = new(StringComparer.Ordinal) { "Console", "GC", "AppDomain", "Lazy`1", "Activator" };

    private static readonly HashSet<string> _harmlessElsewhere = new(StringComparer.Ordinal)
    {
        "System.IO.StringReader", "System.IO.StringWriter", "System.IO.Path", "System.IO.TextReader", "System.IO.TextWriter",
        "System.Diagnostics.Stopwatch",
    };

    /// <summary>True when the assembly uses a type that is not on the list.</summary>
    public static bool Any(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.TypeReferences)
        {
            var type = metadata.GetTypeReference(handle);
            if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            {
                continue; // nested: what stands around it is on the list, or not
            }

            var (space, name) = (metadata.GetString(type.Namespace), metadata.GetString(type.Name));
            if (space == "System" && name == "Environment" ? UsesMoreThanTheThread(metadata, handle) : MayBlock(space, name))
            {
                return true;
            }
        }

        return false;
    }

    // Every iterator asks for the number of its thread; the rest of Environment reads files or ends the process.
    private static bool UsesMoreThanTheThread(MetadataReader metadata, TypeReferenceHandle type)
    {
        foreach (var handle in metadata.MemberReferences)
        {
            var member = metadata.GetMemberReference(handle);
            if (member.Parent == (EntityHandle)type && metadata.GetString(member.Name) is not ("get_CurrentManagedThreadId" or "get_NewLine"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayBlock(string space, string name) => space switch
    {
        "System" => _blockingInSystem.Contains(name),
        "System.Diagnostics" => !_harmlessElsewhere.Contains("System.Diagnostics." + name) && !name.StartsWith("Debugg", StringComparison.Ordinal),
        "System.Reflection" => !name.EndsWith("Attribute", StringComparison.Ordinal),
        _ => !_harmlessNamespaces.Contains(space) && !_harmlessElsewhere.Contains(space + "." + name),
    };
}
