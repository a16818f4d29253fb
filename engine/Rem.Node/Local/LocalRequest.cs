namespace Rem.Node.Local;

/// <summary>A request that is under way at the server.</summary>
internal sealed class LocalRequest : IDisposable
{
    private readonly CancellationTokenSource _cancel;
    private readonly SemaphoreSlim _ahead;
    private bool _isDisposed;

    public LocalRequest(long id, int bytes, int ahead, CancellationToken ended)
    {
        Id = id;
        Bytes = bytes;
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(ended);
        _ahead = new SemaphoreSlim(ahead);
        Token = _cancel.Token;
    }

    /// <summary>Its number.</summary>
    public long Id { get; }

    /// <summary>What it weighs against the connection's limit.</summary>
    public int Bytes { get; }

    /// <summary>Cancelled by its client, and with its connection or server.</summary>
    public CancellationToken Token { get; }

    /// <summary>True when its client cancelled it.</summary>
    public bool IsUnwanted { get; private set; }

    /// <summary>Waits until one more item may be sent.</summary>
    public Task RoomAsync() => _ahead.WaitAsync(Token);

    /// <summary>So many more items may be sent.</summary>
    public void Allow(int count)
    {
        lock (_cancel)
        {
            if (!_isDisposed)
            {
                _ahead.Release(count);
            }
        }
    }

    /// <summary>Its client no longer wants it.</summary>
    public void Cancel()
    {
        IsUnwanted = true;
        _ = CancelAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_cancel)
        {
            _isDisposed = true;
            _ahead.Dispose();
            _cancel.Dispose();
        }
    }

    // What waits for the token goes on elsewhere: the connection has other requests to take.
    private Task CancelAsync()
    {
        lock (_cancel)
        {
            return _isDisposed ? Task.CompletedTask : _cancel.CancelAsync();
        }
    }
}
