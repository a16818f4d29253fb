namespace Rem.Runtime.JavaScript.Marshal;

/// <summary>A JavaScript value that is no value of the plan language; the message says which part of it.</summary>
internal sealed class NoValueException(string message, bool isNesting = false) : Exception(message)
{
    /// <summary>True when the value is nested deeper than the limit.</summary>
    public bool IsNesting { get; } = isNesting;
}
