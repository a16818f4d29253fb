using Rem.Files;

namespace Rem.Scripting.Primitives;

/// <summary>A file that a script reads line by line.</summary>
internal sealed class OpenFile(LineReader reader) : IAsyncDisposable
{
    public LineReader Reader => reader;

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        return default;
    }
}
