using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.CommandLines;

/// <summary>
/// Parses the words behind a plan by its `__usage`: options before, among and behind arguments, `--name v`, `--name=v`,
/// `-n v`, `-nv`, letters of flags together, `--` ends the options. One parser parses once.
/// </summary>
internal sealed class CommandWords(PlanUsage usage)
{
    private readonly RemMap _input = new();
    private readonly List<string> _arguments = [];

    /// <summary>The values by name, defaults filled in. Throws what does not fit, without a place.</summary>
    public RemMap Parse(IReadOnlyList<string> words)
    {
        var at = 0;
        while (at < words.Count)
        {
            var word = words[at];
            if (word == "--")
            {
                for (at++; at < words.Count; at++)
                {
                    _arguments.Add(words[at]);
                }
            }
            else if (word.StartsWith("--", StringComparison.Ordinal))
            {
                at = ReadLong(words, at);
            }
            else if (IsLetters(word))
            {
                at = ReadLetters(words, at);
            }
            else
            {
                _arguments.Add(word);
                at++;
            }
        }

        TakeArguments();
        FillIn();
        return InOrder();
    }

    private int ReadLong(IReadOnlyList<string> words, int at)
    {
        var word = words[at];
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? word[2..] : word[2..equals];
        var option = FindOption(name) ?? throw Unknown("--" + name);
        if (equals >= 0)
        {
            Take(option, "--" + name, word[(equals + 1)..]);
            return at + 1;
        }

        if (option.Type == UsageType.Flag)
        {
            _input.Set(option.Name, Boxed.True);
            return at + 1;
        }

        Take(option, "--" + name, ValueBehind(words, at, "--" + name));
        return at + 2;
    }

    private int ReadLetters(IReadOnlyList<string> words, int at)
    {
        var word = words[at];
        for (var i = 1; i < word.Length; i++)
        {
            var name = "-" + word[i];
            var option = FindLetter(word[i]) ?? throw Unknown(name);
            if (option.Type == UsageType.Flag)
            {
                _input.Set(option.Name, Boxed.True);
                continue;
            }

            if (i + 1 < word.Length)
            {
                Take(option, name, word[(word[i + 1] == '=' ? i + 2 : i + 1)..]);
                return at + 1;
            }

            Take(option, name, ValueBehind(words, at, name));
            return at + 2;
        }

        return at + 1;
    }

    // `-5` is a number unless the plan has an option of that letter; `-` is standard input.
    private bool IsLetters(string word) =>
        word.Length > 1 && word[0] == '-' && (!(char.IsAsciiDigit(word[1]) || word[1] == '.') || FindLetter(word[1]) is not null);

    private string ValueBehind(IReadOnlyList<string> words, int at, string name) =>
        at + 1 < words.Count && !IsOption(words[at + 1])
            ? words[at + 1]
            : throw new PlanException(UsageErrors.Missing, SourceSpan.None, $"the option '{name}' needs a value", UsageErrors.Missing.Fix);

    private bool IsOption(string word)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return word == "--" || (word.StartsWith("--", StringComparison.Ordinal) && FindOption(equals < 0 ? word[2..] : word[2..equals]) is not null);
    }

    private void Take(UsageEntry entry, string shown, string word)
    {
        var value = Read(entry, shown, word);
        if (!entry.IsGathered)
        {
            _input.Set(entry.Name, value);
            return;
        }

        if (!_input.TryGetValue(entry.Name, out var list) || list is not RemList gathered)
        {
            _input.Set(entry.Name, gathered = new RemList());
        }

        gathered.Add(value);
    }

    private static object? Read(UsageEntry entry, string shown, string word) => UsageTypes.TryRead(entry.Type, word, out var value)
        ? value
        : throw new PlanException(UsageErrors.BadValue, SourceSpan.None, $"{shown} must be {UsageTypes.WithArticle(entry.Type)}, got {ValueText.Show(word)}", UsageErrors.BadValue.Fix);

    private void TakeArguments()
    {
        var next = 0;
        var missing = new List<string>();
        foreach (var entry in usage.Arguments)
        {
            while (next < _arguments.Count)
            {
                Take(entry, $"the argument '{entry.Name}'", _arguments[next++]);
                if (!entry.IsRemaining)
                {
                    break;
                }
            }

            if (entry.IsRequired && !_input.ContainsKey(entry.Name))
            {
                missing.Add($"'{entry.Name}'");
            }
        }

        if (missing.Count > 0)
        {
            var which = missing.Count == 1 ? $"the argument {missing[0]} is" : $"the arguments {string.Join(", ", missing)} are";
            throw new PlanException(UsageErrors.Missing, SourceSpan.None, which + " missing", UsageErrors.Missing.Fix);
        }

        if (next < _arguments.Count)
        {
            var count = usage.Arguments.Count;
            throw new PlanException(
                UsageErrors.TooMany,
                SourceSpan.None,
                $"{ValueText.Show(_arguments[next])} is one word too many: the plan takes {(count == 0 ? "no arguments" : count == 1 ? "one argument" : count + " arguments")}",
                UsageErrors.TooMany.Fix);
        }
    }

    private void FillIn()
    {
        foreach (var entry in usage.Arguments)
        {
            FillIn(entry);
        }

        foreach (var entry in usage.Options)
        {
            FillIn(entry);
        }
    }

    private void FillIn(UsageEntry entry)
    {
        if (!_input.ContainsKey(entry.Name))
        {
            UsageInput.FillIn(_input, entry, Directory.GetCurrentDirectory());
        }
    }

    // As `__usage` lists them, however they were given.
    private RemMap InOrder()
    {
        var ordered = new RemMap(_input.Count);
        foreach (var entries in new[] { usage.Arguments, usage.Options })
        {
            foreach (var entry in entries)
            {
                if (_input.TryGetValue(entry.Name, out var value))
                {
                    ordered.Set(entry.Name, Ownership.Share(value));
                }
            }
        }

        return ordered;
    }

    private UsageEntry? FindOption(string name)
    {
        foreach (var option in usage.Options)
        {
            if (option.Name == name)
            {
                return option;
            }
        }

        return null;
    }

    private UsageEntry? FindLetter(char letter)
    {
        foreach (var option in usage.Options)
        {
            if (option.Letter == letter)
            {
                return option;
            }
        }

        return null;
    }

    private PlanException Unknown(string name)
    {
        var names = new List<string>(usage.Options.Count);
        foreach (var option in usage.Options)
        {
            names.Add("--" + option.Name);
        }

        var near = name.StartsWith("--", StringComparison.Ordinal) ? Suggestion.Nearest(name, names) : null;
        return new PlanException(UsageErrors.UnknownOption, SourceSpan.None, $"the plan has no option '{name}'", near is null ? UsageErrors.UnknownOption.Fix : $"did you mean '{near}'?");
    }
}
