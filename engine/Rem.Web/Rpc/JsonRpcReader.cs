using System.Buffers;
using Rem.Errors;
using Rem.CommandLines;
using Rem.Plans;
using Rem.Rpc;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>Reads bodies of JSON-RPC 2.0. Members that the protocol does not know say nothing.</summary>
internal sealed class JsonRpcReader
{
    private readonly JsonReader _json;
    private readonly RpcLimits _limits;

    private JsonRpcReader(string text, RpcLimits limits)
    {
        _json = new JsonReader(text, limits.Depth, isExact: true);
        _limits = limits;
    }

    /// <summary>The requests of a body.</summary>
    public static JsonRpcMessage Read(in ReadOnlySequence<byte> body, RpcLimits limits)
    {
        if (Utf8Text.Read(body, out var wrong) is not { } text)
        {
            return new JsonRpcMessage([], false, wrong);
        }

        var reader = new JsonRpcReader(text, limits);
        reader._json.Cursor.SkipBlanks();
        return reader._json.Cursor.Current == '[' ? reader.Batch() : reader.Single();
    }

    private JsonRpcMessage Single()
    {
        var request = Request();
        _json.End();
        return new JsonRpcMessage([request], false, _json.Cursor.Wrong);
    }

    private JsonRpcMessage Batch()
    {
        var requests = new List<JsonRpcRequest>();
        _json.Open();
        while (_json.NextItem(requests.Count == 0))
        {
            if (requests.Count == _limits.Calls)
            {
                return new JsonRpcMessage([JsonRpcRequest.Wrong(null, $"a batch has at most {_limits.Calls} requests, which is exceeded")], false, null);
            }

            requests.Add(Request());
        }

        _json.End();
        return requests.Count == 0 && _json.Cursor.Wrong is null
            ? new JsonRpcMessage([JsonRpcRequest.Wrong(null, "a batch has at least one request, got an empty list")], false, null)
            : new JsonRpcMessage(requests, true, _json.Cursor.Wrong);
    }

    private JsonRpcRequest Request()
    {
        _json.Cursor.SkipBlanks();
        if (_json.Cursor.Current != '{')
        {
            var other = _json.Value();
            _json.Cursor.Unfit = null;
            return JsonRpcRequest.Wrong(null, $"a request must be a map, got {ValueText.ShowWithKind(other)}");
        }

        var members = new Members();
        _json.Open();
        for (var isFirst = true; _json.NextKey(isFirst) is { } key; isFirst = false)
        {
            Read(key, members);
        }

        return members.ToRequest();
    }

    private void Read(string key, Members members)
    {
        var cursor = _json.Cursor;
        cursor.SkipBlanks();
        var from = cursor.At;
        cursor.Unfit = null;
        var value = _json.Value();
        if (cursor.Wrong is null)
        {
            members.Take(key, value, cursor.Since(from), cursor.Unfit);
        }

        cursor.Unfit = null;
    }

    /// <summary>The members of one request while they are read.</summary>
    private sealed class Members
    {
        private static readonly string[] Known = ["jsonrpc", "method", "params", "id"];

        private readonly bool[] _has = new bool[Known.Length];
        private object? _version;
        private object? _method;
        private object? _arguments;
        private string? _id;
        private string? _unfit;
        private string? _wrong;

        public void Take(string key, object? value, ReadOnlySpan<char> written, string? unfit)
        {
            var index = Array.IndexOf(Known, key);
            if (index < 0)
            {
                return;
            }

            _wrong ??= _has[index] ? $"a request has '{key}' once, got it twice" : null;
            _has[index] = true;
            switch (key)
            {
                case "jsonrpc":
                    _version = value;
                    break;
                case "method":
                    _method = value;
                    _wrong ??= unfit;
                    break;
                case "params":
                    _arguments = value;
                    _unfit = unfit;
                    break;
                default:
                    TakeId(value, written);
                    break;
            }
        }

        public JsonRpcRequest ToRequest()
        {
            _wrong ??= _version is not "2.0" ? $"'jsonrpc' must be text '2.0', got {(_has[0] ? ValueText.ShowWithKind(_version) : "nothing")}"
                : _method is not string ? $"'method' must be text, got {(_has[1] ? ValueText.ShowWithKind(_method) : "nothing")}"
                : _arguments is not (null or RemMap or RemList) ? $"'params' must be a list or a map, got {ValueText.ShowWithKind(_arguments)}"
                : null;
            if (_wrong is not null)
            {
                return JsonRpcRequest.Wrong(_id, _wrong);
            }

            return new JsonRpcRequest(_has[3] ? _id : null, (string)_method!, _arguments)
            {
                Fault = _unfit is null ? null : CallFault.Misfits([new UsageFault("", "values that can be kept", null, new Finding(UsageErrors.BadValue, SourceSpan.None, _unfit))]),
            };
        }

        // As it is written, so that a number beyond 64 bits or with zeros behind its point comes back as it is.
        private void TakeId(object? value, ReadOnlySpan<char> written)
        {
            var isNumber = written[0] is '-' or (>= '0' and <= '9');
            if (isNumber || value is null or string)
            {
                _id = _id is null ? written.ToString() : "null";
            }
            else
            {
                _wrong ??= $"'id' must be text, a number or null, got {ValueText.ShowWithKind(value)}";
            }
        }
    }
}
