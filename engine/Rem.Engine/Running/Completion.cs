namespace Rem.Running;

/// <summary>
/// How an evaluation ended. `return` travels as a value, not as an exception: locks are released and `always`
/// runs on the way because every level looks at it.
/// </summary>
public readonly struct Completion
{
    private readonly Kind _kind;

    private Completion(Kind kind, object? value)
    {
        _kind = kind;
        Value = value;
    }

    private enum Kind : byte
    {
        Done,
        Gives,
        Returns,
        Skipped,
    }

    /// <summary>It ended; what it made already stands in its scope.</summary>
    public static Completion Done => default;

    /// <summary>A link of a chain whose condition did not hold.</summary>
    public static Completion Skipped => new(Kind.Skipped, null);

    /// <summary>The value that it gave, or that is returned.</summary>
    public object? Value { get; }

    /// <summary>True when it gave a value that has yet to be placed.</summary>
    public bool HasValue => _kind == Kind.Gives;

    /// <summary>True when a `return` is on its way out.</summary>
    public bool IsReturn => _kind == Kind.Returns;

    /// <summary>True when a chain goes on with its next link.</summary>
    public bool IsSkipped => _kind == Kind.Skipped;

    /// <summary>It gives a value.</summary>
    public static Completion Gives(object? value) => new(Kind.Gives, value);

    /// <summary>It leaves the nearest handler, called plan or plan with a value.</summary>
    public static Completion Returns(object? value) => new(Kind.Returns, value);
}
