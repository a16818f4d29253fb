using Rem.CommandLines;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Rpc;

namespace Rem.Benchmarks.Rpc;

/// <summary>One function, which gives its argument.</summary>
internal sealed class EchoFunctions : IFunctions
{
    private readonly WebFunction _echo = new("echo", [new UsageEntry("value", UsageType.List) { IsRequired = true }], Role.Anyone);

    public IReadOnlyList<WebFunction> All => [_echo];

    public WebFunction? Find(string name) => name == _echo.Name ? _echo : null;

    public ValueTask<object?> CallAsync(WebFunction function, RemMap input, CancellationToken cancel) => new(input["value"]);
}
