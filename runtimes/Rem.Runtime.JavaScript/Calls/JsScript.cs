using Jurassic;
using Rem.Plans;
using Rem.Runtime.JavaScript.Engines;
using Rem.Runtime.JavaScript.Transforming;
using Rem.Scripting;
using ScriptSource = Rem.Scripting.ScriptSource;

namespace Rem.Runtime.JavaScript.Calls;

/// <summary>A JavaScript script that parses. Each run takes an engine of its own, so that any number may run at once.</summary>
internal sealed class JsScript(ScriptSource source, ScriptParameters parameters, TransformedScript transformed, EnginePool pool) : IScript
{
    private CompiledEval? _compiled;

    /// <summary>Its parameters.</summary>
    public ScriptParameters Parameters => parameters;

    /// <summary>Its text.</summary>
    public string Text => source.Text;

    /// <summary>What Jurassic runs.</summary>
    public TransformedScript Transformed => transformed;

    /// <summary>The names that stand beside `pipe`.</summary>
    public IReadOnlyList<string> Names => source.Names;

    /// <summary>The code that gives the script's function; compiled when the script first runs.</summary>
    public CompiledEval Compiled => LazyInitializer.EnsureInitialized(ref _compiled, Compile);

    /// <summary>The place of a line of the script.</summary>
    public SourceSpan Place(int line) => source.Origin.Place(line);

    /// <inheritdoc/>
    public ValueTask<ScriptResult> RunAsync(ScriptCall call, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        return new ValueTask<ScriptResult>(NestedRuns.TryEnter() ? Run(call, cancel) : OnNewThread(call, cancel));
    }

    private CompiledEval Compile()
    {
        JurassicPatches.Apply();
        return NestedRuns.OnNewThread(Transformer.StackBytes, () => CompiledEval.Compile(new StringScriptSource(transformed.Code, JsWatch.ScriptPath)));
    }

    // Apart, for the sake of the closure.
    private ScriptResult OnNewThread(ScriptCall call, CancellationToken cancel) => NestedRuns.OnNewThread(Transformer.StackBytes, () =>
    {
        NestedRuns.TryEnter();
        return Run(call, cancel);
    });

    private ScriptResult Run(ScriptCall call, CancellationToken cancel)
    {
        var engine = pool.Rent();
        var isSound = false;
        try
        {
            var result = JsRun.Run(engine, this, call, cancel);
            isSound = true;
            return result;
        }
        finally
        {
            NestedRuns.Leave();
            engine.Clean();

            // What a script has ended in the middle of, or wrote to, serves nobody else.
            if ((isSound || engine.Watch.Trip == Trip.None) && (!transformed.MayWrite || engine.IsUntouched()))
            {
                pool.Return(engine);
            }
        }
    }
}
