namespace Rem.Web.Live;

/// <summary>
/// The newest events as bytes: a thousand readers of a stream are told the same, which is put into JSON and kept once. Safe
/// to use from several threads.
/// </summary>
internal sealed class EncodedEvents
{
    private const long MostBytes = 4 * 1024 * 1024;
    private readonly Lock _lock = new();
    private readonly Dictionary<(object Source, long Number), byte[]> _data = [];
    private readonly Queue<(object Source, long Number)> _order = new();
    private long _bytes;

    /// <summary>The bytes of an event, made when nobody was told it lately.</summary>
    /// <param name="source">The queue or the state that it is of.</param>
    /// <param name="number">Its number there: two events of one source have two.</param>
    /// <param name="given">What makes its value.</param>
    /// <param name="value">Makes its value.</param>
    public ReadOnlyMemory<byte> Of<T>(object source, long number, T given, Func<T, object?> value)
    {
        lock (_lock)
        {
            if (_data.TryGetValue((source, number), out var known))
            {
                return known;
            }
        }

        var made = LiveEvent.Encode(value(given));
        return Keep((source, number), made);
    }

    private byte[] Keep((object Source, long Number) key, byte[] made)
    {
        lock (_lock)
        {
            if (_data.TryGetValue(key, out var known))
            {
                return known;
            }

            _data.Add(key, made);
            _order.Enqueue(key);
            for (_bytes += made.Length; _bytes > MostBytes; )
            {
                _ = _data.Remove(_order.Dequeue(), out var oldest);
                _bytes -= oldest!.Length;
            }

            return made;
        }
    }
}
