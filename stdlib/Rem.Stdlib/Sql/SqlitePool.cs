using Microsoft.Data.Sqlite;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.Pools;
using Rem.Values;

namespace Rem.Stdlib.Sql;

/// <summary>
/// A pool of connections to one SQLite database. Connections are opened when they are needed, kept, and handed to
/// those who wait in the order in which they came; one whose database is not the one of the path any more is closed. A database in memory has one connection and lives as long as its
/// pool.
/// </summary>
public sealed class SqlitePool : IPool, IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<SqliteConnection> _free = new();
    private readonly LinkedList<ClockWait<bool>> _waiters = new();
    private readonly TimeProvider _clock;
    private readonly Lazy<SqliteOpener> _opener;
    private int _inUse;
    private bool _isDisposed;

    internal SqlitePool(PoolOptions options, TimeProvider clock)
    {
        // Each connection to `:memory:` would be a database of its own.
        Options = options.Connection == ":memory:" ? options with { Max = 1 } : options;
        _clock = clock;
        _opener = new Lazy<SqliteOpener>(() => new SqliteOpener(options));
    }

    /// <inheritdoc/>
    public PoolOptions Options { get; }

    /// <inheritdoc/>
    public async ValueTask<IPoolSession> OpenAsync(CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await EnterAsync(cancel);
        try
        {
            return new SqliteSession(this, TakeKept() ?? _opener.Value.Open());
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            while (_free.TryPop(out var connection))
            {
                connection.Dispose();
            }
        }
    }

    /// <summary>Takes a connection back. One that is not clean is thrown away.</summary>
    internal void GiveBack(SqliteConnection connection, bool isClean)
    {
        lock (_gate)
        {
            if (isClean && !_isDisposed)
            {
                _free.Push(connection);
                connection = null!;
            }
        }

        connection?.Dispose();
        Leave();
    }

    // The first that is sound; the others are thrown away.
    private SqliteConnection? TakeKept()
    {
        while (true)
        {
            SqliteConnection? connection;
            lock (_gate)
            {
                _free.TryPop(out connection);
            }

            if (connection is null || Options.Connection == ":memory:" || SqliteHealth.IsSound(connection))
            {
                return connection;
            }

            connection.Dispose();
        }
    }

    private async ValueTask EnterAsync(CancellationToken cancel)
    {
        LinkedListNode<ClockWait<bool>> place;
        lock (_gate)
        {
            if (_inUse < Options.Max)
            {
                _inUse++;
                return;
            }

            if (Options.Wait == TimeSpan.Zero)
            {
                throw Exhausted();
            }

            place = _waiters.AddLast(_clock.StartWait<bool>(Options.Wait, cancel));
        }

        try
        {
            if (!(await place.Value.Task).Came)
            {
                throw Exhausted();
            }
        }
        finally
        {
            lock (_gate)
            {
                if (place.List is not null)
                {
                    _waiters.Remove(place);
                }
            }
        }
    }

    // Who leaves hands its place to the first who still waits.
    private void Leave()
    {
        lock (_gate)
        {
            while (_waiters.First is { } first)
            {
                _waiters.RemoveFirst();
                if (first.Value.TrySignal(true))
                {
                    return;
                }
            }

            _inUse--;
        }
    }

    private PlanException Exhausted() =>
        new(PoolErrors.Exhausted, SourceSpan.None, $"all {Options.Max} connections of pool '{Options.Name}' were in use for {Duration.Show(Options.Wait)}", PoolErrors.Exhausted.Fix);
}
