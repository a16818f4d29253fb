using Rem.Values;

namespace Rem.Processes;

/// <summary>What a program said and how it ended.</summary>
public sealed class ProcessResult
{
    /// <summary>Captured standard output as UTF-8 (what is none becomes U+FFFD), without one last newline.</summary>
    public string Output { get; init; } = "";

    /// <summary>Captured standard error, as it came.</summary>
    public string Stderr { get; init; } = "";

    /// <summary>The exit code; 128 + n when signal n ended it.</summary>
    public int Code { get; init; }

    /// <summary>The signal that ended it, or null.</summary>
    public int? Signal { get; init; }

    /// <summary>Seconds from start to end, by the run's clock.</summary>
    public double Seconds { get; init; }

    /// <summary>The result of a `shell` step: `{output, stderr, code, seconds}`.</summary>
    public RemMap ToMap()
    {
        var map = new RemMap();
        map.Set("output", Output);
        map.Set("stderr", Stderr);
        map.Set("code", (long)Code);
        map.Set("seconds", Seconds);
        return map;
    }
}
