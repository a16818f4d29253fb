using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Processes;
using Rem.Running;
using Rem.Tags;

namespace Rem.Stdlib.Run;

/// <summary>A command.</summary>
public sealed class ShellTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("shell")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Runs a command under `/bin/sh -e`, or a program with arguments without a shell. Values travel as data and never become program.",
        Value = "the command's text (a first line `#!/bin/bash -eo pipefail` chooses another shell), or a list of the program and its arguments",
        Shapes = ValueShapes.Scalar | ValueShapes.List,
        Gives = "`{output, stderr, code, seconds}`; output loses its last newline",
        Modifiers = ["env", "cwd", "stdin", "ok codes"],
        Errors = [ShellCommand.Failed, RunErrors.BadSetting, LimitErrors.Text],
        Examples =
        [
            new TagExample("name: big world\nrun:\n  - shell: echo hello ${{ name }}\n    as: said\nmessage: ${{ said.output }}\n__return_tag: message", "hello big world"),
            new TagExample("run:\n  - shell: exit 3", "fails " + ShellCommand.Failed.Id),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var surroundings = ShellSurroundings.Bind(site);
        if (site.Value is ListNode)
        {
            var words = site.Data();
            if (words is ConstantValue { Value: Values.RemList { Count: 0 } })
            {
                site.Error(ProcessErrors.Empty, site.Value.Span, "there is no program to run: the list is empty");
            }

            return new BoundWords(words, surroundings);
        }

        if (site.Value is not ScalarNode text)
        {
            return new BoundWords(site.Data(), surroundings);
        }

        CommentTraps.LookAt(text, site.Binder.Document, site.Binder.Findings);
        return ShellBinding.Bind(site, text, surroundings);
    }

    private sealed class BoundWords(BoundValue words, ShellSurroundings surroundings) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var value = (await words.EvaluateAsync(scope, cancel)).Value;
            var command = await surroundings.OpenAsync(scope, cancel);
            return Completion.Gives(value is Values.RemList list
                ? await command.RunWordsAsync(ShellBinding.Flat(list), scope.Run, cancel)
                : await command.RunTextAsync(Values.ValueText.Of(value), scope.Run, cancel));
        }
    }
}
