using Microsoft.CodeAnalysis;
using Rem.Plans;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Compiler;

/// <summary>Places of the compiler as places of the plan.</summary>
internal static class Places
{
    /// <summary>The plan's place of a location in the script or, through `#line`, in the program around it.</summary>
    public static SourceSpan Of(ScriptSource source, Location location)
    {
        var span = location.GetMappedLineSpan();
        return source.Origin.Place(span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }
}
