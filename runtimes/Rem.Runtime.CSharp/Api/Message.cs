using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>A message that was taken from a queue.</summary>
public sealed class Message
{
    private readonly HostCalls _calls;
    private readonly string _queue;
    private readonly string _handle;
    private bool _isSettled;

    internal Message(HostCalls calls, string queue, RemMap found)
    {
        _calls = calls;
        _queue = queue;
        _handle = (string)found["handle"]!;
        Id = (string)found["id"]!;
        Value = found["value"];
        Tries = (long)found["tries"]!;
    }

    /// <summary>The id that `Put` gave.</summary>
    public string Id { get; }

    /// <summary>What was put.</summary>
    public object? Value { get; }

    /// <summary>How often it was taken, this time included.</summary>
    public long Tries { get; }

    /// <summary>Says that the message is done. Twice is an error, unless both name the same `operation`.</summary>
    public void Ack(string? operation = null)
    {
        _calls.AskWith(Options.Of(("operation", operation)), PrimitiveNames.QueueAck, _queue, _handle);
        _isSettled = true;
    }

    /// <summary>Gives the message back, to be taken again after a delay. `operation` is an id that makes a second try harmless.</summary>
    public void Nack(object? delay = null, string? operation = null)
    {
        _calls.AskWith(Options.Of(("operation", operation)), PrimitiveNames.QueueNack, _queue, _handle, delay);
        _isSettled = true;
    }

    internal void Settle()
    {
        if (!_isSettled)
        {
            Ack();
        }
    }

    internal void GiveBack()
    {
        if (!_isSettled)
        {
            Nack();
        }
    }
}
