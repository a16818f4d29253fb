namespace Rem.Node.Resources;

/// <summary>How often and how long a call is tried again: pauses that grow to a second, a little by chance, 10 s in all.</summary>
internal sealed class Outage(TimeProvider clock)
{
    private const double FirstPause = 0.02;
    private const double LongestPause = 1;

    private long _attempt;
    private long _since;
    private int _tries;

    /// <summary>An attempt begins.</summary>
    public void Attempt() => _attempt = clock.GetTimestamp();

    /// <summary>The attempt failed: pauses, or gives false when it was the last. One that held for long begins anew.</summary>
    public async Task<bool> PauseAsync(CancellationToken cancel)
    {
        if (_tries == 0 || clock.GetElapsedTime(_attempt) > NodeLink.Longest)
        {
            _since = clock.GetTimestamp();
            _tries = 0;
        }

        if (clock.GetElapsedTime(_since) >= NodeLink.Longest)
        {
            return false;
        }

        // Those who lost one node do not all come back in the same moment.
        var pause = Math.Min(LongestPause, FirstPause * Math.Pow(2, Math.Min(_tries++, 10)));
        await Task.Delay(TimeSpan.FromSeconds(pause * (0.5 + (Random.Shared.NextDouble() / 2))), clock, cancel);
        return true;
    }
}
