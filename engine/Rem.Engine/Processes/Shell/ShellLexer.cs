using Rem.Errors;

namespace Rem.Processes.Shell;

/// <summary>
/// Reads a shell text and finds the place of each slot in it. It follows the grammar as far as places depend on it, and
/// refuses a slot where shells disagree. A wrong place could never turn a value into program, because values travel in variables whose
/// contents no shell reads as program but in arithmetic and subscripts; it could split or change them.
/// </summary>
internal sealed partial class ShellLexer
{
    /// <summary>Stands for a slot in the joined text: no shell text can hold a NUL.</summary>
    public const char SlotMark = '\0';

    // Commands, expansions and quotes inside each other. Nobody writes that deep, and each level stands on the stack.
    private const int DeepestNesting = 200;

    private readonly string _text;
    private readonly ShellKind _kind;
    private readonly IReadOnlyList<ShellSlot> _slots;
    private readonly FindingList _findings;
    private int _at;
    private int _limit;
    private int _depth;
    private int _commandDepth;
    private int _dry;
    private string? _unsure;
    private string? _refuse;

    public ShellLexer(string text, ShellKind kind, IReadOnlyList<ShellSlot> slots, FindingList findings)
    {
        _text = text;
        _kind = kind;
        _slots = slots;
        _findings = findings;
        _limit = text.Length;
    }

    /// <summary>Words that hold bare slots, for lists.</summary>
    public List<ShellWord> Words { get; } = [];

    /// <summary>Changes of the text, for quoted here-documents with slots.</summary>
    public List<ShellEdit> Edits { get; } = [];

    private bool IsEnd => _at >= _limit;

    private char Here => _at < _limit ? _text[_at] : '\uffff';

    private bool IsPosix => _kind is ShellKind.Sh or ShellKind.Dash;

    /// <summary>Reads the whole text.</summary>
    public void Read()
    {
        if (_text.StartsWith("#!", StringComparison.Ordinal))
        {
            Comment();
        }

        while (!IsEnd)
        {
            new CommandList(this).Read(Stop.End);
        }

        foreach (var slot in _slots)
        {
            if (!slot.IsRead)
            {
                Refuse(slot, ShellErrors.Unsure, "the place of a value cannot be told");
            }
        }
    }

    private char Next(int ahead = 1) => _at + ahead < _limit ? _text[_at + ahead] : '\uffff';

    private bool Is(string part) =>
        _at + part.Length <= _limit && string.CompareOrdinal(_text, _at, part, 0, part.Length) == 0;

    private bool TakeIf(string part)
    {
        if (!Is(part))
        {
            return false;
        }

        _at += part.Length;
        return true;
    }

    // Gives the slot at hand its place, and steps over it.
    private ShellSlot TakeSlot(ShellPlace place)
    {
        var slot = SlotAt(_at++);
        if (_dry > 0)
        {
            return new ShellSlot(0, 0, slot.Part, slot.At) { IsSettled = true };
        }

        slot.IsRead = true;
        slot.Place = slot.Part.IsRaw ? ShellPlace.Raw : place;
        if (slot.Part.IsRaw || place == ShellPlace.Comment)
        {
            slot.IsSettled = true;
        }
        else if (_unsure is not null)
        {
            Refuse(slot, ShellErrors.Unsure, $"the place of a value cannot be told: {_unsure}");
        }
        else if (_refuse is not null)
        {
            Refuse(slot, ShellErrors.Place, $"a value cannot stand {_refuse}");
        }

        _word?.Slots.Add(slot);
        return slot;
    }

    private ShellSlot SlotAt(int offset)
    {
        var (low, high) = (0, _slots.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _slots[middle].Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return _slots[low];
    }

    private void Refuse(ShellSlot slot, ErrorCode code, string message, string? hint = null)
    {
        if (!slot.IsSettled)
        {
            slot.IsSettled = true;
            _findings.Error(code, slot.At, message, hint ?? code.Fix);
        }
    }

    private void BeUnsure(string why) => _unsure = _dry > 0 ? _unsure : _unsure ?? why;

    // Counts a level of nesting. Too deep, all that is left counts as unread, and its slots are refused.
    private bool IsTooDeep()
    {
        if (_depth < DeepestNesting)
        {
            return false;
        }

        _at = _limit;
        BeUnsure($"the text before it nests deeper than {DeepestNesting} levels");
        return true;
    }

    // A backslash: the character behind it means itself, so it must not be a value.
    private void Escape()
    {
        _at++;
        if (Here == SlotMark)
        {
            var slot = TakeSlot(ShellPlace.Bare);
            Refuse(slot, ShellErrors.Place, "a value cannot stand behind a backslash", "a literal '${{' is written '$${{'; a backslash for the shell is doubled");
        }
        else if (!IsEnd)
        {
            _at++;
        }
    }

    private void Comment()
    {
        while (!IsEnd && Here != '\n')
        {
            if (Here == SlotMark)
            {
                TakeSlot(ShellPlace.Comment);
            }
            else
            {
                _at++;
            }
        }
    }

    private void SkipBlanks()
    {
        while (Here is ' ' or '\t' or '\r' || Is("\\\n"))
        {
            _at += Here == '\\' ? 2 : 1;
        }
    }

    /// <summary>What ends a list of commands.</summary>
    private enum Stop
    {
        End,
        Parenthesis,
        CaseItem,
    }
}
