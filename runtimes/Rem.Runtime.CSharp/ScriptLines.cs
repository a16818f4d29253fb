using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.InteropServices;

namespace Rem.Runtime.CSharp;

/// <summary>
/// The lines of a script's code, by its portable PDB. .NET itself finds them only for assemblies that it loads from memory
/// together with their PDB; workers load theirs from files.
/// </summary>
internal sealed class ScriptLines(byte[] symbols)
{
    private readonly MetadataReader _reader = MetadataReaderProvider.FromPortablePdbImage(ImmutableCollectionsMarshal.AsImmutableArray(symbols)).GetMetadataReader();

    /// <summary>The line of the script, from 1, at an offset in a method; 0 for code that stands at none.</summary>
    public int Of(MethodBase method, int offset)
    {
        var handle = method.HasMetadataToken() ? MetadataTokens.EntityHandle(method.MetadataToken) : default;
        if (handle.IsNil || handle.Kind != HandleKind.MethodDefinition)
        {
            return 0;
        }

        var line = 0;
        foreach (var point in _reader.GetMethodDebugInformation((MethodDefinitionHandle)handle).GetSequencePoints())
        {
            if (point.Offset > offset)
            {
                break;
            }

            line = point.IsHidden ? 0 : point.StartLine;
        }

        return line;
    }
}
