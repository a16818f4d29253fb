using Rem.Web.Access;

namespace Rem.Node.Tests.Resources;

/// <summary>Users and tokens of a node, changed over its socket.</summary>
public sealed class RemoteAccessTests : IDisposable
{
    private readonly ResourceNode _node = new(TimeProvider.System);

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => _node.Dispose();

    [Fact]
    public async Task What_is_revoked_over_the_socket_opens_nothing_at_the_node_any_more()
    {
        var audit = new MemoryAudit(TimeProvider.System);
        await using var server = await WebAccess.OpenAsync(_node.Served, audit, TimeProvider.System, follows: true, Never);
        using var changes = await AccessChanges.OpenAsync(_node.Connect(), audit, TimeProvider.System, Never);

        var token = await changes.AddTokenAsync(AuditActor.OfProcess(), "ci", null, Role.Operator, TimeSpan.FromDays(1), Never);
        await Waiting.UntilAsync(() => server.Identify(null, token.Text).Role == Role.Operator, "the node knows the token");

        await changes.RevokeTokenAsync(AuditActor.OfProcess(), token.Facts.Id, Never);
        await Waiting.UntilAsync(() => server.Identify(null, token.Text) == Caller.Nobody, "the node knows that it was revoked");
    }

    [Fact]
    public async Task What_was_revoked_while_the_connection_was_broken_is_found_out_behind_it()
    {
        var audit = new MemoryAudit(TimeProvider.System);
        await using var there = await WebAccess.OpenAsync(_node.Served, audit, TimeProvider.System, follows: true, Never);
        var token = await there.Changes.AddTokenAsync(AuditActor.OfProcess(), "ci", null, Role.Operator, TimeSpan.FromDays(1), Never);
        await using var server = await WebAccess.OpenAsync(_node.Connect(), audit, TimeProvider.System, follows: true, Never);
        server.Identify(null, token.Text).Role.ShouldBe(Role.Operator);

        await _node.StopAsync();
        await there.Changes.RevokeTokenAsync(AuditActor.OfProcess(), token.Facts.Id, Never);
        _node.Start();

        await Waiting.UntilAsync(() => server.Identify(null, token.Text) == Caller.Nobody, "the process beside the node knows that it was revoked");
    }
}
