using Rem.Web.Serving;

namespace Rem.Web.Live;

/// <summary>Begins answers of server-sent events and counts those that are open. Safe to use from several threads.</summary>
internal sealed class EventAnswers(TimeProvider clock)
{
    private int _open;

    /// <summary>How many are open.</summary>
    public int Open => Volatile.Read(ref _open);

    /// <summary>Begins one; it is open until it is disposed of.</summary>
    public EventAnswer Begin(Exchange exchange)
    {
        Interlocked.Increment(ref _open);
        return new EventAnswer(exchange, clock, () => Interlocked.Decrement(ref _open));
    }
}
