using Rem.Binding;
using Rem.Expressions;
using Rem.Plans;
using Rem.Processes.Shell;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Binds the text of a `shell` step: the place of each value in it is found when the plan is loaded.</summary>
internal static class ShellBinding
{
    public static BoundTag Bind(TagSite site, ScalarNode text, ShellSurroundings surroundings)
    {
        var template = site.Binder.Expressions.Template(text, 0, text.Text.Length, site.Context);
        var program = ShellText.Bind(template, new ExpressionOrigin(text), site.Binder.Findings);
        var slots = new List<Expression>();
        foreach (var part in template.Parts)
        {
            if (part.Expression is not null)
            {
                slots.Add(part.Expression);
            }
        }

        return new BoundText(program, slots.ToArray(), surroundings);
    }

    /// <summary>Arguments, a list among them giving one argument for each of its elements.</summary>
    public static RemList Flat(RemList words)
    {
        var flat = new RemList(words.Count);
        foreach (var word in words)
        {
            if (word is RemList several)
            {
                foreach (var one in several)
                {
                    flat.Add(one);
                }
            }
            else
            {
                flat.Add(word);
            }
        }

        return flat;
    }

    private sealed class BoundText(ShellProgram? program, Expression[] slots, ShellSurroundings surroundings) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var values = new object?[slots.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = program!.IsUsed(i) ? slots[i].Evaluate(scope) : null;
            }

            var command = await surroundings.OpenAsync(scope, cancel);
            return Completion.Gives(await command.RunAsync(program!, values, scope.Run, cancel));
        }
    }
}
