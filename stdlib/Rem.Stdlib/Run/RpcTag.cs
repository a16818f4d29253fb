using Rem.Binding;
using Rem.Http;
using Rem.Plans;
using Rem.Rpc;
using Rem.Running;
using Rem.Stdlib.Http;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>A function of another REM, or of anything that speaks one of its protocols.</summary>
public sealed class RpcTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("rpc")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Calls a function elsewhere over JSON-RPC 2.0, XML-RPC or plain JSON. A call that fails there fails the step, with the other side's code and text in the message and what it said in `error.result`.",
        Value = "the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`{result}`: what the function gave",
        Settings =
        [
            new TagSetting("url", "text", "The address of the other side, http or https; with the protocol `json` what stands in front of the name.", Required: true),
            new TagSetting("function", "text", "The name of the function.", Required: true),
            new TagSetting("arguments", "map or list", "Its arguments by name, or in their order.", Default: "none"),
            new TagSetting("protocol", "text", "json-rpc, xml-rpc or json.", Default: "json-rpc"),
            new TagSetting("headers", "map", "Headers: texts, or a list for one that comes several times."),
            new TagSetting("token", "text", "A token, sent as `authorization: Bearer …`."),
        ],
        Errors = [RpcErrors.Failed, RpcErrors.Answer, RpcErrors.Call, RpcErrors.Characters, .. RequestSettings.Errors],
        Examples = [new TagExample("run:\n  - rpc: {url: \"http://localhost/rpc\", function: add, protocol: soap}", "fails REM2223")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec);
        RequestSettings.Check(site, settings, "function", "protocol", "token");
        RequestSettings.TryText(site, settings, "protocol", RpcRun.CheckProtocol);
        settings.Try(site, "arguments", RpcRun.CheckArguments);
        return new Bound(settings, site.At);
    }

    private sealed class Bound(SettingValues settings, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var options = (RemMap)completion.Value!;
            var url = settings.Text(options, "url") ?? throw settings.Wrong("url", "text", null);
            var function = settings.Text(options, "function") ?? throw settings.Wrong("function", "text", null);
            var result = DryRun.Shows(scope, at, $"call the function {ValueText.Show(function)} at {url}")
                ? null
                : await RpcRun.RunAsync(scope.Run.Http, options, scope.Run.Options.Limits.TextResultBytes, scope.Run.Clock, cancel);
            return Completion.Gives(new RemMap(1) { ["result"] = result });
        }
    }
}
