using System.Net;

namespace Rem.Web.Access;

/// <summary>Slows down who tries links that are none: after 30 of them a network waits, for right ones too. Safe to use from several threads.</summary>
internal sealed class LinkThrottle(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly BackOff _networks = new(LoginThrottle.FreeOfNetwork, LoginThrottle.Room);

    /// <summary>How long an address has to wait; zero for not at all.</summary>
    public TimeSpan Wait(IPAddress? address)
    {
        lock (_gate)
        {
            return _networks.Wait(Network.Of(address), clock.GetUtcNow());
        }
    }

    /// <summary>A link that was none came from an address.</summary>
    public void Failed(IPAddress? address)
    {
        lock (_gate)
        {
            _networks.Fail(Network.Of(address), clock.GetUtcNow());
        }
    }
}
