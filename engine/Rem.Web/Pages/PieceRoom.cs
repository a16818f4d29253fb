namespace Rem.Web.Pages;

/// <summary>Room for pages that are sent bit by bit: they do not stand in the line of those that are worked on. Safe to use from several threads.</summary>
internal sealed class PieceRoom
{
    /// <summary>The most of them at once.</summary>
    public const int Most = 1000;

    private int _inside;

    /// <summary>One more begins; false when there is no room.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= Most)
        {
            return true;
        }

        Leave();
        return false;
    }

    /// <summary>One has ended.</summary>
    public void Leave() => Interlocked.Decrement(ref _inside);
}
