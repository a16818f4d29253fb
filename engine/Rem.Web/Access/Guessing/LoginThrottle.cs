using System.Net;
using System.Text;

namespace Rem.Web.Access;

/// <summary>
/// Slows guessing down: by user and network after 5 failures, and by network alone after 30. A try counts as a failure
/// from its beginning, so that many at the same time are no way around it. Safe to use from several threads.
/// </summary>
internal sealed class LoginThrottle(TimeProvider clock)
{
    /// <summary>Failures of a user from a network without a wait.</summary>
    public const int FreeOfUser = 5;

    /// <summary>Failures of a network without a wait, whatever the users.</summary>
    public const int FreeOfNetwork = 30;

    /// <summary>How many users and networks are kept in mind.</summary>
    public const int Room = 10_000;

    private readonly Lock _gate = new();
    private readonly BackOff _users = new(FreeOfUser, Room);
    private readonly BackOff _networks = new(FreeOfNetwork, Room);

    /// <summary>Entries that are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _users.Count + _networks.Count;
            }
        }
    }

    /// <summary>Begins a try, or gives how long it has to wait: then nothing may be looked at, not even whether the password is right.</summary>
    /// <param name="user">The name that is tried, of whoever it is.</param>
    /// <param name="address">From where; null for this machine's own socket.</param>
    /// <param name="isFirst">True for the first one that has to wait since the last failure.</param>
    public TimeSpan Begin(string user, IPAddress? address, out bool isFirst)
    {
        var (key, network) = Keys(user, address);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            var ofUser = _users.Wait(key, now);
            var ofNetwork = _networks.Wait(network, now);
            var wait = ofUser > ofNetwork ? ofUser : ofNetwork;
            isFirst = wait > TimeSpan.Zero && (ofUser > TimeSpan.Zero ? _users.IsFirstRefusal(key, now) : _networks.IsFirstRefusal(network, now));
            if (wait <= TimeSpan.Zero)
            {
                _users.Fail(key, now);
                _networks.Fail(network, now);
            }

            return wait;
        }
    }

    /// <summary>The try was wrong: the wait begins now, and not when the work began that found it out.</summary>
    public void Failed(string user, IPAddress? address)
    {
        var (key, network) = Keys(user, address);
        var now = clock.GetUtcNow();
        lock (_gate)
        {
            _users.Confirm(key, now);
            _networks.Confirm(network, now);
        }
    }

    /// <summary>The try was right: the user's failures from there are forgotten, those of others from there are not.</summary>
    public void Succeeded(string user, IPAddress? address)
    {
        var (key, network) = Keys(user, address);
        lock (_gate)
        {
            _users.Clear(key);
            _networks.Undo(network, clock.GetUtcNow());
        }
    }

    /// <summary>The try was neither right nor wrong: nobody looked.</summary>
    public void Undone(string user, IPAddress? address)
    {
        var (key, network) = Keys(user, address);
        lock (_gate)
        {
            _users.Undo(key, clock.GetUtcNow());
            _networks.Undo(network, clock.GetUtcNow());
        }
    }

    // A digest, so that nobody makes the keys long.
    private static (string Key, string Network) Keys(string user, IPAddress? address)
    {
        var network = Network.Of(address);
        return (Digest.Of(Encoding.UTF8.GetBytes(user + "\n" + network)).ToString(), network);
    }
}
