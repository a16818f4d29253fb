using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>Writes the answers of JSON-RPC, one or several, within the limit of an answer.</summary>
internal sealed class JsonRpcAnswers(FunctionCalls calls, RpcLimits limits)
{
    private readonly JsonText _text = new(limits.AnswerCharacters);
    private int _count;

    /// <summary>How many there are.</summary>
    public int Count => _count;

    /// <summary>The number that JSON-RPC has for a kind of fault.</summary>
    public static int NumberOf(CallFaultKind kind) => kind switch
    {
        CallFaultKind.Unreadable => -32600,
        CallFaultKind.Unknown => -32601,
        CallFaultKind.Arguments => -32602,
        CallFaultKind.Defect => -32603,
        _ => -32000,
    };

    /// <summary>Adds the answer to a request.</summary>
    public void Add(string id, CallEnd end)
    {
        _text.Raw(_count++ == 0 ? "" : ",");
        if (end.Fault is { } fault)
        {
            AddError(id, NumberOf(fault.Kind), fault);
        }
        else if (TryAddResult(id, end.Value) is { } error)
        {
            AddError(id, NumberOf(CallFaultKind.Failed), calls.Failed(end.Function, error));
        }
    }

    /// <summary>Adds the answer to a body that is no JSON.</summary>
    public void AddParseError(string wrong) => AddError("null", -32700, CallFault.Unreadable("the body is no JSON: " + wrong));

    /// <summary>The body of the answer.</summary>
    public RpcReply ToReply(bool isBatch)
    {
        if (!isBatch)
        {
            return new RpcReply(200, JsonRpcProtocol.ContentType, _text.ToBytes());
        }

        var whole = new JsonText(long.MaxValue);
        whole.Raw("[").Raw(_text.ToString()).Raw("]");
        return new RpcReply(200, JsonRpcProtocol.ContentType, whole.ToBytes());
    }

    // What is too long or too deep is taken back, and its error stands in its place.
    private PlanException? TryAddResult(string id, object? value)
    {
        var before = _text.Length;
        try
        {
            _text.Raw("{\"jsonrpc\":\"2.0\",\"result\":");
            if (_text.Write(value, 0))
            {
                _text.Raw(",\"id\":").Raw(id).Raw("}");
                return null;
            }

            _text.Length = before;
            return new LimitException(LimitErrors.Text, SourceSpan.None, $"the answer would be longer than the limit of {limits.AnswerCharacters} characters");
        }
        catch (PlanException error)
        {
            _text.Length = before;
            return error;
        }
    }

    private void AddError(string id, int number, CallFault fault)
    {
        var data = fault.ToMap();
        data.Remove("message");
        _text.Raw("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":").Raw(number.ToString(CultureInfo.InvariantCulture))
            .Raw(",\"message\":").Raw(ValueText.Json(fault.Message))
            .Raw(",\"data\":").Raw(ValueText.Json(data))
            .Raw("},\"id\":").Raw(id).Raw("}");
    }
}
