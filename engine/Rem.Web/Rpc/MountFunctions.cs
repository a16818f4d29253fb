using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Mounting;
using Rem.Web.Pages;
using Rem.Web.Sections;
using Rem.Web.Serving;
using Rem.Web.Sites;

namespace Rem.Web.Rpc;

/// <summary>The functions of a mount for the caller of one request: those of its plans, the first plan that has a name counts.</summary>
internal sealed class MountFunctions(Mount mount, Exchange exchange, Gate gate, TimeProvider clock) : IFunctions
{
    /// <inheritdoc/>
    public IReadOnlyList<WebFunction> All
    {
        get
        {
            var names = new SortedDictionary<string, WebFunction>(StringComparer.Ordinal);
            foreach (var state in mount.Chain)
            {
                foreach (var function in state.Functions?.All ?? [])
                {
                    names.TryAdd(function.Facts.Name, function.Facts);
                }
            }

            return [.. names.Values.Where(IsAllowed)];
        }
    }

    /// <inheritdoc/>
    public WebFunction? Find(string name) => Lookup(name).Function is { } function && IsAllowed(function.Facts) ? function.Facts : null;

    /// <inheritdoc/>
    public async ValueTask<object?> CallAsync(WebFunction function, RemMap input, CancellationToken cancel)
    {
        var (state, found) = Lookup(function.Name);
        exchange.Endpoint = mount.Path + "rpc/" + function.Name;
        using var noted = function.IsSafe ? null : await gate.NoteAsync(exchange, new AuditAction("rpc", mount.Path + "rpc/" + function.Name, state!.Digest), cancel);
        var value = await CallAsync(found!, state!, input, cancel);
        noted?.Succeeded();
        return value;
    }

    private async ValueTask<object?> CallAsync(PlanFunction function, PlanState state, RemMap input, CancellationToken cancel)
    {
        input.IsShared = true;
        var pipe = new RemMap(1);
        pipe.Set("request", Request());
        using var deadline = new Deadline(function.Timeout, clock, cancel);
        try
        {
            var call = new FunctionCall { Pipe = pipe, Input = input, Captures = input, Client = exchange };
            return state.Open.Options.Secrets.Hide((await state.Open.EvaluateAsync(function.Function, call, deadline.Token)).Value);
        }
        catch (OperationCanceledException) when (deadline.IsOver)
        {
            throw new PlanException(WebErrors.Timeout, function.At, $"the function '{function.Facts.Name}' took longer than {Duration.Show(function.Timeout)} (timeout)", WebErrors.Timeout.Fix);
        }
    }

    private RemMap Request()
    {
        var request = new RemMap(4);
        request.Set("user", RequestPipe.User(exchange.Caller));
        request.Set("site", exchange.Site!.Settings.Name);
        request.Set("address", exchange.Http.Connection.RemoteIpAddress?.ToString());
        request.Set("traceparent", exchange.Trace.Header);
        request.IsShared = true;
        return request;
    }

    private bool IsAllowed(WebFunction function) => exchange.Caller.Role >= function.Role;

    private (PlanState? State, PlanFunction? Function) Lookup(string name)
    {
        foreach (var state in mount.Chain)
        {
            if (state.Functions?.Find(name) is { } function)
            {
                return (state, function);
            }
        }

        return default;
    }
}
