using Rem.Node.Hosting;
using Rem.Vault;

namespace Rem.Node.Tests.Hosting;

/// <summary>SIGHUP reads secrets anew.</summary>
public sealed class SecretReloadTests
{
    private const string Plan = "__usage: {long running: true}\nrun:\n  - log: \"of ${{ secrets.token | length }}: ${{ secrets.token }}\"\n";

    [Fact]
    public async Task A_new_secret_and_a_new_key_hold_from_the_reload_and_the_old_secret_stays_hidden()
    {
        await using var node = new TestNode().With("rem.yaml", "secrets: {token: {store: token}}\nnode: {plans: [p.yaml]}\n").With("p.yaml", Plan);
        Environment.SetEnvironmentVariable("REM_KEY_FILE", Path.Combine(node.Folder, "keys", "key"));
        var vault = new SecretVault(node.Data, TimeProvider.System);
        await vault.SetAsync("token", "hunter2", CancellationToken.None);
        await node.StartAsync();
        await node.UntilLoggedAsync("of 7: ***");

        await vault.RotateAsync(forgets: true, CancellationToken.None);
        await vault.SetAsync("token", "hunter3hunter3", CancellationToken.None);
        await node.ReloadAsync();

        await node.UntilLoggedAsync("of 14: ***");
        await node.UntilAsync("p", PlanState.Running);
        node.Plan("p").Runs.ShouldBe(2);
        node.Records.ShouldAllBe(static record => !record.Text.Contains("hunter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_at_the_reload_leaves_everything_as_it_was()
    {
        await using var node = new TestNode().With("rem.yaml", "secrets: {token: {store: token}}\nnode: {plans: [p.yaml]}\n").With("p.yaml", Plan);
        Environment.SetEnvironmentVariable("REM_KEY_FILE", Path.Combine(node.Folder, "keys", "key"));
        var vault = new SecretVault(node.Data, TimeProvider.System);
        await vault.SetAsync("token", "hunter2", CancellationToken.None);
        await node.StartAsync();
        await node.UntilLoggedAsync("of 7: ***");

        await File.AppendAllTextAsync(vault.Path, "x");
        await node.ReloadAsync();

        node.Plan("p").Runs.ShouldBe(1);
        node.Records.ShouldContain(static record => record.Text.Contains(SecretVault.FileName, StringComparison.Ordinal));
    }
}
