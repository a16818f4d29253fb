using System.Buffers;
using Rem.Scripting.Workers.Wire;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// What the workers of one plan compiled, for its other workers; and, to be read only, what the user's cache has. A worker
/// may be anybody's: what it hands over reaches no other plan and no disk.
/// </summary>
internal sealed class PlanStore : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int LongestKey = 128;

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private readonly Dictionary<string, byte[]> _entries = new(StringComparer.Ordinal);
    private readonly PlanFiles _files = new(MostBytes);
    private long _bytes;

    /// <summary>Answers a worker's frame about a compiled script of a language; false when the worker is gone or does not listen in time.</summary>
    public bool Answer(Worker worker, string language, int milliseconds)
    {
        var reader = new WireReader(worker.Channel.Content, MostBytes);
        var key = reader.Text();
        if (key.Length is 0 or > LongestKey || key.AsSpan().ContainsAnyExcept(KeyCharacters))
        {
            throw new WireException("a key of a compiled script that is none");
        }

        byte[]? found = null;
        switch (worker.Channel.Kind)
        {
            case FrameKind.PutCompiled:
                Put(language + " " + key, reader.Bytes());
                break;
            case FrameKind.GetFile:
                reader.End();
                return HandOver(worker, language, key, milliseconds);
            default:
                found = Get(language, key);
                break;
        }

        reader.End();
        Write(worker.Writer, found);
        return worker.Channel.Send(worker.Writer.Frame, milliseconds);
    }

    /// <summary>Closes the files that were handed over; who has them keeps them.</summary>
    public void Dispose() => _files.Dispose();

    private static void Write(WireWriter writer, byte[]? found)
    {
        writer.Limit = int.MaxValue;
        writer.Begin(FrameKind.Compiled);
        writer.Bool(found is not null);
        if (found is not null)
        {
            writer.Bytes(found);
        }

        writer.End();
    }

    private bool HandOver(Worker worker, string language, string key, int milliseconds)
    {
        var file = _files.Of(language + " " + key, _ => Get(language, key), out var reason);
        var writer = worker.Writer;
        writer.Begin(FrameKind.File);
        writer.OptionalText(reason);
        writer.End();
        if (file is null)
        {
            return worker.Channel.Send(writer.Frame, milliseconds);
        }

        // Not to be closed, and its number not to become another file's, before it is sent.
        var isHeld = false;
        try
        {
            file.DangerousAddRef(ref isHeld);
            worker.Images++;
            return worker.Channel.Send(writer.Frame, milliseconds, (int)file.DangerousGetHandle());
        }
        catch (ObjectDisposedException)
        {
            return false; // the plan is gone, and the worker with it
        }
        finally
        {
            if (isHeld)
            {
                file.DangerousRelease();
            }
        }
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
