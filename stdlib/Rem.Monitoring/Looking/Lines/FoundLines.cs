using Rem.Values;

namespace Rem.Monitoring.Looking.Lines;

/// <summary>Lines as they come: counted, and the last that match kept. For one reader.</summary>
internal sealed class FoundLines(LineWish wanted, int most)
{
    private const int LongestShown = 1000;
    private readonly Queue<string> _shown = new();

    /// <summary>All lines.</summary>
    public long Lines { get; private set; }

    /// <summary>Those that match.</summary>
    public long Matches { get; private set; }

    /// <summary>Takes a line in.</summary>
    public void Take(string line)
    {
        Lines++;
        if ((wanted.Match is null || wanted.Match.IsMatch(line)) && (wanted.Except is null || !wanted.Except.IsMatch(line)))
        {
            Matches++;
            _shown.Enqueue(line.Length > LongestShown ? line[..LongestShown] + "…" : line);
            if (_shown.Count > most)
            {
                _shown.Dequeue();
            }
        }
    }

    /// <summary>The last lines that match.</summary>
    public RemList Shown() => RemList.Of([.. _shown]);
}
