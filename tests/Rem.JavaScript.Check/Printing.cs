using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.JavaScript;
using Rem.Scripting;
using Rem.Values;

namespace Rem.JavaScript.Check;

/// <summary>Runs a JavaScript program of its own file in our runtime and gives what it prints.</summary>
internal sealed class Printing : IScriptHost
{
    private static readonly JavaScriptRuntime _runtime = new(CompiledCache.None);
    private static readonly ScriptLimits _limits = new(TimeSpan.FromSeconds(20), 512L * 1024 * 1024, 200);

    private readonly StringBuilder _output = new();

    /// <summary>The lines that `console.log` wrote, each with its end, and how it failed, if it did.</summary>
    public static (string Output, Exception? Failure) Run(string file, string text)
    {
        var host = new Printing();
        var findings = new FindingList();
        var source = new ScriptSource(text, new ScriptOrigin(new SourceFile(file, text)), [], Isolation.InProcess);
        if (_runtime.Prepare(source, findings) is not { } script)
        {
            return ("", new PlanException(findings.Items[0]));
        }

        var call = new ScriptCall { Pipe = new MapNames(new RemMap()), Input = null, Values = [], Host = host, Limits = _limits };
        try
        {
            script.RunAsync(call, default).AsTask().GetAwaiter().GetResult();
            return (host._output.ToString(), null);
        }
        catch (Exception error)
        {
            return (host._output.ToString(), error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<object?> CallAsync(string primitive, RemList arguments, CancellationToken cancel)
    {
        switch (primitive)
        {
            case PrimitiveNames.LogWrite:
                _output.Append((string)arguments[1]!).Append('\n');
                return new((object?)null);
            case PrimitiveNames.TimeNow:
                return new(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
            default:
                throw new PlanException(ScriptErrors.Primitive, SourceSpan.None, primitive + " is not there for a program of this check");
        }
    }
}
