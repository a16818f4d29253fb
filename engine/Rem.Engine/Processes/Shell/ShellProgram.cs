using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Processes.Shell;

/// <summary>
/// A bound shell text. Its values travel in variables of the environment, and the text refers to them, quoted to fit each place:
/// the text itself never holds a value. Immutable, safe to use from several threads.
/// </summary>
public sealed class ShellProgram
{
    // MAX_ARG_STRLEN of Linux, 32 pages, its end included.
    private const int LongestArgument = 131072;

    private readonly ShellChoice _choice;
    private readonly IReadOnlyList<ShellPart> _parts;
    private readonly Func<int, int, SourceSpan> _locate;
    private readonly ShellSlot[] _slots;
    private readonly bool _hasRaw;

    internal ShellProgram(
        ShellChoice choice, IReadOnlyList<ShellPart> parts, Func<int, int, SourceSpan> locate, ShellPiece[] pieces, ShellWordRange[] words, ShellSlot[] slots)
    {
        _choice = choice;
        _parts = parts;
        _locate = locate;
        _slots = slots;
        Pieces = pieces;
        WordAt = new ShellWordRange?[pieces.Length + 1];
        foreach (var word in words)
        {
            WordAt[word.First] = word;
        }

        foreach (var slot in slots)
        {
            _hasRaw |= slot.Part.IsRaw;
        }
    }

    /// <summary>Which shell runs it.</summary>
    public ShellKind Kind => _choice.Kind;

    /// <summary>How many values it takes.</summary>
    public int SlotCount => _slots.Length;

    internal ShellPiece[] Pieces { get; }

    /// <summary>The word with bare slots that begins with a piece, or null.</summary>
    internal ShellWordRange?[] WordAt { get; }

    /// <summary>False for a slot in a comment, whose value nobody sees: it need not be evaluated.</summary>
    public bool IsUsed(int slot) => _slots[slot].Place != ShellPlace.Comment;

    /// <summary>
    /// The text with its values, one for each slot in order. Throws <see cref="PlanException"/> at the slot whose value
    /// cannot stand there. <paramref name="environment"/> is what the step sets itself; no variable of it is touched.
    /// </summary>
    public ShellScript Render(object?[] values, IReadOnlyList<KeyValuePair<string, string?>> environment)
    {
        if (_slots.Length == 0)
        {
            return Script(_choice, Pieces[0].Text!, environment);
        }

        var program = _hasRaw ? WithRawPasted(values, out values) : this;
        var variables = new ShellVariables(program, environment);
        var text = new ShellWriter(program, values, variables).Write();
        return Script(program._choice, text, variables.All);
    }

    /// <summary>The text as it reads, with its values filled in: for messages, dry runs and test cases. Never run.</summary>
    public string Show(object?[] values)
    {
        var text = new StringBuilder();
        var slot = 0;
        foreach (var part in _parts)
        {
            text.Append(part.Literal ?? ValueText.Of(values[slot++]));
        }

        return text.ToString();
    }

    private static ShellScript Script(ShellChoice choice, string text, IReadOnlyList<KeyValuePair<string, string?>> environment)
    {
        var isArgument = choice.Kind != ShellKind.Other && (text.Length < LongestArgument / 3 || Encoding.UTF8.GetByteCount(text) < LongestArgument);
        return isArgument
            ? new ShellScript([.. choice.Arguments, "-c", text], null, environment)
            : new ShellScript(choice.Arguments, text, environment);
    }

    // What is pasted as program decides about the places behind it, so the text is bound again with it.
    private ShellProgram WithRawPasted(object?[] values, out object?[] others)
    {
        var parts = new List<ShellPart>(_parts.Count);
        var rest = new List<object?>(values.Length);
        var slot = 0;
        foreach (var part in _parts)
        {
            if (part.Literal is not null)
            {
                parts.Add(part);
            }
            else if (part.IsRaw)
            {
                parts.Add(part with { Literal = ValueText.Of(values[slot++]), IsRaw = false });
            }
            else
            {
                parts.Add(part);
                rest.Add(values[slot++]);
            }
        }

        others = [.. rest];
        var findings = new FindingList();
        return ShellText.Bind(parts, _locate, findings) ?? throw new PlanException(FirstError(findings));
    }

    private static Finding FirstError(FindingList findings)
    {
        foreach (var finding in findings.Items)
        {
            if (finding.Severity == Severity.Error)
            {
                return finding;
            }
        }

        return findings.Items[0];
    }
}
