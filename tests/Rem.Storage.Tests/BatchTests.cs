using Rem.Storage.Sqlite;
using Rem.Storage.Writing;

namespace Rem.Storage.Tests;

public sealed class BatchTests
{
    private static readonly RowChange First = new(RowTable.Resource, 7, 3, "hits", [1], null);
    private static readonly RowChange Second = new(RowTable.Resource, 7, 3, "hits", [2], null);

    [Fact]
    public void A_later_change_of_a_row_replaces_the_earlier_one() => Changes(First, Second).ShouldBe([Second]);

    [Fact]
    public void A_row_that_comes_again_behind_its_removal_is_written_behind_it()
    {
        var gone = RowChange.Delete(RowTable.Gone, 7);

        Changes(First, gone, Second).ShouldBe([First, gone, Second]);
    }

    [Fact]
    public void A_change_that_was_given_out_is_followed_by_the_later_one()
    {
        var batch = new Batch();
        batch.Add(new Nobody(), [First], isAwaited: true);
        batch.TakeNew().ToArray().ShouldBe([First]);

        batch.Add(new Nobody(), [Second], isAwaited: true);

        batch.TakeNew().ToArray().ShouldBe([Second]);
        batch.TakeNew().IsEmpty.ShouldBeTrue();
    }

    private static RowChange[] Changes(params List<RowChange> changes)
    {
        var batch = new Batch();
        batch.Add(new Nobody(), changes, isAwaited: true);
        return batch.TakeNew().ToArray();
    }

    private sealed class Nobody : IRestorable
    {
        public void Restore(SqliteFile file)
        {
        }
    }
}
