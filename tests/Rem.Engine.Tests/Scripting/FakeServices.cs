using Rem.Cases;
using Rem.Http;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared;
using Rem.Values;

namespace Rem.Engine.Tests.Scripting;

/// <summary>Services of a run that tests watch.</summary>
internal sealed class FakeServices : IScriptServices, IHttp
{
    public FakeServices() => Shared = SharedResources.InMemory(FakeClock);

    public FakeClock FakeClock { get; } = new();

    public MemoryLog MemoryLog { get; } = new();

    public List<ShellCall> Shells { get; } = [];

    public HttpAnswer Answer { get; set; } = new(200, new RemMap(), "", null);

    public HttpCall? Sent { get; private set; }

    public SharedResources Shared { get; }

    public TimeProvider Clock => FakeClock;

    public RemLimits Limits { get; init; } = RemLimits.Default;

    public IRunLog Log => MemoryLog;

    public IHttp Http => this;

    public string Folder { get; init; } = ".";

    public string OwnBucket => "plan";

    public string LockOwner => "run";

    public string LockHolder => "run at plan.yaml:1";

    public List<string> Lost { get; } = [];

    public void LockLost(Rem.Shared.Locks.LockGrant grant) => Lost.Add(grant.Lock);

    public IReadOnlyList<Fence> Fences { get; set; } = [];

    public bool IsDryRun { get; set; }

    public SourceSpan Place => SourceSpan.None;

    public Task<RemMap> ShellAsync(ShellCall call, CancellationToken cancel)
    {
        Shells.Add(call);
        return Task.FromResult(new RemMap());
    }

    public Task<object?> CallAsync(string name, object? input, CancellationToken cancel) =>
        Task.FromResult<object?>(RemList.Of(name, input));

    public ValueTask<string> SecretAsync(string name, CancellationToken cancel) => new("secret of " + name);

    public void Permit(string primitive, RemList arguments)
    {
    }

    public Task<HttpAnswer> SendAsync(HttpCall call, CancellationToken cancel)
    {
        Sent = call;
        return Task.FromResult(Answer);
    }
}
