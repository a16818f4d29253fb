using Rem.Http;

namespace Rem.Rpc;

/// <summary>A protocol from the side of who calls. Stateless.</summary>
internal interface IRpcForm
{
    /// <summary>The request of a call.</summary>
    HttpCall Ask(RpcTarget target);

    /// <summary>The result that an answer holds. Throws <see cref="RpcErrors.Failed"/> for a failed call, <see cref="RpcErrors.Answer"/> for what is none.</summary>
    object? Read(RpcTarget target, HttpCall call, HttpAnswer answer);
}
