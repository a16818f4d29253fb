using Rem.CommandLines;
using Rem.Errors;

namespace Rem.Web.Rpc;

/// <summary>Calls the functions of one request for every protocol: finds, checks, calls, and makes a fault of what goes wrong.</summary>
internal sealed class FunctionCalls(IFunctions functions, ErrorView view)
{
    /// <summary>The functions.</summary>
    public IFunctions Functions { get; } = functions;

    /// <summary>
    /// Calls a function with a map of names, a list of values, or null for nothing. Throws only when the request was
    /// canceled.
    /// </summary>
    public async ValueTask<CallEnd> RunAsync(string name, object? given, CancellationToken cancel)
    {
        if (Functions.Find(name) is not { } function)
        {
            return CallEnd.Of(CallFault.Unknown(name, Functions));
        }

        var faults = new List<UsageFault>();
        var input = FunctionInput.Read(function, given, faults);
        if (faults.Count > 0)
        {
            return CallEnd.Of(CallFault.Misfits(faults));
        }

        try
        {
            return new CallEnd(function, await Functions.CallAsync(function, input, cancel), null);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw;
        }
        catch (PlanException error)
        {
            return CallEnd.Of(Failed(function, error));
        }
#pragma warning disable CA1031 // A defect in one function must not take the other calls of its request with it; log and caller are told.
        catch (Exception error)
#pragma warning restore CA1031
        {
            view.Failed?.Invoke(function, error);
            return CallEnd.Of(CallFault.Defect(view));
        }
    }

    /// <summary>The fault of a function that failed, or whose result cannot be written, after the log heard of it.</summary>
    public CallFault Failed(WebFunction? function, PlanException error)
    {
        if (function is not null)
        {
            view.Failed?.Invoke(function, error);
        }

        return CallFault.Failed(error, view);
    }
}
