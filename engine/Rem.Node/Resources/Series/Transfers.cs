using Rem.Errors;
using Rem.Plans;

namespace Rem.Node.Resources.Series;

/// <summary>
/// Bytes on their way between a node and a client that are more than one frame takes: they stay here and go piece by piece.
/// Those that nobody asks for go when there are too many. Safe to use from several threads.
/// </summary>
internal sealed class Transfers
{
    /// <summary>The most bytes of one piece.</summary>
    public const int PieceBytes = 4 * 1024 * 1024;

    private const int Most = 4;
    private const int MostBytes = 72 * 1024 * 1024; // a group's values, and what it has begun

    private readonly Lock _gate = new();
    private readonly Dictionary<long, byte[]> _bytes = [];
    private readonly List<long> _order = [];
    private long _last;

    /// <summary>Holds bytes, and gives the id by which they are asked for.</summary>
    public long Add(byte[] bytes)
    {
        lock (_gate)
        {
            if (_order.Count >= Most)
            {
                Remove(_order[0]);
            }

            _bytes.Add(++_last, bytes);
            _order.Add(_last);
            return _last;
        }
    }

    /// <summary>Makes room for so many bytes that are to come.</summary>
    public long Begin(long length) => length is >= 0 and <= MostBytes ? Add(new byte[length]) : throw Given.Wrong($"at most {MostBytes} bytes were expected", length);

    /// <summary>A piece of bytes that are held, as base64.</summary>
    public string Read(long id, long at)
    {
        lock (_gate)
        {
            var bytes = Find(id);
            var count = at >= 0 && at <= bytes.Length ? (int)Math.Min(PieceBytes, bytes.Length - at) : throw Given.Wrong("a place in the bytes was expected", at);
            return Convert.ToBase64String(bytes.AsSpan((int)at, count));
        }
    }

    /// <summary>Puts a piece into its place.</summary>
    public void Write(long id, long at, byte[] piece)
    {
        lock (_gate)
        {
            var bytes = Find(id);
            if (at < 0 || at > bytes.Length - piece.Length)
            {
                throw Given.Wrong("a place in the bytes was expected", at);
            }

            piece.CopyTo(bytes.AsSpan((int)at));
        }
    }

    /// <summary>Gives bytes out of hand.</summary>
    public byte[] Take(long id)
    {
        lock (_gate)
        {
            var bytes = Find(id);
            Remove(id);
            return bytes;
        }
    }

    /// <summary>Lets go of bytes, where they still are.</summary>
    public void Drop(long id)
    {
        lock (_gate)
        {
            Remove(id);
        }
    }

    private byte[] Find(long id) => _bytes.TryGetValue(id, out var bytes)
        ? bytes
        : throw new PlanException(ResourceErrors.Gone, SourceSpan.None, "what was on its way between the node and this process is gone", ResourceErrors.Gone.Fix);

    private void Remove(long id)
    {
        _bytes.Remove(id);
        _order.Remove(id);
    }
}
