using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>A lock.</summary>
public sealed class LockApi
{
    private readonly HostCalls _calls;
    private readonly string _name;

    internal LockApi(HostCalls calls, string name)
    {
        _calls = calls;
        _name = name;
    }

    /// <summary>
    /// Takes the lock, waiting a minute or as long as `wait` says; a wait that passes is an error. Without a `lease` it
    /// is held until it is released or the step ends. Use it with `using`.
    /// </summary>
    public LockHolder Acquire(object? wait = null, object? lease = null) =>
        new(_calls, _name, (RemMap)_calls.Ask(PrimitiveNames.LockAcquire, _name, wait, lease)!);

    /// <summary>Whether anybody holds it.</summary>
    public bool Held() => (bool)_calls.Ask(PrimitiveNames.LockHeld, _name)!;

    /// <summary>Runs a body under the lock and releases it however the body ends.</summary>
    public T With<T>(object? wait, Func<T> body)
    {
        using var holder = Acquire(wait);
        return body();
    }

    /// <inheritdoc cref="With{T}(object?, Func{T})"/>
    public void With(object? wait, Action body)
    {
        using var holder = Acquire(wait);
        body();
    }

    /// <inheritdoc cref="With{T}(object?, Func{T})"/>
    public T With<T>(Func<T> body) => With(null, body);

    /// <inheritdoc cref="With{T}(object?, Func{T})"/>
    public void With(Action body) => With(null, body);
}
