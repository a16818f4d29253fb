namespace Rem.Node.Local;

/// <summary>Who asks: one for all requests of a connection.</summary>
/// <param name="Connection">The connection's number, from 1; none is used again.</param>
/// <param name="Process">The process id at the other end when it connected; 0 where the system does not say.</param>
/// <param name="User">Its user id: the node's own or 0; -1 where the system does not say.</param>
/// <param name="Ended">Cancelled when the connection has ended: what is held for it is then given back.</param>
public sealed record LocalCaller(long Connection, int Process, long User, CancellationToken Ended);
