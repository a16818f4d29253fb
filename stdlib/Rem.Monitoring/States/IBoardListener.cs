namespace Rem.Monitoring.States;

/// <summary>Is told what happens on a board, in its order.</summary>
internal interface IBoardListener
{
    /// <summary>Something happened to a check.</summary>
    void Tell(CheckEvent told);

    /// <summary>A host has become another; behind the event of the check that it comes from.</summary>
    void Tell(HostEvent told);

    /// <summary>A silence has begun, for so many checks.</summary>
    void Begun(Silencing silencing, int checks);

    /// <summary>A silence for so many checks that had begun, or was to begin, is over.</summary>
    void Ended(Silencing silencing, int checks);
}
