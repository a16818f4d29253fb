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
    // A primitive's token is cancelled with the run and at its time limit; one that does not heed it is left behind.
    private const int PatienceMilliseconds = 300;

    /// <summary>Asks a primitive. A failure that the script may catch is a <see cref="RemException"/>.</summary>
    public object? Ask(string primitive, params ReadOnlySpan<object?> arguments)
    {
        gate.Check();
        try
        {
            var answer = host.CallAsync(primitive, Read(primitive, arguments), gate.Waiting);
            var value = answer.IsCompleted ? answer.GetAwaiter().GetResult() : Wait(answer.AsTask());
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

    /// <summary>An error of a use of `rem` itself.</summary>
    public static RemException Wrong(string message) => new(new PlanException(ScriptErrors.Primitive, SourceSpan.None, message));

    private ScriptEndedException Ended(Exception error)
    {
        gate.End(Ending.Host, error);
        return new ScriptEndedException();
    }

    private object? Wait(Task<object?> answer)
    {
        try
        {
            answer.Wait(gate.Waiting);
        }
        catch (OperationCanceledException) when (!answer.IsCompleted)
        {
            // An empty wait for the end of the task, whatever it ends with.
            if (Task.WaitAny([answer], PatienceMilliseconds, CancellationToken.None) < 0)
            {
                throw;
            }
        }
        catch (Exception) when (answer.IsCompleted)
        {
            // asking for the result throws the error itself
        }

        return answer.GetAwaiter().GetResult();
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
