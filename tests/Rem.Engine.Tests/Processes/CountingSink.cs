using Rem.Processes;

namespace Rem.Engine.Tests.Processes;

/// <summary>Counts what comes.</summary>
internal sealed class CountingSink : IOutputSink
{
    public long Bytes { get; private set; }

    public ulong Sum { get; private set; }

    public bool IsEnded { get; private set; }

    public void Write(ReadOnlySpan<byte> piece)
    {
        Bytes += piece.Length;
        foreach (var b in piece)
        {
            Sum = (Sum * 31) + b;
        }
    }

    public void End() => IsEnded = true;
}

/// <summary>Fails at the first piece.</summary>
internal sealed class FailingSink : IOutputSink
{
    public void Write(ReadOnlySpan<byte> piece) => throw new InvalidDataException("full");

    public void End()
    {
    }
}
