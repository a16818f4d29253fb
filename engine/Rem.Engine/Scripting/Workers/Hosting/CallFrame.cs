using Rem.Scripting.Workers.Wire;
using Rem.Values;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>
/// The frame that starts a run. Of `pipe` it brings the names that earlier runs of the script asked for, or the whole
/// when they did; the first run asks for each as it reads it. The command line goes to a worker once.
/// </summary>
internal static class CallFrame
{
    /// <summary>Writes it. Throws <see cref="WireFullException"/> when it would be larger than the writer's limit.</summary>
    public static void Write(Worker worker, WorkerScript script, ScriptCall call, ScriptLimits limits)
    {
        var writer = worker.Writer;
        writer.Begin(FrameKind.Call);
        writer.Integer(worker.LastCall);
        writer.Integer(script.Number);
        writer.Integer(limits.Time.Ticks);
        writer.Integer(limits.MemoryBytes);
        writer.Integer(limits.CallDepth);
        var isKnown = call.Input is Owned && ReferenceEquals(worker.LastInput, call.Input);
        writer.Bool(!isKnown);
        if (!isKnown)
        {
            writer.Value(call.Input);
        }

        writer.Count(call.Values.Length);
        foreach (var value in call.Values)
        {
            writer.Value(value);
        }

        WriteNames(writer, script, call.Pipe);
        writer.End();
        worker.LastInput = call.Input;
    }

    /// <summary>Writes whether something was found, and it.</summary>
    public static void WriteFound(WireWriter writer, bool isFound, object? value)
    {
        writer.Bool(isFound);
        if (isFound)
        {
            writer.Value(value);
        }
    }

    private static void WriteNames(WireWriter writer, WorkerScript script, INames pipe)
    {
        var names = script.Names;
        writer.Count(names.Length);
        foreach (var name in names)
        {
            writer.Text(name);
            WriteFound(writer, pipe.TryFind(name, out var value), value);
        }

        var wantsAll = script.WantsAll;
        writer.Bool(wantsAll);
        if (wantsAll)
        {
            writer.Value(pipe.ToMap());
        }
    }
}
