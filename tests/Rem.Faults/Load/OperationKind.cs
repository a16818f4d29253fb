namespace Rem.Faults.Load;

/// <summary>What a client does.</summary>
internal enum OperationKind : byte
{
    /// <summary>Puts its next message.</summary>
    Put = (byte)'p',

    /// <summary>Acknowledges a message that it took; its number and client are those of the message.</summary>
    Ack = (byte)'k',

    /// <summary>Adds one to the counter.</summary>
    Add = (byte)'a',

    /// <summary>Sets its key to its next number.</summary>
    Set = (byte)'s',
}
