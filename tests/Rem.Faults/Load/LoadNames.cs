namespace Rem.Faults.Load;

/// <summary>The resources that the load uses, and the ids of its operations.</summary>
internal static class LoadNames
{
    /// <summary>Clients at once.</summary>
    public const int Clients = 8;

    public const string Queue = "work";

    public const string Counter = "done";

    public const string Bucket = "progress";

    /// <summary>An id that no other operation has.</summary>
    public static string Operation(OperationKind kind, int client, long number) => $"{(char)kind}-{client}-{number}";

    /// <summary>A message: who put it, as which of its own.</summary>
    public static string Message(int client, long number) => $"{client}:{number}";

    /// <summary>Who put a message, as which of its own.</summary>
    public static (int Client, long Number) Parse(string message)
    {
        var at = message.IndexOf(':', StringComparison.Ordinal);
        return (int.Parse(message.AsSpan(0, at)), long.Parse(message.AsSpan(at + 1)));
    }
}
