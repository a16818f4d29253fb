namespace Rem.Cli;

/// <summary>What `rem` says to whoever started it; which error ends with which is in <see cref="Running.ErrorExits"/>.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The plan failed while it ran; a case failed.</summary>
    public const int Failed = 1;

    /// <summary>An invalid plan or command line; nothing has run.</summary>
    public const int Usage = 2;

    /// <summary>A permission was refused.</summary>
    public const int Refused = 4;

    /// <summary>A node, server or database that the command itself needs could not be reached.</summary>
    public const int Unreachable = 5;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 130;
}
