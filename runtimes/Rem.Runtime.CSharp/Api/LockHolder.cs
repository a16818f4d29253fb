using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>Holds a lock.</summary>
public sealed class LockHolder : IDisposable
{
    private readonly HostCalls _calls;
    private readonly string _lock;
    private readonly string _handle;
    private bool _isReleased;

    internal LockHolder(HostCalls calls, string name, RemMap found)
    {
        _calls = calls;
        _lock = name;
        _handle = (string)found["handle"]!;
        Token = (long)found["token"]!;
    }

    /// <summary>The fencing token, which only rises.</summary>
    public long Token { get; }

    /// <summary>Whether this holder still has the lock.</summary>
    public bool Held() => !_isReleased && (bool)_calls.Ask(PrimitiveNames.LockHeld, _lock, _handle)!;

    /// <summary>Releases; false when the lock had been lost before.</summary>
    public bool Release()
    {
        _isReleased = true;
        return (bool)_calls.Ask(PrimitiveNames.LockRelease, _lock, _handle)!;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isReleased)
        {
            Release();
        }
    }
}
