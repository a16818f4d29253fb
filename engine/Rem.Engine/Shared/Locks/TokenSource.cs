using Rem.Shared.Journals;

namespace Rem.Shared.Locks;

/// <summary>
/// Gives fencing tokens, which only rise. With a journal they are reserved in blocks ahead of their use, so that a
/// restart goes on above all that were given. Safe to use from several threads.
/// </summary>
internal sealed class TokenSource
{
    private const int Block = 10_000;

    private readonly Lock _gate = new();
    private readonly ISharedJournal? _journal;
    private Task? _reserving;
    private long _token;
    private long _reserved;

    /// <summary>Starts above what a journal knows.</summary>
    public TokenSource(ISharedJournal? journal)
    {
        _journal = journal;
        _token = _reserved = journal?.Token ?? 0;
    }

    /// <summary>The next token; what is granted with it waits for <paramref name="reserved"/>.</summary>
    public long Next(out Task? reserved)
    {
        lock (_gate)
        {
            var token = ++_token;
            if (_journal is not null && (token > _reserved - (Block / 2) || _reserving is { IsFaulted: true }))
            {
                _reserved = Math.Max(token, _reserved) + Block;
                _reserving = _journal.ReserveTokensAsync(_reserved);
            }

            reserved = _reserving is null or { IsCompletedSuccessfully: true } ? null : _reserving;
            return token;
        }
    }
}
