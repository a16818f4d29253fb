using System.Buffers;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// What the workers of one plan compiled, for its other workers; and, to be read only, what the user's cache has. A worker
/// may be anybody's: what it hands over reaches no other plan and no disk.
/// </summary>
internal sealed class PlanStore
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int LongestKey = 128;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly Dictionary<string, byte[]> _entries = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Answers a worker's frame about a compiled script of a language; writes no end.</summary>
    public void Answer(Worker worker, string language)
    {
        var reader = new WireReader(worker.Channel.Content, MostBytes);
        var key = reader.Text();
        if (key.Length is 0 or > LongestKey || key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            throw new WireException("a key of a compiled script that is none");
        }

        byte[]? found = null;
        if (worker.Channel.Kind == FrameKind.PutCompiled)
        {
            Put(language + " " + key, reader.Bytes());
        }
        else
        {
            found = Get(language, key);
        }

        reader.End();
        var writer = worker.Writer;
        writer.Limit = int.MaxValue;
        writer.Begin(FrameKind.Compiled);
        writer.Bool(found is not null);
        if (found is not null)
        {
            writer.Bytes(found);
        }

        writer.End();
    }

    private byte[]? Get(string language, string key)
    {
        lock (_entries)
        {
            if (_entries.TryGetValue(language + " " + key, out var entry))
            {
                return entry;
            }
        }

        return CompiledCache.OfUser(language).Get(key);
    }

    private void Put(string key, ReadOnlySpan<byte> entry)
    {
        lock (_entries)
        {
            if (_bytes + entry.Length <= MostBytes && _entries.TryAdd(key, entry.ToArray()))
            {
                _bytes += entry.Length;
            }
        }
    }
}
