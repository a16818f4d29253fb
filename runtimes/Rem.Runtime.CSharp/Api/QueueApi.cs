using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>A queue.</summary>
public sealed class QueueApi
{
    private readonly HostCalls _calls;
    private readonly string _name;

    internal QueueApi(HostCalls calls, string name)
    {
        _calls = calls;
        _name = name;
    }

    /// <summary>Puts a value and gives the message's id. `priority`: lower is earlier, 0 to 1000, default 500. `operation` is an id that makes a second try harmless.</summary>
    public string Put(object? value, object? delay = null, int? priority = null, object? ttl = null, string? operation = null)
    {
        var options = Options.Of(("delay", delay), ("priority", priority), ("ttl", ttl), ("operation", operation));
        return (string)_calls.AskWith(options, PrimitiveNames.QueuePut, _name, value)!;
    }

    /// <summary>
    /// Takes a message, waiting for one as long as `wait` says (not at all by default); null when none came. One that
    /// the script settles neither way is acknowledged when its step succeeds and given back when it fails.
    /// </summary>
    public Message? Take(object? wait = null) =>
        _calls.Ask(PrimitiveNames.QueueTake, _name, wait) is RemMap found ? new Message(_calls, _name, found) : null;

    /// <summary>The value that would be taken next, or null; it stays.</summary>
    public object? Peek() => (_calls.Ask(PrimitiveNames.QueuePeek, _name) as RemMap)?["value"];

    /// <summary>The value that was put last, or null; it stays.</summary>
    public object? Newest() => (_calls.Ask(PrimitiveNames.QueueNewest, _name) as RemMap)?["value"];

    /// <summary>How many messages wait.</summary>
    public long Count() => (long)_calls.Ask(PrimitiveNames.QueueCount, _name)!;

    /// <summary>
    /// Hands each message to the handler until that gives false. A message is done when the handler returned, and is
    /// given back when it threw.
    /// </summary>
    public void Subscribe(Func<object?, Message, bool> handler)
    {
        while (true)
        {
            if (Take(3600) is not { } message)
            {
                continue;
            }

            var goesOn = false;
            try
            {
                goesOn = handler(message.Value, message);
                message.Settle();
            }
            finally
            {
                message.GiveBack();
            }

            if (!goesOn)
            {
                return;
            }
        }
    }
}
