using System.Runtime.InteropServices;
using System.Text;

namespace Rem.Scripting.Workers.Starting;

/// <summary>Native memory of one launch: what its system calls point at, given back when the program runs.</summary>
internal sealed unsafe class LaunchMemory : IDisposable
{
    private readonly List<nint> _pieces = [];

    /// <summary>Some bytes, all zero.</summary>
    public byte* Take(int size)
    {
        var piece = (byte*)NativeMemory.AllocZeroed((nuint)Math.Max(size, 1));
        _pieces.Add((nint)piece);
        return piece;
    }

    /// <summary>A text as the C library has it.</summary>
    public byte* Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var copy = Take(bytes.Length + 1);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        return copy;
    }

    /// <summary>Texts with a null behind them.</summary>
    public byte** Texts(IReadOnlyList<string> texts)
    {
        var list = (byte**)Take((texts.Count + 1) * sizeof(byte*));
        for (var i = 0; i < texts.Count; i++)
        {
            list[i] = Text(texts[i]);
        }

        return list;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var piece in _pieces)
        {
            NativeMemory.Free((void*)piece);
        }

        _pieces.Clear();
    }
}
