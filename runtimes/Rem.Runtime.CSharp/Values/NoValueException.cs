namespace Rem.Runtime.CSharp.Values;

/// <summary>Something that a script gives is no value of the plan language; the message says what it is.</summary>
internal sealed class NoValueException(string message, bool isNesting = false) : Exception(message)
{
    /// <summary>True when it is a value that is nested too deep.</summary>
    public bool IsNesting { get; } = isNesting;
}
