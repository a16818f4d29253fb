using Rem.Scripting.Workers.Hosting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>The file itself refuses to be changed, whatever else its holder may be refused.</summary>
public sealed class SealedFileTests
{
    private static readonly byte[] Content = [1, 2, 3, 4];

    [Fact]
    public void It_holds_its_content()
    {
        using var file = SealedFile.Make(Content);
        var read = new byte[8];

        RandomAccess.Read(file, read, 0).ShouldBe(4);
        read[..4].ShouldBe(Content);
    }

    [Fact]
    public void It_is_neither_written_nor_lengthened_nor_shortened()
    {
        using var file = SealedFile.Make(Content);

        Should.Throw<UnauthorizedAccessException>(() => RandomAccess.Write(file, Content, 0));
        Should.Throw<UnauthorizedAccessException>(() => RandomAccess.Write(file, Content, 4));
        Should.Throw<UnauthorizedAccessException>(() => RandomAccess.SetLength(file, 2));
        Should.Throw<UnauthorizedAccessException>(() => RandomAccess.SetLength(file, 4096));
        RandomAccess.GetLength(file).ShouldBe(4);
    }

    [Fact]
    public void Files_of_a_plan_are_made_once_each_and_no_more_than_its_limit_holds()
    {
        using var files = new PlanFiles(mostBytes: 1024 * 1024);
        var piece = new byte[600_000];

        var first = files.Of("a", _ => piece, out _);

        files.Of("a", _ => throw new InvalidOperationException("made twice"), out _).ShouldBeSameAs(first);
        files.Of("b", _ => piece, out var reason).ShouldBeNull();
        reason.ShouldBe("it has 600000 bytes, and with it the compiled scripts of the plan take more than 1 MiB");
        files.Of("c", _ => null, out reason).ShouldBeNull();
        reason.ShouldBe("the compiled scripts of the plan take more than 1 MiB");
    }

    [Fact]
    public void Files_of_a_plan_that_is_gone_are_closed_and_no_more_are_made()
    {
        var files = new PlanFiles(mostBytes: 1024 * 1024);
        var first = files.Of("a", _ => Content, out _).ShouldNotBeNull();

        files.Dispose();

        first.IsClosed.ShouldBeTrue();
        files.Of("b", _ => Content, out var reason).ShouldBeNull();
        reason.ShouldBe("the plan is gone");
    }
}
