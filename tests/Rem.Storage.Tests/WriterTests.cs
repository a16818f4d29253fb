using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Storage.Sqlite;
using Rem.Storage.Writing;
using Rem.Testing.Shared;

namespace Rem.Storage.Tests;

/// <summary>The thread that writes: whatever happens on it, those who wait hear of it.</summary>
public sealed class WriterTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly SqliteFile _file;
    private readonly BatchWriter _writer;

    public WriterTests()
    {
        _file = Database.Open(Path.Combine(_folder.Path, "rem.db"), new StoreOptions { MostPages = 40 });
        _writer = new BatchWriter(_file);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _file.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Changes_that_nobody_waits_for_are_written_in_a_moment()
    {
        _writer.Send(new Maker(), [Fact(1, new byte[8])]);

        await CountSoonAsync(1);
    }

    [Fact]
    public async Task A_resource_that_cannot_go_back_ends_all_writing_and_everybody_hears_of_it()
    {
        var lost = _writer.Add(new Maker { Defect = new InvalidOperationException("a defect") }, [Fact(1, new byte[500_000])]);

        (await Should.ThrowAsync<PlanException>(() => lost.Soon("the write that failed"))).Finding.Code.ShouldBe(StorageErrors.Full);
        var later = await Should.ThrowAsync<PlanException>(() => _writer.Add(new Maker(), [Fact(2, new byte[8])]).Soon("a later one"));
        later.Finding.Code.ShouldBe(StorageErrors.Disk);
        later.Message.ShouldContain("a defect");
    }

    [Fact]
    public async Task What_a_resource_sent_before_it_went_back_is_not_written_and_what_it_sends_then_is()
    {
        var maker = new Maker();
        maker.Restoring = () =>
        {
            maker.Restoring = null;
            _writer.Send(maker, [Fact(2, new byte[8])]);
            _writer.Send(new Maker(), [Fact(3, new byte[8])]);
            _writer.Forget(maker);
            _writer.Send(maker, [Fact(4, new byte[8])]);
        };

        await Should.ThrowAsync<PlanException>(() => _writer.Add(maker, [Fact(1, new byte[500_000])]).Soon("the write that failed"));

        await _writer.Add(new Maker(), [Fact(5, new byte[8])]).Soon("the next that is tried");
        var ids = "";
        await _writer.AskAsync(file => ids = file.Ask("SELECT group_concat(id - 1000) FROM fact WHERE id > 1000")).Soon("the writer's thread");
        ids.ShouldBe("3,4,5");
    }

    private static RowChange Fact(long key, byte[] body) => new(RowTable.Fact, 1000 + key, 0, null, body, null);

    private async Task CountSoonAsync(int expected)
    {
        var count = "";
        for (var tries = 0; tries < 10 && count != $"{expected}"; tries++)
        {
            await _writer.AskAsync(file => count = file.Ask("SELECT count(*) FROM fact WHERE id > 1000")).Soon("the writer's thread");
        }

        count.ShouldBe($"{expected}");
    }

    private sealed class Maker : IRestorable
    {
        public Exception? Defect { get; init; }

        public Action? Restoring { get; set; }

        public void Restore(SqliteFile file)
        {
            Restoring?.Invoke();
            if (Defect is not null)
            {
                throw Defect;
            }
        }
    }
}
