using System.Buffers.Binary;
using System.Text;

namespace Rem.Runtime.CSharp;

/// <summary>A script as an assembly that derives its one public class, `Script`, from <see cref="Api.ScriptBody"/>.</summary>
/// <param name="Assembly">The assembly.</param>
/// <param name="Symbols">Its portable PDB, whose lines are the script's.</param>
/// <param name="IsAsync">It awaits.</param>
/// <param name="MayBlock">It calls libraries that may wait or work for long without passing the gate.</param>
/// <param name="References">Paths of the assemblies that `#r` names.</param>
public sealed record CompiledScript(byte[] Assembly, byte[] Symbols, bool IsAsync, bool MayBlock, IReadOnlyList<string> References)
{
    /// <summary>
    /// As bytes for the cache. The assembly comes first, so that a file of them can be loaded as it is; its length comes last.
    /// </summary>
    public byte[] ToBytes()
    {
        using var stream = new MemoryStream(Assembly.Length + 64);
        using (var writer = new BinaryWriter(stream, Encoding.UTF8))
        {
            writer.Write(Assembly);
            writer.Write(IsAsync);
            writer.Write(MayBlock);
            writer.Write(References.Count);
            foreach (var reference in References)
            {
                writer.Write(reference);
            }

            writer.Write(Symbols.Length);
            writer.Write(Symbols);
            writer.Write(Assembly.Length);
        }

        return stream.ToArray();
    }

    /// <summary>From what <see cref="ToBytes"/> gave; the cache has checked that they are the same bytes.</summary>
    public static CompiledScript FromBytes(byte[] bytes)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(bytes.Length - sizeof(int)));
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var assembly = reader.ReadBytes(length);
        var isAsync = reader.ReadBoolean();
        var mayBlock = reader.ReadBoolean();
        var references = new string[reader.ReadInt32()];
        for (var i = 0; i < references.Length; i++)
        {
            references[i] = reader.ReadString();
        }

        return new CompiledScript(assembly, reader.ReadBytes(reader.ReadInt32()), isAsync, mayBlock, references);
    }
}
