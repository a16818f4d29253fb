using Rem.Runtime.CSharp.Api;
using Rem.Runtime.CSharp.Gates;
using Rem.Runtime.CSharp.Values;
using Rem.Scripting;

namespace Rem.Runtime.CSharp;

/// <summary>
/// A compiled script. One that calls nothing which may wait runs on the caller's thread; any other on a thread of its
/// own, so that the caller can leave it behind at its limit.
/// </summary>
internal sealed class CSharpScript(ScriptSource source, string key, CompiledScript script, string? file, ScriptContext context) : IScript
{
    private Func<ScriptBody>? _make;
    private ScriptLines? _lines;

    /// <summary>The script's text and where it stands.</summary>
    public ScriptSource Source => source;

    /// <summary>The lines of what it was compiled to.</summary>
    public ScriptLines Lines => _lines ??= new ScriptLines(script.Symbols);

    /// <summary>Where it is loaded.</summary>
    public ScriptContext Context => context;

    private Func<ScriptBody> Make => _make ??= context.Maker(key, script, file);

    /// <inheritdoc/>
    public ValueTask<ScriptResult> RunAsync(ScriptCall call, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var gate = new ScriptGate(call.Limits, cancel);
        return script.MayBlock || script.IsAsync
            ? new ValueTask<ScriptResult>(ScriptThread.RunAsync(this, call, gate, cancel))
            : new ValueTask<ScriptResult>(Run(call, gate, cancel));
    }

    /// <summary>Runs it on this thread. Throws what <see cref="IScript.RunAsync"/> says.</summary>
    public ScriptResult Run(ScriptCall call, ScriptGate gate, CancellationToken cancel)
    {
        var body = Make();
        var around = ScriptGate.Here;
        ScriptGate.Here = gate;
        GateWatch.Add(gate);
        try
        {
            body.Start(call, gate, source.Names);
            var given = script.IsAsync ? Wait(body, gate) : body.rem__Run();
            gate.Check();
            return ReferenceEquals(given, ScriptBody.rem__nothing) ? ScriptResult.Nothing : new ScriptResult(true, ResultReader.Read(given));
        }
        catch (Exception error)
        {
            throw CSharpFailure.Make(this, body, gate, error, call, cancel);
        }
        finally
        {
            GateWatch.Remove(gate);
            ScriptGate.Here = around;
            gate.Release();
        }
    }

    private static object? Wait(ScriptBody body, ScriptGate gate)
    {
        var task = body.rem__RunAsync();
        try
        {
            task.Wait(gate.Waiting);
        }
        catch (OperationCanceledException cancelled) when (!task.IsCompleted)
        {
            gate.EndWait(cancelled);
            throw new ScriptEndedException();
        }
        catch (Exception) when (task.IsCompleted)
        {
            // asking for the result throws the error itself
        }

        return task.GetAwaiter().GetResult();
    }
}
