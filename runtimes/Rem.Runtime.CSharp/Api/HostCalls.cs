using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.CSharp.Gates;
using Rem.Runtime.CSharp.Values;
using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>The one way from a script to the primitives of `rem`. Waits for answers on the script's thread.</summary>
internal sealed class HostCalls(IScriptHost host, ScriptGate gate)
{
    // Less than the watch has with the script itself, which would leave both behind.
    private const int PatienceMilliseconds = 300;

    /// <summary>Asks a primitive. A failure that the script may catch is a <see cref="RemException"/>.</summary>
    public object? Ask(string primitive, params ReadOnlySpan<object?> arguments)
    {
        gate.Check();
        try
        {
            var waiting = gate.Waiting;
            var value = PrimitiveWait.For(host.CallAsync(primitive, Read(primitive, arguments), waiting), PatienceMilliseconds, waiting);
            gate.Check();
            return Ownership.Share(value);
        }
        catch (LimitException limit)
        {
            throw Ended(limit);
        }
        catch (PlanException failure)
        {
            throw new RemException(failure);
        }
        catch (OperationCanceledException cancelled)
        {
            gate.EndWait(cancelled);
            throw new ScriptEndedException();
        }
        catch (Exception error) when (error is not ScriptEndedException)
        {
            throw Ended(error);
        }
    }

    /// <summary>Asks a primitive whose last argument is options, where any were given.</summary>
    public object? AskWith(RemMap? options, string primitive, params ReadOnlySpan<object?> arguments) =>
        options is null ? Ask(primitive, arguments) : Ask(primitive, [.. arguments, options]);

    /// <summary>An error of a use of `rem` itself.</summary>
    public static RemException Wrong(string message) => new(new PlanException(ScriptErrors.Primitive, SourceSpan.None, message));

    private ScriptEndedException Ended(Exception error)
    {
        gate.End(Ending.Host, error);
        return new ScriptEndedException();
    }

    private static RemList Read(string primitive, ReadOnlySpan<object?> arguments)
    {
        var values = new RemList(arguments.Length);
        foreach (var argument in arguments)
        {
            try
            {
                values.Add(ResultReader.Read(argument));
            }
            catch (NoValueException bad)
            {
                throw bad.IsNesting
                    ? new LimitException(LimitErrors.Nesting, SourceSpan.None, $"{primitive}: {bad.Message}")
                    : new PlanException(ScriptErrors.Primitive, SourceSpan.None, $"{primitive}: expected a value, got {bad.Message}");
            }
        }

        return values;
    }
}
