using Rem.Binding;
using Rem.Http;
using Rem.Plans;
using Rem.Running;
using Rem.Stdlib.Http;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>An HTTP request.</summary>
public sealed class HttpTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Sends an HTTP request and reads the answer. A status that is not expected fails the step, with the answer in `error.result`.",
        Value = "the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`{status, headers, body, json}`: headers by lower-case name, the body as text, and as a value where it is JSON",
        Settings =
        [
            new TagSetting("url", "text", "The address, http or https.", Required: true),
            new TagSetting("method", "text", "The method.", Default: "GET, or POST with a body"),
            new TagSetting("headers", "map", "Headers: texts, or a list for one that comes several times."),
            new TagSetting("query", "map", "What is put behind `?`, encoded; a list gives the name once for each element."),
            new TagSetting("json", "any", "The body as a value, sent as JSON."),
            new TagSetting("body", "text", "The body as text."),
            new TagSetting("expect", "any", "The statuses that are fine: 204, 2xx, any, or a list of them.", Default: "2xx"),
        ],
        Errors = RequestSettings.Errors,
        Examples = [new TagExample("run:\n  - http: {url: \"http://localhost/\", json: {a: 1}, body: x}", "fails REM1107")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec);
        RequestSettings.Check(site, settings, "method", "body");
        settings.Check(site, "query", "a map", static value => value is RemMap);
        settings.OnlyOne(site, "json", "body");
        RequestSettings.TryText(site, settings, "method", static method => RequestBuilder.MethodOf(method));
        settings.Try(site, "query", static value => QueryText.Append(new Uri("http://localhost/"), value as RemMap));
        settings.Try(site, "expect", HttpRun.CheckExpect);
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
            if (DryRun.Shows(scope, at, $"send {Method(options)} {url}"))
            {
                return Completion.Gives(new HttpAnswer(0, new RemMap(0), "", null).ToMap());
            }

            return Completion.Gives(await HttpRun.RunAsync(scope.Run.Http, options, scope.Run.Options.Limits.TextResultBytes, scope.Run.Clock, cancel));
        }

        private static string Method(RemMap options) =>
            options.TryGetValue("method", out var method) && method is string text ? text
            : options.ContainsKey("json") || options.ContainsKey("body") ? "POST"
            : "GET";
    }
}
