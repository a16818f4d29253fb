namespace Rem.Storage.Writing;

/// <summary>
/// How many writes the next transaction may expect. Clients that wait for their commits write again when they are
/// answered, all at once: a transaction that begins with the first of them would leave the others to the next, and half
/// of each sync would be lost. What was answered last and what was waiting already is the number that comes together.
/// For the writer's thread alone.
/// </summary>
internal sealed class Crowd
{
    private const int MostSkipped = 64;

    private int _skipped;
    private int _penalty;

    /// <summary>The number of writes that are worth a moment's wait; 1 for no wait at all.</summary>
    public int Expected { get; private set; } = 1;

    /// <summary>Called after a transaction, with the writes that it answered and those that wait already.</summary>
    public void Answered(int answered, int waiting)
    {
        if (_skipped > 0)
        {
            _skipped--;
            Expected = 1;
            return;
        }

        Expected = Math.Max(1, answered + waiting);
    }

    /// <summary>Called after a wait: when they did not come, the next transactions do without, ever more of them.</summary>
    public void Gathered(bool isComplete)
    {
        _penalty = isComplete ? 0 : Math.Min(MostSkipped, Math.Max(1, _penalty * 2));
        _skipped = _penalty;
    }
}
