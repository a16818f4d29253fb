using System.Buffers.Binary;
using Rem.Errors;
using Rem.Processes;
using Rem.Shared.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs;
using Rem.TimeSeries.Graphs.Png;

namespace Rem.TimeSeries.Tests.Graphs;

public sealed class PngGraphTests
{
    private static readonly byte[] _magic = [0x89, (byte)'P', (byte)'N', (byte)'G'];
    private static readonly Graph _graph = Made.Graph(1, 2, Made.U, 3);

    [RsvgFact]
    public async Task Rsvg_convert_draws_the_picture_in_its_size()
    {
        var png = await new PngGraph(new ProcessRunner(TimeProvider.System), TimeProvider.System).DrawAsync(_graph, default);

        png.Take(4).ShouldBe(_magic);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)).ShouldBe(800);
        BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)).ShouldBe(300);
    }

    [RsvgFact]
    public async Task Rsvg_convert_takes_whatever_is_drawn()
    {
        var maker = new PngGraph(new ProcessRunner(TimeProvider.System), TimeProvider.System);
        for (var seed = 1; seed <= 25; seed++)
        {
            var graph = Made.Random(new Random(seed));
            if (!(graph.Look.Lower >= graph.Look.Upper))
            {
                (await maker.DrawAsync(graph, default)).Take(4).ShouldBe(_magic, $"seed {seed}");
            }
        }
    }

    [Fact]
    public async Task Without_the_program_the_error_names_its_package()
    {
        var error = await FailureAsync(new Standing(static _ => throw new PlanException(ProcessErrors.NotFound, default, "the program is not there")));

        error.Finding.Code.ShouldBe(SeriesErrors.Picture);
        error.Finding.Message.ShouldBe("the program 'rsvg-convert' is not installed");
        error.Finding.Hint.ShouldNotBeNull().ShouldContain("librsvg2-bin");
    }

    [Fact]
    public async Task A_program_that_fails_is_an_error_with_what_it_said()
    {
        var error = await FailureAsync(new Standing(static _ => Task.FromResult(new ProcessResult { Code = 1, Stderr = "no memory\n" })));

        error.Finding.Message.ShouldBe("'rsvg-convert' made no picture: it ended with 1: 'no memory'");
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended()
    {
        var hangs = new Standing(static async cancel =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancel);
            return new ProcessResult();
        });

        (await FailureAsync(hangs, TimeSpan.FromMilliseconds(20))).Finding.Message.ShouldBe("'rsvg-convert' made no picture: it took longer than 20ms");
    }

    [Fact]
    public async Task Nothing_of_a_graph_is_on_the_command_line()
    {
        var seen = new Standing(static _ => Task.FromResult(new ProcessResult { Code = 1 }));
        await FailureAsync(seen);

        seen.Request!.Arguments.ShouldBe(["rsvg-convert", "--format=png"]);
    }

    private static async Task<PlanException> FailureAsync(IProcesses processes, TimeSpan? limit = null)
    {
        var maker = new PngGraph(processes, TimeProvider.System) { Limit = limit ?? TimeSpan.FromSeconds(10) };
        return await Should.ThrowAsync<PlanException>(() => maker.DrawAsync(_graph, default));
    }

    private sealed class Standing(Func<CancellationToken, Task<ProcessResult>> run) : IProcesses
    {
        public ProcessRequest? Request { get; private set; }

        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel)
        {
            Request = request;
            return run(cancel);
        }
    }
}
