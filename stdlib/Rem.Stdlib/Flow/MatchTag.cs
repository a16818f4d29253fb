using Rem.Binding;
using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Flow;

/// <summary>Chooses a block by a value.</summary>
public sealed class MatchTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("match <value...>")
    {
        Area = "flow",
        Summary = "Evaluates the block of the first `case` that holds the value, else the one of `else`.",
        Value = "a map of `case a, b:` (YAML scalars) and `else:`, each with a block",
        Shapes = ValueShapes.Map,
        Gives = "the block's result, merged; nothing when no case fits and there is no `else`",
        Settings = [new TagSetting("case …", "block", "Taken when the value equals one of the scalars."), new TagSetting("else", "block", "Taken when no case fits.")],
        Examples = [new TagExample("code: 404\nmatch code:\n  case 200, 204: {is: fine}\n  case 404: {is: gone}\n  else: {is: odd}", "{code: 404, is: gone}")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var value = site.Expression("value");
        var cases = new List<Case>();
        Block? otherwise = null;
        foreach (var entry in site.Value is MapNode map ? map.Entries : [])
        {
            if (entry.Key.Text == "else")
            {
                otherwise = BodyOf(site, entry);
            }
            else if (entry.Key.Text.StartsWith("case ", StringComparison.Ordinal))
            {
                cases.Add(new Case(CaseValues.Read(site, entry.Key, 5), BodyOf(site, entry)));
            }
            else
            {
                site.Error(BindErrors.Shape, entry.Key.Span, $"'{site.Key}' holds 'case …' and 'else' only, got '{entry.Key.Text}'", "write `case a, b:` with the values that it is for");
            }
        }

        return new Bound(value, cases.ToArray(), otherwise);
    }

    private static Block BodyOf(TagSite site, MapEntry entry)
    {
        if (entry.Value is not MapNode)
        {
            site.Error(BindErrors.Shape, entry.Value is ScalarNode { Value: null } ? entry.Key.Span : entry.Value.Span, $"'{entry.Key.Text}' takes a block");
        }

        return site.Block(entry.Value is MapNode ? entry.Value : new MapNode(entry.Value.Span, []));
    }

    private readonly record struct Case(object?[] Values, Block Body);

    private sealed class Bound(Expression value, Case[] cases, Block? otherwise) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var found = value.Peek(scope);
            foreach (var one in cases)
            {
                foreach (var candidate in one.Values)
                {
                    if (Truth.Equals(found, candidate))
                    {
                        return one.Body.RunInAsync(scope, cancel);
                    }
                }
            }

            return otherwise is null ? new(Completion.Done) : otherwise.RunInAsync(scope, cancel);
        }
    }
}
