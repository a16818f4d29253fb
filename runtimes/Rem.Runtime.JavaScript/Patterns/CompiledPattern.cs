using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Jurassic;
using Jurassic.Library;
using Rem.Runtime.JavaScript.Engines;

namespace Rem.Runtime.JavaScript.Patterns;

/// <summary>A pattern ready to be used, by any engine.</summary>
internal sealed class CompiledPattern
{
    private const int MostKept = 500;
    private static readonly TimeSpan _firstPatience = TimeSpan.FromMilliseconds(100);
    private static readonly ConcurrentDictionary<(string, string), CompiledPattern> _known = [];

    private readonly Regex _regex;
    private readonly RegexOptions _options;

    private CompiledPattern(string pattern, string flags)
    {
        var translator = new PatternTranslator(pattern, flags);
        var text = translator.Translate();
        _options = flags.Contains('i', StringComparison.Ordinal) ? RegexOptions.IgnoreCase | RegexOptions.CultureInvariant : RegexOptions.None;
        _regex = new Regex(flags.Contains('y', StringComparison.Ordinal) ? $"\\G(?:{text})" : text, _options, _firstPatience);
        Groups = translator.Groups;
        Names = translator.Names;
    }

    /// <summary>How many groups there are.</summary>
    public int Groups { get; }

    /// <summary>The names of groups, with their numbers.</summary>
    public List<(string Name, int Number)> Names { get; }

    /// <summary>The pattern with its flags. Throws a SyntaxError of the script.</summary>
    public static CompiledPattern Of(string pattern, string flags)
    {
        if (_known.TryGetValue((pattern, flags), out var known))
        {
            return known;
        }

        try
        {
            known = new CompiledPattern(pattern, flags);
        }
        catch (Exception error) when (error is FormatException or ArgumentException)
        {
            throw new JavaScriptException(ErrorType.SyntaxError, $"Invalid regular expression: /{pattern}/: {Words(error)}");
        }

        if (_known.Count >= MostKept)
        {
            _known.Clear();
        }

        _known[(pattern, flags)] = known;
        return known;
    }

    /// <summary>The first match from a place on. A pattern that takes its time is held to that of the run.</summary>
    public Match Match(string input, int from)
    {
        try
        {
            return _regex.Match(input, from);
        }
        catch (RegexMatchTimeoutException)
        {
            return MatchSlowly(input, from);
        }
    }

    private static string Words(Exception error) => error is RegexParseException parse ? parse.Error.ToString() : error.Message;

    // Again from the start, each time with twice the patience, up to the end of the run's time.
    private Match MatchSlowly(string input, int from)
    {
        for (var patience = 2 * _firstPatience.TotalMilliseconds; ; patience *= 2)
        {
            var watch = JsWatch.Current;
            watch?.Look();
            var time = Math.Min(patience, Math.Min(watch?.MillisecondsLeft ?? int.MaxValue, int.MaxValue / 2));
            try
            {
                return new Regex(_regex.ToString(), _options, TimeSpan.FromMilliseconds(time)).Match(input, from);
            }
            catch (RegexMatchTimeoutException)
            {
                // The watch says whether there is time for more.
            }
        }
    }
}
