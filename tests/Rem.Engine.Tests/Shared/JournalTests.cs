using Rem.Cases;
using Rem.Shared;
using Rem.Shared.Counters;
using Rem.Shared.Journals;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Testing.Shared;
using Shouldly;
using Xunit;

namespace Rem.Engine.Tests.Shared;

/// <summary>What is answered when: a write after its own changes are written, a read at once when nothing is under way.</summary>
public sealed class JournalTests
{
    private static readonly WriteOptions _named = new() { Operation = "op" };

    private readonly SlowJournal _journal = new();
    private readonly SharedResources _resources;

    public JournalTests() => _resources = SharedResources.InMemory(new FakeClock(), null, _journal);

    private IQueue Queue => _resources.Queues.Open("q");

    private IState State => _resources.States.Open("s");

    private ICounter Counter => _resources.Counters.Open("c");

    [Fact]
    public async Task Each_write_is_answered_after_its_own_changes_are_written()
    {
        await AnsweredAfterAsync("configure", () => Queue.ConfigureAsync(new QueueSettings { MaxTries = 1 }, default).AsTask(), "configure");
        await AnsweredAfterAsync("put", () => Queue.PutAsync("a", new PutOptions { Write = _named }, default).AsTask(), "reserve", "put 1", "remember");
        var first = await Queue.TakeAsync(null, null, default);
        await AnsweredAfterAsync("nack", () => Queue.NackAsync(first!, new NackOptions(), default).AsTask(), "change 1");
        await AnsweredAfterAsync("requeue", () => Queue.RequeueDeadAsync(null, WriteOptions.None, default).AsTask(), "put 2", "remove 1");
        var second = await Queue.TakeAsync(null, null, default);
        await AnsweredAfterAsync("ack", () => Queue.AckAsync(second!, WriteOptions.None, default).AsTask(), "remove 2");
        await AnsweredAfterAsync("put again", () => Queue.PutAsync("b", PutOptions.Default, default).AsTask(), "put 3");
        await AnsweredAfterAsync("drain", () => Queue.DrainAsync(true, WriteOptions.None, default).AsTask(), "remove 3");
        await AnsweredAfterAsync("set", () => State.SetAsync("k", 1L, SetOptions.Default, default).AsTask(), "set k");
        await AnsweredAfterAsync("swap", () => State.SwapAsync("k", 2L, SetOptions.Default, default).AsTask(), "set k");
        await AnsweredAfterAsync("delete", () => State.DeleteAsync("k", null, WriteOptions.None, default).AsTask(), "set k");
        await AnsweredAfterAsync("add", () => Counter.AddAsync(1L, WriteOptions.None, default).AsTask(), "total 1");
        await AnsweredAfterAsync("swap of a counter", () => Counter.SwapAsync(5L, WriteOptions.None, default).AsTask(), "total 5");
        await AnsweredAfterAsync("removal of a queue", () => Queue.RemoveAsync(true, WriteOptions.None, default).AsTask(), "gone");
        await AnsweredAfterAsync("removal of a counter", () => Counter.RemoveAsync(WriteOptions.None, default).AsTask(), "gone");
    }

    [Fact]
    public async Task A_message_is_given_out_when_its_put_is_written()
    {
        var waiting = Queue.TakeAsync(null, null, default).AsTask();
        _journal.Hold();

        var put = Queue.PutAsync("a", PutOptions.Default, default).AsTask();

        waiting.IsCompleted.ShouldBeFalse();
        _journal.Release();
        await put;
        (await waiting.Soon("the message"))!.Value.ShouldBe("a");
    }

    [Fact]
    public async Task What_time_does_is_sent_and_waited_for_by_nobody()
    {
        var clock = new FakeClock();
        var state = SharedResources.InMemory(clock, null, _journal).States.Open("s");
        await state.SetAsync("k", 1L, new SetOptions { TimeToLive = TimeSpan.FromSeconds(1) }, default);
        clock.Advance(TimeSpan.FromSeconds(2));
        _journal.Hold();

        (await state.GetAsync("k", default).AsTask().Soon("the read")).ShouldBeNull();

        _journal.Sent.ShouldBe(["set k"]);
    }

    private async Task AnsweredAfterAsync(string name, Func<Task> write, params string[] notes)
    {
        _journal.Hold();
        var answer = write();
        answer.IsCompleted.ShouldBeFalse(name);
        foreach (var note in notes)
        {
            _journal.Writing.ShouldContain(note, name);
        }

        _journal.Release();
        await answer.Soon(name);
    }

    /// <summary>A journal whose writes end when the test says so.</summary>
    private sealed class SlowJournal : ISharedJournal, IQueueJournal, IStateJournal, ICounterJournal
    {
        private readonly List<string> _noted = [];
        private TaskCompletionSource? _held;

        public List<string> Writing { get; } = [];

        public List<string> Sent { get; } = [];

        public IReadOnlyList<string> Queues => [];

        public IReadOnlyList<string> Buckets => [];

        public IReadOnlyList<string> Counters => [];

        public long Token => 0;

        public Task? Written { get; private set; }

        public bool IsThere => false;

        public void Hold() => _held = new TaskCompletionSource();

        public void Release()
        {
            _held!.SetResult();
            (_held, Written) = (null, null);
            Writing.Clear();
        }

        public IQueueJournal Queue(string name) => this;

        public IStateJournal Bucket(string name) => this;

        public ICounterJournal Counter(string name) => this;

        public Task DiscardQueueAsync(string name) => Task.CompletedTask;

        public Task DiscardBucketAsync(string name) => Task.CompletedTask;

        public Task DiscardCounterAsync(string name) => Task.CompletedTask;

        public Task ReserveTokensAsync(long upTo) => Task.CompletedTask;

        public KeptQueue Open(Action<Func<KeptQueue>> restore) => new(QueueSettings.Default, 0, [], []);

        public KeptBucket Open(Action<Func<KeptBucket>> restore) => new([], []);

        public KeptCounter Open(Action<Func<KeptCounter>> restore) => new(0L, []);

        public void EnsureWritable()
        {
        }

        public void Configure(QueueSettings settings) => _noted.Add("configure");

        public void Put(KeptMessage message) => _noted.Add($"put {message.Id}");

        public void Change(KeptMessage message) => _noted.Add($"change {message.Id}");

        public void Remove(long id) => _noted.Add($"remove {id}");

        public void ReserveIds(long upTo) => _noted.Add("reserve");

        public void Set(KeptEntry entry) => _noted.Add($"set {entry.Key}");

        public void Remove(string key) => _noted.Add($"remove {key}");

        public void Set(object total) => _noted.Add($"total {total}");

        public void Remember(KeptOperation operation) => _noted.Add("remember");

        public void Forget(string operation) => _noted.Add("forget");

        public void RemoveAll() => _noted.Add("gone");

        public Task? Write()
        {
            Writing.AddRange(_noted);
            _noted.Clear();
            return Written = _held?.Task;
        }

        public void Send()
        {
            Sent.AddRange(_noted);
            _noted.Clear();
        }
    }
}
