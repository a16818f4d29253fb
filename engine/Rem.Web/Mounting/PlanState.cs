using System.Security.Cryptography;
using System.Text;
using Rem.Running;
using Rem.Web.Live;
using Rem.Web.Sections;
using Rem.Web.Sites;

namespace Rem.Web.Mounting;

/// <summary>
/// One version of a mounted plan, open: what its sections left, and how many requests are in it. A version that was
/// replaced is closed when the last of them has left.
/// </summary>
#pragma warning disable CA1001 // The source has neither timer nor wait handle, so it holds nothing; and a reader may look at it at any time.
internal sealed class PlanState(string path, OpenPlan open, Func<Task> close)
#pragma warning restore CA1001
{
    private static readonly FallBackSet NoFallBacks = new([]);
    private readonly TaskCompletionSource _left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _retired = new();
    private int _inside = 1; // one for being current

    /// <summary>The whole path of its file.</summary>
    public string Path { get; } = path;

    /// <summary>The open plan.</summary>
    public OpenPlan Open { get; } = open;

    /// <summary>The SHA-256 of its file, in hexadecimal: which version of it did something.</summary>
    public string Digest { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(open.Plan.File.Text)));

    /// <summary>Its pages, or null.</summary>
    public PageSet? Pages { get; } = Of<PageSet>(open);

    /// <summary>Its functions, or null.</summary>
    public FunctionSet? Functions { get; } = Of<FunctionSet>(open);

    /// <summary>Its folders, or null.</summary>
    public StaticSet? Static { get; } = Of<StaticSet>(open);

    /// <summary>Its fall-backs.</summary>
    public FallBackSet FallBacks { get; } = Of<FallBackSet>(open) ?? NoFallBacks;

    /// <summary>The sites that it describes, or null.</summary>
    public SiteSet? Sites { get; } = Of<SiteSet>(open);

    /// <summary>True when there is something in it that a request can ask for, or fall back to.</summary>
    public bool IsMountable => Pages is not null || Functions is not null || Static is not null || Streams is not null || FallBacks.Plans.Count > 0;

    /// <summary>Its streams, or null.</summary>
    public StreamSet? Streams { get; } = Of<StreamSet>(open);

    /// <summary>Cancelled when another version has taken its place, or it has ended.</summary>
    public CancellationToken Retired => _retired.Token;

    /// <summary>A request comes in; false when the version has been closed, and a newer one is there.</summary>
    public bool TryEnter()
    {
        for (var inside = Volatile.Read(ref _inside); inside > 0; inside = Volatile.Read(ref _inside))
        {
            if (Interlocked.CompareExchange(ref _inside, inside + 1, inside) == inside)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A request has left.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _inside) == 0)
        {
            _left.TrySetResult();
        }
    }

    /// <summary>Is no longer current: waits for the requests in it, at most so long, and closes it.</summary>
    public async Task RetireAsync(TimeSpan patience, TimeProvider clock)
    {
        await _retired.CancelAsync();
        Leave();
        try
        {
            await _left.Task.WaitAsync(patience, clock);
        }
        catch (TimeoutException)
        {
            // What is still in it then is cancelled with it.
        }

        await close();
    }

    private static T? Of<T>(OpenPlan open)
        where T : class
    {
        foreach (var section in open.Sections)
        {
            if (section is T found)
            {
                return found;
            }
        }

        return null;
    }
}
