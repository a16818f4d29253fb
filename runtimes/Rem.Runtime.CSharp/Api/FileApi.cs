using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>Files.</summary>
public sealed class FileApi
{
    private readonly HostCalls _calls;

    internal FileApi(HostCalls calls) => _calls = calls;

    /// <summary>A whole file as text, within the limit of a step's text.</summary>
    public string Read(string path) => (string)_calls.Ask(PrimitiveNames.FileRead, path)!;

    /// <summary>Writes a file whole, or at its end.</summary>
    public void Write(string path, string text, bool append = false)
    {
        if (append)
        {
            _calls.Ask(PrimitiveNames.FileWrite, path, text, Options.Of(("append", true)));
        }
        else
        {
            _calls.Ask(PrimitiveNames.FileWrite, path, text);
        }
    }

    /// <summary>The lines of a file of any size, read as they are asked for; closed when the loop over them is left.</summary>
    public IEnumerable<string> Lines(string path)
    {
        var handle = (string)_calls.Ask(PrimitiveNames.FileOpen, path)!;
        try
        {
            while (_calls.Ask(PrimitiveNames.FileNext, handle) is RemList lines)
            {
                for (var i = 0; i < lines.Count; i++)
                {
                    yield return (string)lines[i]!;
                }
            }
        }
        finally
        {
            _calls.Ask(PrimitiveNames.FileClose, handle);
        }
    }
}
