using Rem.Binding;
using Rem.Errors;
using Rem.Inspection;
using Rem.Running;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>Puts the result of another tag, or any other name in reach, into a queue.</summary>
public sealed class PutTagInQueueTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("put tag <tag> in queue <queue>")
    {
        Area = "shared",
        Role = TagRole.Action,
        Summary = "Puts the result that stands under a key into a queue as a message.",
        Value = "nothing; `<tag>` is a key as it stands in the result (quoted when it has blanks), or a path such as `disk.output`",
        Shapes = ValueShapes.Nothing,
        Gives = "nothing",
        Result = TagResult.Dropped,
        Errors = [PathErrors.Missing, SharedErrors.Name, SharedErrors.Value, SharedErrors.StaleFence, QueueErrors.Full],
        Examples =
        [
            new TagExample("disk: {used: 91}\nrun:\n  - put tag disk in queue disks:\n  - take from queue disks into got:", "{disk: {used: 91}, got: {used: 91}}"),
            new TagExample("tags:\n  grade <name>:\n    evaluate: {return: high}\ngrade anna: 95\nrun:\n  - put tag \"grade anna\" in queue grades:\n  - take from queue grades into got:", "{grade anna: high, got: high}"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var written = site.CaptureText("tag");
        return new Bound(site.Text("tag"), written[0] is '"' or '\'', SharedName.Bind(site, "queue", "queue"));
    }

    private sealed class Bound(BoundText tag, bool isQuoted, BoundText queue) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel) =>
            QueuePut.RunAsync(queue, Find(scope), scope, cancel);

        // A key may look like a path; what stands under the very key comes first.
        private object? Find(Scope scope)
        {
            var key = tag.In(scope);
            if (scope.TryFind(key, out var value))
            {
                return Ownership.Share(value);
            }

            return isQuoted ? throw Missing(key, scope) : Read(key, scope);
        }

        private object? Read(string path, Scope scope)
        {
            try
            {
                return Inspect.Get(path, scope.ToMap());
            }
            catch (PlanException error)
            {
                // The place in the path's own text would hide the key's.
                throw new PlanException(error.Finding with { At = tag.At });
            }
        }

        private PlanException Missing(string key, Scope scope)
        {
            var near = Suggestion.Nearest(key, scope.ToMap().Keys);
            return new PlanException(PathErrors.Missing, tag.At, $"'{key}' is not there", near is null ? null : $"did you mean '{near}'?");
        }
    }
}
