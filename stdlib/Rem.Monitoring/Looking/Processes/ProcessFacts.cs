namespace Rem.Monitoring.Looking.Processes;

/// <summary>One process, as it was looked at.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name, 15 characters at most.</param>
/// <param name="State">Its state, as the system's letter.</param>
internal readonly record struct ProcessFacts(int Id, string Name, char State)
{
    /// <summary>Processor time that it has used, in seconds.</summary>
    public required double Cpu { get; init; }

    /// <summary>Memory that it has in use, in bytes.</summary>
    public required long Memory { get; init; }

    /// <summary>Its threads.</summary>
    public required long Threads { get; init; }

    /// <summary>When it was started, in seconds since the machine was.</summary>
    public required double Started { get; init; }
}
