using System.Globalization;

namespace Rem.Web.Access;

/// <summary>Which characters are made of which, and the classes of marks, from `composition.txt`. Read when a password first needs it. Frozen.</summary>
internal sealed class CompositionTable
{
    private const string Name = "Rem.Web.Access.Passwords.composition.txt";
    private static readonly Lazy<CompositionTable> Loaded = new(Read);

    private readonly Dictionary<int, (int First, int Second)> _parts = [];
    private readonly Dictionary<(int First, int Second), int> _wholes = [];
    private readonly Dictionary<int, byte> _classes = [];

    private CompositionTable()
    {
    }

    /// <summary>The table.</summary>
    public static CompositionTable Instance => Loaded.Value;

    /// <summary>What a character is made of; 0 for no second part.</summary>
    public bool TryParts(int character, out int first, out int second)
    {
        var isMade = _parts.TryGetValue(character, out var parts);
        (first, second) = parts;
        return isMade;
    }

    /// <summary>The character of two parts; 0 for what does not join.</summary>
    public int Join(int first, int second) => _wholes.GetValueOrDefault((first, second));

    /// <summary>The class of a mark; 0 for a letter.</summary>
    public int Class(int character) => _classes.GetValueOrDefault(character);

    private static CompositionTable Read()
    {
        var table = new CompositionTable();
        using var stream = typeof(CompositionTable).Assembly.GetManifestResourceStream(Name)!;
        using var lines = new StreamReader(stream);
        while (lines.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (line[0] == '@')
            {
                table.AddClass(byte.Parse(words[0].AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), words);
            }
            else if (line[0] != '#')
            {
                table.AddParts(words, isJoined: line[0] != '!');
            }
        }

        return table;
    }

    private void AddParts(string[] words, bool isJoined)
    {
        var parts = (Hex(words[1]), words.Length > 2 ? Hex(words[2]) : 0);
        var whole = Hex(words[0].AsSpan(isJoined ? 0 : 1));
        _parts.Add(whole, parts);
        if (isJoined)
        {
            _wholes.Add(parts, whole);
        }
    }

    private void AddClass(byte kind, string[] words)
    {
        for (var i = 1; i < words.Length; i++)
        {
            var ends = words[i].Split('-');
            for (var character = Hex(ends[0]); character <= Hex(ends[1]); character++)
            {
                _classes.Add(character, kind);
            }
        }
    }

    private static int Hex(ReadOnlySpan<char> text) => int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
