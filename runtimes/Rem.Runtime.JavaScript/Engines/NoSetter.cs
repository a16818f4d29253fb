using Jurassic;
using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Engines;

/// <summary>
/// Stands where an accessor has a getter alone. Jurassic passes over such a write in silence; by this the strict code
/// that made it learns of it. Scripts do not see it.
/// </summary>
internal sealed class NoSetter : FunctionInstance
{
    private static int _misses;

    [ThreadStatic]
    private static (object? Target, object? Key) _last;

    private readonly object _key;

    /// <summary>For a property of an object.</summary>
    public NoSetter(ObjectInstance target, object key)
        : base(target.Engine) => _key = key;

    /// <summary>How often any was called, by any thread: whoever sees the number grow asks <see cref="IsLast"/>.</summary>
    public static int Misses => Volatile.Read(ref _misses);

    /// <inheritdoc/>
    public override bool IsConstructor => false;

    /// <summary>True where the last write of this thread that met none was that of a property of an object.</summary>
    public static bool IsLast(object target, object key) => ReferenceEquals(_last.Target, target) && Equals(_last.Key, key);

    /// <summary>A setter as scripts see it.</summary>
    public static FunctionInstance? Shown(FunctionInstance? setter) => setter is NoSetter ? null : setter;

    /// <inheritdoc/>
    public override object CallLateBound(object thisObject, params object[] argumentValues)
    {
        _last = (thisObject, _key);
        Interlocked.Increment(ref _misses);
        return Undefined.Value;
    }
}
