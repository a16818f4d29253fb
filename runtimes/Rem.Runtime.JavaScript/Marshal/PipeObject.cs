using Jurassic;
using Rem.Runtime.JavaScript.Engines;
using Rem.Values;

namespace Rem.Runtime.JavaScript.Marshal;

/// <summary>`pipe`: single names are looked up as they are asked for; the whole map is made only when somebody wants all of it.</summary>
internal sealed class PipeObject(JsEngine js) : MapObject(js, null)
{
    private readonly JsEngine _js = js;

    /// <inheritdoc/>
    public override RemMap Map => _js.Call!.Pipe.ToMap();

    /// <inheritdoc/>
    protected override object? Member(string name) => _js.Call is { } call && call.Pipe.TryFind(name, out var value) ? _js.Write(value) : null;
}
