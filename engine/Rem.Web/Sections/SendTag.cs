using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Web.Pages;

namespace Rem.Web.Sections;

/// <summary>Sends a piece of a page's body while the page is being worked out.</summary>
internal sealed class SendTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http send")
    {
        Area = "web",
        Role = TagRole.Action,
        Summary = "Sends a piece of the page's body at once, before the page has ended. The first one sends status and headers, as `response` has them by then; of a page that has sent pieces nothing else is sent. A reader that leaves, and the page's `timeout`, cancel its steps.",
        Value = "a text, which is sent as it is, or any other value, which is sent as a line of JSON",
        Gives = "nothing",
        Result = TagResult.Dropped,
        Errors = [WebErrors.Response, WebErrors.Busy],
        Examples =
        [
            new TagExample("http pages:\n  count:\n    timeout: 1m\n    run:\n      - for n in [1, 2, 3]:\n          run:\n            - http send: \"${{ n }}\\n\"", "{}"),
            new TagExample("run:\n  - http send: x", "fails REM8008"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Bound(site.Data(), site.At);

    private sealed class Bound(BoundValue piece, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await piece.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            if (scope.Run.Client is not PagePieces page)
            {
                throw new PlanException(WebErrors.Response, at, "there is no page here whose pieces could be sent", "send them in a page of `http pages`; one that stands inside of another page, and a function, are sent as a whole");
            }

            await page.SendAsync(completion.Value, scope.TryFind(ResponseControl.Key, out var response) ? response : null, at, cancel);
            return Completion.Done;
        }
    }
}
