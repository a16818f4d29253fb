using System.Globalization;
using Rem.Http;
using Rem.Values;

namespace Rem.Rpc;

/// <summary>XML-RPC. Arguments by name travel as one struct.</summary>
internal sealed class XmlRpcForm : IRpcForm
{
    private const int MaxValues = 1_000_000;
    private const string ContentType = "text/xml; charset=utf-8";

    /// <inheritdoc/>
    public HttpCall Ask(RpcTarget target)
    {
        var parameters = target.Arguments switch
        {
            null => new RemList(0),
            RemList list => list,
            var names => RemList.Of(names),
        };
        return new HttpCall(target.Url)
        {
            Headers = target.HeadersWith("content-type", ContentType),
            Body = XmlRpcWriter.Call(target.Function, parameters, target.MaxBytes),
            MaxBytes = target.MaxBytes,
        };
    }

    /// <inheritdoc/>
    public object? Read(RpcTarget target, HttpCall call, HttpAnswer answer)
    {
        using var text = new StringReader(answer.Body);
        if (XmlRpcReader.Read(text, JsonRpcForm.MaxDepth, MaxValues, out var wrong) is not { } message)
        {
            throw target.NoAnswer(call, answer, "XML-RPC", wrong);
        }

        if (message.Method is not null)
        {
            throw target.NoAnswer(call, answer, "XML-RPC answer", "it is a call");
        }

        return message.Fault is null
            ? message.Result
            : throw target.Failed(message.Fault.Code.ToString(CultureInfo.InvariantCulture), message.Fault.Text, XmlRpcWriter.ToMap(message.Fault));
    }
}
