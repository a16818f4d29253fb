using Rem.Processes;
using Rem.Running;
using Rem.Shared;
using Rem.Stdlib.Http;
using Rem.Values;

namespace Rem.Stdlib.Tests.Examples;

/// <summary>The README's example of REM as a library, word for word between the two marks: a test compares them.</summary>
internal static class ReadmeExample
{
    public static async Task<object?> RunAsync()
    {
        // README
        var engine = new RemEngine(new RemOptions
        {
            Tags = StdlibTags.Table,
            Filters = StdlibFilters.Table,
            Processes = new ProcessRunner(TimeProvider.System),
            Http = () => new HttpSender(),
            Resources = clock => SharedResources.InMemory(clock),
        });
        var plan = engine.LoadText("total: ${{ a + b }}");
        var result = await engine.RunAsync(plan, new RunRequest { Pipe = new RemMap { ["a"] = 1L, ["b"] = 2L } }, CancellationToken.None);
        // README
        return result;
    }
}
