namespace Rem.Node.Resources;

/// <summary>The newest tokens that were released over the socket: who asks again because the answer was lost is told the same. Safe to use from several threads.</summary>
internal sealed class ReleasedTokens
{
    private const int Remembered = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<long> _tokens = [];
    private readonly Queue<long> _order = new();

    /// <summary>Remembers one.</summary>
    public void Add(long token)
    {
        lock (_gate)
        {
            if (_tokens.Add(token))
            {
                _order.Enqueue(token);
                if (_order.Count > Remembered)
                {
                    _tokens.Remove(_order.Dequeue());
                }
            }
        }
    }

    /// <summary>True when it is among them.</summary>
    public bool Has(long token)
    {
        lock (_gate)
        {
            return _tokens.Contains(token);
        }
    }
}
