using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Processes.Shell;

/// <summary>Puts a bound text and its values together, once.</summary>
internal sealed class ShellWriter(ShellProgram program, object?[] values, ShellVariables variables)
{
    private readonly StringBuilder _text = new();
    private readonly string?[] _names = new string?[values.Length];

    /// <summary>The text, referring to variables that are now set.</summary>
    public string Write()
    {
        Range(0, program.Pieces.Length, null, null);
        return _text.ToString();
    }

    // Writes pieces. In the word of a list, `slot` stands for one of its items.
    private void Range(int from, int to, ShellSlot? slot, object? item)
    {
        for (var at = from; at < to;)
        {
            if (slot is null && program.WordAt[at] is { } word && ListIn(word.Word) is { } list)
            {
                ListWord(word, list);
                at = word.End;
                continue;
            }

            var piece = program.Pieces[at++];
            if (piece.Slot is null)
            {
                _text.Append(piece.Text);
            }
            else if (piece.Slot == slot)
            {
                Reference(slot, variables.Add(slot, ValueText.Of(item)));
            }
            else
            {
                Scalar(piece.Slot);
            }
        }
    }

    // The slot of a word that holds a list, or null.
    private ShellSlot? ListIn(ShellWord word)
    {
        ShellSlot? found = null;
        foreach (var slot in word.Bare)
        {
            if (values[slot.Index] is not RemList)
            {
                continue;
            }

            if (found is not null)
            {
                throw new PlanException(ShellErrors.List, slot.At, "two lists stand in one word", ShellErrors.List.Fix);
            }

            found = slot;
        }

        if (found is not null && word.RunsCommand)
        {
            throw new PlanException(ShellErrors.List, found.At, "a list stands in one word with a command, which would run once for each item", ShellErrors.List.Fix);
        }

        return found;
    }

    // One word for each item: `--tag=${{ tags }}` becomes `--tag=a --tag=b`, and no word for an empty list.
    private void ListWord(ShellWordRange word, ShellSlot slot)
    {
        var list = (RemList)values[slot.Index]!;
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                _text.Append(' ');
            }

            Range(word.First, word.End, slot, list[i]);
        }
    }

    private void Scalar(ShellSlot slot)
    {
        if (slot.Place == ShellPlace.Comment)
        {
            return;
        }

        var value = values[slot.Index];
        if (slot.Place == ShellPlace.Target && value is RemList)
        {
            throw new PlanException(ShellErrors.List, slot.At, $"a redirection takes one file, got {ValueText.ShowWithKind(value)}", ShellErrors.List.Fix);
        }

        var text = ValueText.Of(value);
        ShellChecks.Check(program, slot, value, text);
        Reference(slot, _names[slot.Index] ??= variables.Add(slot, text));
    }

    private void Reference(ShellSlot slot, string name)
    {
        var (before, behind) = slot.Place switch
        {
            ShellPlace.Double or ShellPlace.Open => ("${", "}"),
            ShellPlace.Single => ("'\"${", "}\"'"),
            ShellPlace.DollarSingle => ("'\"${", "}\"$'"),
            ShellPlace.Arithmetic => (" (${", "}) "),
            _ => ("\"${", "}\""),
        };
        _text.Append(before).Append(name).Append(behind);
    }
}
