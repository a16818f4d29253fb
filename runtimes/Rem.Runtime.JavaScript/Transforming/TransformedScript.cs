using System.Text;

namespace Rem.Runtime.JavaScript.Transforming;

/// <summary>A script as Jurassic runs it.</summary>
/// <param name="Code">A function expression, in ASCII.</param>
/// <param name="Lines">The script's line, from 1, of each line of the code.</param>
/// <param name="MayWrite">True where it could write to what belongs to the engine.</param>
internal sealed record TransformedScript(string Code, int[] Lines, bool MayWrite)
{
    /// <summary>The script's line of a line of the code.</summary>
    public int ScriptLine(int codeLine) => codeLine >= 1 && codeLine <= Lines.Length ? Lines[codeLine - 1] : Lines[^1];

    /// <summary>The script as bytes for the cache.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[1 + 4 + (4 * Lines.Length) + Code.Length];
        bytes[0] = MayWrite ? (byte)1 : (byte)0;
        BitConverter.TryWriteBytes(bytes.AsSpan(1), Lines.Length);
        for (var i = 0; i < Lines.Length; i++)
        {
            BitConverter.TryWriteBytes(bytes.AsSpan(5 + (4 * i)), Lines[i]);
        }

        Encoding.ASCII.GetBytes(Code, bytes.AsSpan(5 + (4 * Lines.Length)));
        return bytes;
    }

    /// <summary>The script of bytes that <see cref="ToBytes"/> made.</summary>
    public static TransformedScript Of(byte[] bytes)
    {
        var lines = new int[BitConverter.ToInt32(bytes, 1)];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = BitConverter.ToInt32(bytes, 5 + (4 * i));
        }

        return new TransformedScript(Encoding.ASCII.GetString(bytes, 5 + (4 * lines.Length), bytes.Length - 5 - (4 * lines.Length)), lines, bytes[0] != 0);
    }
}
