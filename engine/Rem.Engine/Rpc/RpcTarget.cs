using Rem.Errors;
using Rem.Http;
using Rem.Plans;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>A function elsewhere, and what it is called with. Frozen.</summary>
/// <param name="Url">The address of the other side.</param>
/// <param name="Function">The name of the function there.</param>
/// <param name="Arguments">A map of names, a list of values, or null for nothing.</param>
/// <param name="Headers">What is sent beside the protocol's own headers.</param>
/// <param name="MaxBytes">The largest answer.</param>
internal sealed record RpcTarget(string Url, string Function, object? Arguments, RemMap Headers, long MaxBytes)
{
    /// <summary>The headers with one of the protocol's own.</summary>
    public RemMap HeadersWith(string name, string value)
    {
        var headers = Headers.Copy();
        headers.Set(name, value);
        return headers;
    }

    /// <summary>The error for a call that the other side says has failed; <paramref name="facts"/> is what it said.</summary>
    public PlanException Failed(string code, string message, object? facts) =>
        new(new Finding(RpcErrors.Failed, SourceSpan.None, $"{Shown} failed there with {code}: {message}")) { Result = facts };

    /// <summary>The error for what is no answer of the protocol.</summary>
    public PlanException NoAnswer(HttpCall call, HttpAnswer answer, string protocol, string why) => answer.Status is >= 200 and < 300
        ? new PlanException(new Finding(RpcErrors.Answer, SourceSpan.None, $"{Shown} was answered with what is no {protocol}: {why}")) { Result = answer.ToMap() }
        : HttpRun.Unexpected(call, answer, $"an answer of {protocol}");

    private string Shown => $"function {ValueText.Show(Function)} at {Url}";
}
